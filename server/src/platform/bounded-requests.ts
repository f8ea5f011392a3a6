import { outOfBounds } from '@chairside/shared/protocol/bounded';
import type { FastifyInstance } from 'fastify';
import { AppError } from './errors.ts';

/** No request holds a number, a text or a depth that could be taken and not given back, whatever its schema leaves open. */
export function registerBounds(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ body, query, params }) => {
    const found = outOfBounds(body) ?? outOfBounds(query) ?? outOfBounds(params);
    if (!found) return;
    throw new AppError(
      'bad-request',
      `${found.path === '' ? 'The request' : found.path} ${found.message}.`,
      {
        issues: [found],
      },
    );
  });
}
