import type { Severity } from '@chairside/shared/effects/severity';

export const SEVERITY_LABELS = {
  mild: 'Mild',
  moderate: 'Moderate',
  severe: 'Severe',
  'life-threatening': 'Life-threatening',
} as const satisfies Record<Severity, string>;
