import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { AppError } from './errors.ts';
import { sendProblem, toProblem } from './problem-details.ts';

/** Paths that belong to the server: a miss there is a miss, never the page. */
const SERVER_PATH = /^\/(api|socket\.io|device|healthz|readyz|metrics)(\/|$)/;
const HASHED = `${sep}assets${sep}`;

/**
 * The built web at `/`. Assets have their hash in their name and never change; the page itself is asked for
 * anew each time. Any other path without an extension is a screen of the web and gets the page.
 */
export async function registerWebFiles(app: FastifyInstance, webDir: string): Promise<void> {
  const built = existsSync(join(webDir, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: webDir,
      cacheControl: false,
      setHeaders(reply, path) {
        const value = path.includes(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache';
        reply.header('cache-control', value);
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const isScreen =
      ['GET', 'HEAD'].includes(request.method) && !SERVER_PATH.test(path) && !/\.[^/]*$/.test(path);
    if (isScreen && built) return reply.sendFile('index.html');
    const what = isScreen
      ? 'The web is not built. Run "npm run build" and start again.'
      : `There is nothing at ${path}.`;
    return sendProblem(reply, toProblem(new AppError('not-found', what)));
  });
}
