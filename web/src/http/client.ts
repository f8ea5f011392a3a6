import { ApiError, asksToSignIn, problemToError } from './problem.ts';

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Without an answer for this long the request counts as unreachable. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/**
 * One request to `/api`. Resolves to the parsed body (null for 204); rejects with `ApiError`.
 * `T` is what the shared schema of that endpoint promises.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { method = 'GET', body, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError('unreachable', 'The server cannot be reached.');
  }
  const parsed = await readBody(response);
  if (!response.ok) {
    const error = problemToError(response.status, parsed);
    if (asksToSignIn(error.code)) onSignedOut();
    throw error;
  }
  return parsed as T;
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '');
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

let onSignedOut: () => void = () => undefined;
/** Called when any request is answered "not signed in", or not before the password is changed. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}
