import { z } from 'zod';

export const SEVERITIES = ['mild', 'moderate', 'severe', 'life-threatening'] as const;
export const severitySchema = z.enum(SEVERITIES);
/** CTCAE v5 general wording (docs/clinical.md 3.4). */
export type Severity = z.infer<typeof severitySchema>;
