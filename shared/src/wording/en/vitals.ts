/** The words of `web/src/vitals`. */
export const vitals = {
  'vitals.by-hand-value': 'by hand, {value}',
  'vitals.cuff-failed': 'cuff failed',
  'vitals.hand-age': 'hand {age}',
  'vitals.just-now': 'just now',
  'vitals.limits-of-name-in-force': 'Limits of {name} in force',
  'vitals.low-signal': 'low signal',
  'vitals.mean-mean': 'mean {mean},',
  'vitals.nibp': 'NIBP',
  'vitals.not-valid': 'not valid',
  'vitals.sensor-off': 'sensor off',
} as const;
