/** What a person may ask of a session. The client makes the id: sending a command twice gives the same answer. */
import { z } from 'zod';
import { severitySchema } from '../effects/severity.ts';
import { baselineSchema, STOP_REASONS } from './events.ts';

const common = {
  /** Command id, made by the client. */
  id: z.uuid(),
  /** When it happened at the bedside, epoch ms; absent means now (the server's clock decides). */
  at: z.number().int().optional(),
};
/** PostgreSQL stores neither NUL nor half a surrogate pair: one such note would hold up every later commit. */
const storable = (value: string): boolean => !value.includes('\0') && value.isWellFormed();
const text = (max: number) =>
  z.string().trim().min(1).max(max).refine(storable, 'holds characters that cannot be stored');

export const commandSchema = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('open'), chairId: z.string(), patientRef: text(40) }),
  z.object({ ...common, type: z.literal('attach-monitor'), channelId: z.string() }),
  z.object({ ...common, type: z.literal('set-baseline'), baseline: baselineSchema }),
  z.object({
    ...common,
    type: z.literal('start-infusion'),
    drug: text(60).default('ketamine'),
    doseMg: z.number().positive().max(10_000).optional(),
    plannedMinutes: z.number().min(1).max(600),
  }),
  z.object({ ...common, type: z.literal('pause-infusion'), reason: text(200) }),
  z.object({ ...common, type: z.literal('resume-infusion') }),
  z.object({
    ...common,
    type: z.literal('stop-infusion'),
    reason: z.enum(STOP_REASONS),
    note: text(500).optional(),
  }),
  z.object({
    ...common,
    type: z.literal('observe-effect'),
    term: z.string(),
    severity: severitySchema,
    onset: z.number().int().optional(),
    source: z.enum(['observed', 'patient-reported']).default('observed'),
    note: text(500).optional(),
  }),
  z.object({ ...common, type: z.literal('acknowledge-alarm'), alarmId: z.string() }),
  /** Silences what calls in this session now, for two minutes; never what comes later. */
  z.object({ ...common, type: z.literal('pause-sound') }),
  z.object({ ...common, type: z.literal('resume-sound') }),
  /** For this session only; null: back to the protocol's value. */
  z.object({
    ...common,
    type: z.literal('change-limit'),
    limitId: z.string(),
    value: z.number().nullable(),
    reason: text(200),
  }),
  z.object({ ...common, type: z.literal('add-note'), text: text(2000) }),
  z.object({
    ...common,
    type: z.literal('withdraw-entry'),
    seq: z.number().int().min(1),
    reason: text(200),
  }),
  z.object({ ...common, type: z.literal('close'), note: text(500).optional() }),
]);
export type Command = z.infer<typeof commandSchema>;
/** A command as a client writes it, before defaults are filled in. */
export type CommandInput = z.input<typeof commandSchema>;
export type CommandType = Command['type'];
