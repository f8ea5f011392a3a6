import type { Look } from '@chairside/shared/alarms/urgency';
import type { Severity } from '@chairside/shared/effects/severity';
import classes from './chart.module.css';

const R = 5;

/** Shape of an alarm's priority: triangle, diamond, circle. Told apart without colour. */
export function LookShape({ look, x, y }: { look: Look; x: number; y: number }) {
  switch (look) {
    case 'high':
      return <path d={`M${x},${y - R}L${x + R},${y + R - 1}H${x - R}Z`} />;
    case 'medium':
      return <path d={`M${x},${y - R}L${x + R},${y}L${x},${y + R}L${x - R},${y}Z`} />;
    case 'low':
      return <circle cx={x} cy={y} r={R - 1} />;
  }
}

const FILLED = { mild: 0, moderate: 1, severe: 2, 'life-threatening': 2 } as const;

/** Severity of an effect by how much of the mark is filled; the gravest has a second ring. */
export function SeverityShape({ severity, x, y }: { severity: Severity; x: number; y: number }) {
  const filled = FILLED[severity];
  return (
    <g className={classes.effect}>
      <circle
        cx={x}
        cy={y}
        r={R}
        className={filled === 2 ? classes.effectFull : classes.effectRing}
      />
      {filled === 1 ? (
        <path d={`M${x},${y - R}A${R},${R} 0 0 1 ${x},${y + R}Z`} className={classes.effectFull} />
      ) : null}
      {severity === 'life-threatening' ? (
        <circle cx={x} cy={y} r={R + 2.5} className={classes.effectRing} />
      ) : null}
    </g>
  );
}
