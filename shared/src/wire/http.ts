/** HTTP API under `/api` (docs/architecture.md): the schemas that server and web share. */
import { z } from 'zod';
import { sessionEventSchema } from '../moves/events.ts';
import { roleSchema } from '../people/roles.ts';
import { protocolDocumentSchema } from '../protocols/document/document.ts';
import { sessionStateSchema } from '../session/state.ts';
import { uuid } from '../text/bounded.ts';
import { SIGNALS, VITALS } from '../vitals/catalogue.ts';
import { sendingSchema } from './sending.ts';

export const USER_NAME_PATTERN = /^[a-z0-9][a-z0-9._-]{1,39}$/;
export const PASSWORD_MIN = 10;
const userName = z.string().regex(USER_NAME_PATTERN);
const password = z.string().min(PASSWORD_MIN).max(200);

export const signInSchema = z.object({
  userName: z.string().min(1).max(60),
  password: z.string().min(1).max(200),
});
export type SignIn = z.infer<typeof signInSchema>;

export const meSchema = z.object({
  user: z.object({
    id: z.string(),
    userName: z.string(),
    name: z.string(),
    role: roleSchema,
    /** An administrator set the password: nothing else is answered before it is changed. */
    mustChangePassword: z.boolean(),
  }),
  clinic: z.object({ id: z.number().int(), name: z.string(), timeZone: z.string() }),
  /** True when the server runs with demo data and the simulator. */
  demo: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

export const setupStateSchema = z.object({
  needsFirstAdministrator: z.boolean(),
  demo: z.boolean(),
});

/** First run: the one-time code that the server printed makes the clinic and its first administrator. */
export const firstAdministratorSchema = z.object({
  code: z.string().min(1).max(60),
  clinicName: z.string().trim().min(1).max(80),
  timeZone: z.string().min(1).max(60),
  chairs: z.number().int().min(1).max(64).default(4),
  userName,
  name: z.string().trim().min(1).max(80),
  password,
});
export type FirstAdministrator = z.infer<typeof firstAdministratorSchema>;

/** A one-time code of the operator makes one more administrator. */
export const newAdministratorSchema = firstAdministratorSchema.pick({
  code: true,
  userName: true,
  name: true,
  password: true,
});
export type NewAdministrator = z.infer<typeof newAdministratorSchema>;

export const createUserSchema = z.object({
  userName,
  name: z.string().trim().min(1).max(80),
  role: roleSchema,
  password,
});
export const userSchema = z.object({
  id: z.string(),
  userName: z.string(),
  name: z.string(),
  role: roleSchema,
  mustChangePassword: z.boolean(),
  /** Since when the user may not sign in, epoch ms; null: may. */
  deactivatedAt: z.number().nullable(),
});
export type User = z.infer<typeof userSchema>;

/** Of whoever is signed in. */
export const changePasswordSchema = z.object({ current: z.string().min(1).max(200), password });
export type ChangePassword = z.infer<typeof changePasswordSchema>;
/** Of somebody else: they change it at their next sign-in. */
export const setPasswordSchema = z.object({ password });

export const chairSchema = z.object({
  id: z.string(),
  label: z.string(),
  position: z.number().int(),
});
export const createChairSchema = z.object({ label: z.string().trim().min(1).max(40) });

export const DEVICE_NOTES = [
  'ignored',
  'bad-message',
  'stream-used',
  'too-many-streams',
  'not-stored',
  'of-no-session',
] as const;
export const deviceNoteSchema = z.object({
  kind: z.enum(DEVICE_NOTES),
  /** When it last happened, epoch ms. */
  at: z.number(),
  text: z.string(),
});
/** Something that a device does wrong, in a sentence for whoever looks after it. */
export type DeviceNote = z.infer<typeof deviceNoteSchema>;

/** When and by whom the token of a monitor was withdrawn; null where an earlier release did not keep it. */
export const withdrawnSchema = z.object({ at: z.number().nullable(), by: z.string().nullable() });

export const channelSchema = z.object({
  id: z.string(),
  deviceId: z.string(),
  deviceLabel: z.string(),
  /** Of the whole monitor: what its messages leave open. */
  sending: sendingSchema,
  /** Of the whole monitor; null: it has a token. */
  withdrawn: withdrawnSchema.nullable(),
  /** Name of the channel within its device, as the device sends it. */
  channel: z.string(),
  chairId: z.string().nullable(),
  online: z.boolean(),
  lastSeenAt: z.number().nullable(),
  skewMs: z.number().nullable(),
  /** Since the start of the server, one of each kind, newest first. */
  notes: z.array(deviceNoteSchema).default([]),
});
export type Channel = z.infer<typeof channelSchema>;

export const createDeviceSchema = z.object({
  label: z.string().trim().min(1).max(60),
  channels: z.array(z.string().trim().min(1).max(64)).min(1).max(64).default(['1']),
});
/** `token` is shown once, at creation; only its hash is stored. */
export const createdDeviceSchema = z.object({
  id: z.string(),
  label: z.string(),
  token: z.string(),
  channels: z.array(channelSchema),
});

/** A new token of a monitor that there is; shown once. */
export const deviceTokenSchema = z.object({
  id: z.string(),
  label: z.string(),
  token: z.string(),
});

export const bindChannelSchema = z.object({ chairId: uuid.nullable() });

export const commandAnswerSchema = z.object({
  events: z.array(sessionEventSchema),
  seq: z.number().int(),
});
export type CommandAnswer = z.infer<typeof commandAnswerSchema>;

export const sessionDetailSchema = z.object({
  state: sessionStateSchema,
  protocol: protocolDocumentSchema,
});
export type SessionDetail = z.infer<typeof sessionDetailSchema>;

export const sessionEventsSchema = z.object({ events: z.array(sessionEventSchema) });

/** Most points per signal in one answer; more are reduced to the minimum and maximum of each bucket. */
export const MAX_CHART_POINTS = 400;
export const readingsQuerySchema = z.object({
  from: z.coerce.number().int(),
  to: z.coerce.number().int(),
  points: z.coerce.number().int().min(2).max(MAX_CHART_POINTS).default(MAX_CHART_POINTS),
});
/**
 * Readings for a chart. Each series is two arrays of equal length: instants (server clock, epoch ms,
 * ascending) and values. `null` marks a gap: the line breaks there.
 */
export const readingsAnswerSchema = z.object({
  from: z.number(),
  to: z.number(),
  series: z.partialRecord(
    z.enum(SIGNALS),
    z.object({ t: z.array(z.number()), v: z.array(z.number().nullable()) }),
  ),
  /** Spans without data while a monitor was attached, with the cause where the monitor gave one. */
  gaps: z.array(
    z.object({ vital: z.enum(VITALS), from: z.number(), to: z.number(), cause: z.string() }),
  ),
  /** Readings that the answer was made from. */
  count: z.number().int(),
  late: z.number().int(),
});
export type ReadingsAnswer = z.infer<typeof readingsAnswerSchema>;
