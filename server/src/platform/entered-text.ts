import { textProblem } from '@chairside/shared/protocol/entered-text';
import type { FastifyInstance } from 'fastify';
import { AppError } from './errors.ts';

/** Never stored or shown: of whatever characters it was once chosen, it goes on to be taken. */
const SECRETS: ReadonlySet<string> = new Set(['password', 'current']);

/** Every text of every request, whatever its route does with it: refused with its place where it is not fit to be kept and read. */
export function registerEnteredText(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ params, query, body }) => {
    for (const given of [params, query, body]) refuseOdd(given);
  });
}

function refuseOdd(given: unknown): void {
  // Not by recursion: a body may be nested as deep as it is long.
  const waiting: { readonly path: string; readonly value: unknown }[] = [
    { path: '', value: given },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, value } = next;
    if (typeof value === 'string') refuseText(path, value);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        if (textProblem(name) !== null) refuseText(path, name);
        if (SECRETS.has(name)) continue;
        waiting.push({ path: path === '' ? name : `${path}.${name}`, value: inner });
      }
    }
  }
}

function refuseText(path: string, text: string): void {
  const message = textProblem(text);
  if (message === null) return;
  throw new AppError('bad-request', `${path || 'The request'} ${message}. Type it again.`, {
    issues: [{ path, message }],
  });
}
