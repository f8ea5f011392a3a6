import { outOfBounds } from '@chairside/shared/text/bounded';
import type { FastifyInstance } from 'fastify';
import { AppError } from './errors.ts';

/** Never stored or shown: of whatever characters it was once chosen, it goes on to be taken. */
const SECRETS: ReadonlySet<string> = new Set(['password', 'current']);

/** No request holds a number, a text or a depth that could be taken and not given back, or a text that is not fit to be read, whatever its schema leaves open. */
export function registerBounds(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ params, query, body }) => {
    const found =
      outOfBounds(params, SECRETS) ?? outOfBounds(query, SECRETS) ?? outOfBounds(body, SECRETS);
    if (!found) return;
    const { path, message } = found;
    const again = found.ofText ? ' Type it again.' : '';
    throw new AppError('bad-request', `${path || 'The request'} ${message}.${again}`, {
      issues: [{ path, message }],
    });
  });
}
