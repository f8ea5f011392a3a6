import { z } from 'zod';

/**
 * Every error code that crosses a wire, with what a person may do about it.
 * `retryable`: sending the very same thing again may succeed.
 */
export const ERROR_CODES = {
  'bad-message': { status: 400, retryable: false },
  /** A device's times are seconds or microseconds. */
  'wrong-time-unit': { status: 400, retryable: false },
  'bad-request': { status: 400, retryable: false },
  'unsupported-protocol': { status: 400, retryable: false },
  'not-signed-in': { status: 401, retryable: false },
  'wrong-credentials': { status: 401, retryable: false },
  'bad-token': { status: 401, retryable: false },
  'not-allowed': { status: 403, retryable: false },
  /** The password was set by an administrator: its owner changes it first. */
  'password-change-needed': { status: 403, retryable: false },
  /** A signature: it is given with the password, at its own address. */
  'password-needed': { status: 403, retryable: false },
  'not-found': { status: 404, retryable: false },
  'unknown-channel': { status: 404, retryable: false },
  'unknown-session': { status: 404, retryable: false },
  /** The connection ended, or the time for it ran out, before the whole request was there. */
  'request-incomplete': { status: 408, retryable: true },
  'chair-occupied': { status: 409, retryable: false },
  'channel-taken': { status: 409, retryable: false },
  'patient-in-another-chair': { status: 409, retryable: false },
  /** Somebody else saved a newer version; `issues` names what differs. */
  'version-conflict': { status: 409, retryable: false },
  'record-number-taken': { status: 409, retryable: false },
  /** Somebody of this name and date of birth is registered; `issues` names them. */
  'possible-duplicate': { status: 409, retryable: false },
  'already-set-up': { status: 409, retryable: false },
  'name-taken': { status: 409, retryable: false },
  'command-refused': { status: 422, retryable: false },
  'protocol-refused': { status: 422, retryable: false },
  /** A number of the stream is another reading already. */
  'stream-used': { status: 409, retryable: false },
  /** The session holds as many readings as a session may. */
  'session-full': { status: 409, retryable: false },
  'message-too-long': { status: 413, retryable: false },
  'too-many-streams': { status: 429, retryable: true },
  'too-many-requests': { status: 429, retryable: true },
  'too-far-ahead': { status: 429, retryable: true },
  internal: { status: 500, retryable: true },
  'not-recording': { status: 503, retryable: true },
  'shutting-down': { status: 503, retryable: true },
} as const satisfies Record<string, { status: number; retryable: boolean }>;

export type ErrorCode = keyof typeof ERROR_CODES;

export const errorSchema = z.object({
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
});
/** A refusal in an acknowledgement. */
export type WireError = z.infer<typeof errorSchema>;

/** A `Message` on the wire; its arguments are texts, numbers and further messages. */
const messageSchema = z.object({
  key: z.string(),
  args: z.record(z.string(), z.unknown()).optional(),
});

/** RFC 9457 problem details, as every failed HTTP request is answered. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** In English. */
  detail: z.string(),
  /** The same as a message of the catalogue, which a page says in its own language. */
  says: messageSchema.optional(),
  code: z.string(),
  /** For `command-refused` and `protocol-refused`: the stable code of the rule that refused. */
  refusal: z.string().optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
