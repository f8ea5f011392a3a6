import type { Refusal } from '@chairside/shared/session/refusals';
import { ERROR_CODES, type ErrorCode, type WireError } from '@chairside/shared/wire/errors';
import { inEnglish } from '@chairside/shared/wording/in-english';
import type { Message } from '@chairside/shared/wording/message';
import { isDatabaseAway } from './database-away.ts';

export interface AppErrorDetail {
  /** For `command-refused`: the stable code of the rule that refused. */
  readonly refusal?: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
  /** When it is worth trying again. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/**
 * The one base error. Its code is set where the failure happens; retry and screen decide on the code,
 * never on the text. The message is a sentence for a person and may cross the wire (except for 5xx over HTTP).
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly refusal: string | undefined;
  readonly says: Message | undefined;
  readonly issues: AppErrorDetail['issues'];
  readonly retryAfterSeconds: number | undefined;

  /** `message`: of the catalogue; a string only where a lower layer has no other words. */
  constructor(code: ErrorCode, message: Message | string, detail: AppErrorDetail = {}) {
    const said = typeof message === 'string' ? message : inEnglish.text(message);
    super(said, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.refusal = detail.refusal;
    this.says = typeof message === 'string' ? undefined : message;
    this.issues = detail.issues;
    this.retryAfterSeconds = detail.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_CODES[this.code].status;
  }

  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable;
  }
}

/** A command that the rules refuse, with their code and their sentence. */
export function commandRefused({ code, message }: Refusal): AppError {
  return new AppError('command-refused', message, { refusal: code });
}

/** The refusal in any failure: ours, or one of a lower layer that carries one of the stable codes. Null for a defect. */
export function asRefusal(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (isDatabaseAway(error)) {
    return new AppError('not-recording', 'The database does not answer. Try again.', {
      cause: error,
    });
  }
  if (isUnstorableText(error)) {
    return new AppError('bad-request', 'A text holds characters that cannot be stored.', {
      cause: error,
    });
  }
  if (!(error instanceof Error) || !('code' in error) || !isErrorCode(error.code)) return null;
  return new AppError(error.code, error.message, { cause: error });
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}

/** A failure in an acknowledgement on a socket; what is not ours becomes `internal` without detail. */
export function toWireError(error: unknown): WireError {
  const refusal = asRefusal(error);
  if (refusal) {
    return { code: refusal.code, message: refusal.message, retryable: refusal.retryable };
  }
  return { code: 'internal', message: 'The server could not do this.', retryable: true };
}

/** What PostgreSQL says of NUL and of half a surrogate pair, under any wrapping. */
function isUnstorableText(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && (current.code === '22021' || current.code === '22P05')) return true;
  }
  return false;
}
