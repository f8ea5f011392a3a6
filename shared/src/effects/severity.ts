import { z } from 'zod';
import type { MessageKey } from '../wording/message.ts';

export const SEVERITIES = ['mild', 'moderate', 'severe', 'life-threatening'] as const;
export const severitySchema = z.enum(SEVERITIES);
/** CTCAE v5 general wording (docs/clinical.md 3.4). */
export type Severity = z.infer<typeof severitySchema>;

/** Within a sentence. */
export const SEVERITY_WORDS = {
  mild: 'effects.severity-mild',
  moderate: 'effects.severity-moderate',
  severe: 'effects.severity-severe',
  'life-threatening': 'effects.severity-life-threatening',
} as const satisfies Record<Severity, MessageKey>;

/** By itself, on a button or over a column. */
export const SEVERITY_LABELS = {
  mild: 'effects.mild',
  moderate: 'effects.moderate',
  severe: 'effects.severe',
  'life-threatening': 'effects.life-threatening',
} as const satisfies Record<Severity, MessageKey>;
