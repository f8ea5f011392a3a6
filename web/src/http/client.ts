import type { Route } from '@chairside/shared/wire/route';
import type { Answer, RouteName, Routes } from '@chairside/shared/wire/routes';
import type { z } from 'zod';
import { ApiError, asksToSignIn, problemToError } from './problem.ts';

type InQuery = string | number | boolean | undefined;

/** What a route takes. A part that it does not have is an error of the types. */
type Asked<R extends Route> = (R extends { readonly params: infer P extends z.ZodType }
  ? { readonly params: Readonly<Record<keyof z.output<P>, string>> }
  : { readonly params?: never }) &
  (R extends { readonly query: infer Q extends z.ZodType }
    ? { readonly query?: { readonly [K in keyof z.input<Q>]?: InQuery } }
    : { readonly query?: never }) &
  (R extends { readonly body: infer B extends z.ZodType }
    ? { readonly body: z.input<B> }
    : { readonly body?: never });

interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Without an answer for this long the request counts as unreachable. */
  readonly timeoutMs?: number;
}

type Asking<N extends RouteName> = Asked<Routes[N]> & RequestOptions;
/** May be left out where the route takes nothing that must be there. */
type Arguments<N extends RouteName> =
  Record<never, never> extends Asking<N> ? [asked?: Asking<N>] : [asked: Asking<N>];

interface AnyAsked extends RequestOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, InQuery>>;
  readonly body?: unknown;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** The body of a route, as its `Form` fills it. */
export type Body<N extends RouteName> = Asking<N>['body'];

/**
 * Asks one route of the shared table (`shared/src/wire/routes.ts`). Resolves to its answer, null where it has none, as
 * the server writes it by the schema of that very route; rejects with `ApiError`.
 */
export function call<N extends RouteName>(name: N, ...[asked]: Arguments<N>): Promise<Answer<N>>;
export async function call(name: RouteName, asked: AnyAsked = {}): Promise<unknown> {
  const { params = {}, query = {}, body, headers, timeoutMs = DEFAULT_TIMEOUT_MS } = asked;
  const [method = '', pattern = ''] = name.split(' ');
  let response: Response;
  try {
    response = await fetch(`${filled(pattern, params)}${search(query)}`, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiError('unreachable', 'The server cannot be reached.');
  }
  const parsed = await readBody(response);
  if (!response.ok) {
    const error = problemToError(response.status, parsed);
    if (asksToSignIn(error.code)) onSignedOut();
    throw error;
  }
  return parsed;
}

const filled = (pattern: string, params: Readonly<Record<string, string>>): string =>
  pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

function search(query: Readonly<Record<string, InQuery>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
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
