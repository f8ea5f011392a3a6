import type { ErrorCode } from '@chairside/shared/wire/errors';
import { AppError } from '../../platform/errors.ts';

interface DatabaseError {
  readonly code?: string;
  readonly constraint?: string;
  readonly message: string;
}

/** The driver's error under any wrapping by the query builder. */
export function databaseError(error: unknown): DatabaseError | null {
  let current = error;
  while (current instanceof Error) {
    if ('code' in current && typeof current.code === 'string') {
      const constraint = 'constraint' in current ? current.constraint : undefined;
      return {
        code: current.code,
        message: current.message,
        ...(typeof constraint === 'string' ? { constraint } : {}),
      };
    }
    current = current.cause;
  }
  return null;
}

const NO_SUCH_SESSION = {
  code: 'unknown-session',
  message: 'This clinic has no such session.',
} as const;
export const noSuchSession = () => new AppError(NO_SUCH_SESSION.code, NO_SUCH_SESSION.message);

const CONSTRAINTS: Readonly<Record<string, { code: ErrorCode; message: string }>> = {
  sessions_running_chair: {
    code: 'chair-occupied',
    message: 'another session is running in this chair',
  },
  sessions_running_patient: {
    code: 'patient-in-another-chair',
    message: 'this patient has a running session in another chair',
  },
  /** Of another clinic: whoever asks sees none of that id. */
  sessions_id: NO_SUCH_SESSION,
  session_channels_running: {
    code: 'channel-taken',
    message: 'another running session holds this channel',
  },
  channels_bound_in_session: {
    code: 'channel-taken',
    message: 'a running session holds this channel',
  },
  users_user_name: { code: 'name-taken', message: 'this user name is taken' },
  chairs_label: { code: 'name-taken', message: 'the clinic has a chair of this label' },
  devices_label: { code: 'name-taken', message: 'the clinic has a monitor of this label' },
  patients_record_number: {
    code: 'record-number-taken',
    message: 'Another patient of the clinic has this record number.',
  },
  channels_name: { code: 'name-taken', message: 'the monitor has two channels of one name' },
};

/** Turns a refusal by a named constraint into its typed error; anything else comes back as it was. */
export function refusal(error: unknown): unknown {
  const known = CONSTRAINTS[databaseError(error)?.constraint ?? ''];
  return known ? new AppError(known.code, known.message, { cause: error }) : error;
}
