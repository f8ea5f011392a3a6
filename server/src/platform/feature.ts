import type { FastifyInstance } from 'fastify';

/**
 * A part of the product as the server takes it in. `<name>.feature.ts` of its folder makes it from what it needs, and
 * what others need of it is beside these two.
 */
export interface Feature {
  /** Adds its routes under `/api`. */
  routes(app: FastifyInstance): void;
  /** Called once nothing arrives any more and everything is stored. */
  stop?(): void | Promise<void>;
}
