import { z } from 'zod';

export const SEVERITIES = ['mild', 'moderate', 'severe', 'life-threatening'] as const;
export const severitySchema = z.enum(SEVERITIES);
/** CTCAE v5 general wording (CLINICAL 3.4). */
export type Severity = z.infer<typeof severitySchema>;
