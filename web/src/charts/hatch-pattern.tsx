import classes from './chart.module.css';

/** Hatching of a gap: told from an empty chart without colour. */
export function HatchPattern({ id }: { readonly id: string }) {
  return (
    <pattern
      id={id}
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <line className={classes.hatch} x1="0" y1="0" x2="0" y2="6" />
    </pattern>
  );
}
