import type { ErrorCode, Problem } from '@chairside/shared/wire/errors';
import { isKnownMessage } from '@chairside/shared/wording/known-message';
import { say, textOf } from '../language/say.ts';

/** `unreachable`: no answer came back at all, so nobody knows whether the request was carried out. */
export type ApiErrorCode = ErrorCode | 'unreachable' | 'unreadable';

const RETRYABLE: ReadonlySet<string> = new Set<ApiErrorCode>([
  'unreachable',
  'not-recording',
  'shutting-down',
  'internal',
  'too-many-requests',
]);

/** The person is to sign in first, or to change a password that was given to them. */
export const asksToSignIn = (code: string): boolean =>
  code === 'not-signed-in' || code === 'password-change-needed';

/** A refused or failed request. Decide on `code` and `refusal`, never on the text. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly status: number;
  /** For `command-refused`: the stable code of the rule that refused. */
  readonly refusal: string | null;
  readonly issues: readonly { path: string; message: string }[];

  constructor(
    code: ApiErrorCode,
    message: string,
    status = 0,
    refusal: string | null = null,
    issues: readonly { path: string; message: string }[] = [],
  ) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.refusal = refusal;
    this.issues = issues;
  }

  get retryable(): boolean {
    return RETRYABLE.has(this.code);
  }
}

/** In this page's language; null where it cannot say it, as of a server of another version with other arguments. */
function saidHere(says: unknown): string | null {
  if (!isKnownMessage(says)) return null;
  try {
    return textOf(says);
  } catch {
    return null;
  }
}

export function problemToError(status: number, body: unknown): ApiError {
  if (isProblem(body)) {
    const code = body.code as ErrorCode;
    const { says, detail, title } = body;
    const text = saidHere(says) ?? (detail || title);
    return new ApiError(code, text, status, body.refusal ?? null, body.issues ?? []);
  }
  if (status >= 500 || status === 0) {
    return new ApiError('unreachable', say('http.the-server-cannot-be-reached'), status);
  }
  return new ApiError(
    'unreadable',
    say('http.the-server-answered-status-in-a', { status }),
    status,
  );
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    typeof (body as Partial<Problem>).code === 'string' &&
    typeof (body as Partial<Problem>).title === 'string'
  );
}

/** One sentence for a person: what went wrong and, where known, what to do. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return say('http.something-went-wrong-on-this');
  switch (error.code) {
    case 'unreachable':
      return say('http.the-server-cannot-be-reached-check');
    case 'not-recording':
      return say('http.the-server-cannot-save-at-the');
    case 'not-signed-in':
      return say('http.your-sign-in-has-ended-sign');
    case 'not-allowed':
      return say('http.your-role-does-not-allow-this');
    default:
      return error.message;
  }
}
