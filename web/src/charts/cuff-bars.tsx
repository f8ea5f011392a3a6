import type { AxisMap } from './axis.ts';
import classes from './chart.module.css';
import type { CuffReading } from './series.ts';

const CAP = 3;

/** Blood pressure: a bar from diastolic to systolic with caps, a dot at the mean. */
export function CuffBars({
  cuffs,
  x,
  y,
}: {
  cuffs: readonly CuffReading[];
  x: AxisMap;
  y: AxisMap;
}) {
  const [left, right] = x.range;
  // What was taken by hand stands here twice for a moment: as it waits, and as the server has stored it.
  const once = [...new Map(cuffs.map((cuff) => [cuff.t, cuff])).values()];
  return (
    <g className={classes.bp}>
      {once.map(({ t, sys, dia, map }) => {
        const at = x(t);
        if (at < left || at > right) return null;
        return (
          <g key={t}>
            {sys !== null && dia !== null ? (
              <line className={classes.cuff} x1={at} x2={at} y1={y(sys)} y2={y(dia)} />
            ) : null}
            {[sys, dia].map((value, end) =>
              value === null ? null : (
                <line
                  // The two ends of one inflation: their order never changes.
                  key={end === 0 ? 'sys' : 'dia'}
                  className={classes.cuff}
                  x1={at - CAP}
                  x2={at + CAP}
                  y1={y(value)}
                  y2={y(value)}
                />
              ),
            )}
            {map === null ? null : <circle className={classes.mean} cx={at} cy={y(map)} r={2.5} />}
          </g>
        );
      })}
    </g>
  );
}
