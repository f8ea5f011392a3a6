import type { FastifyInstance } from 'fastify';

/**
 * A part of the product as the server takes it in. `<name>.feature.ts` of its folder makes it from what it needs, and
 * what others need of it is beside these four. `composition.ts` lists the features as data flows through them, and each
 * step below reaches one after the other in that order.
 */
export interface Feature {
  /** Adds its routes under `/api`. */
  routes?(app: FastifyInstance): void;
  /** Called once, before the server listens. */
  start?(): void | Promise<void>;
  /** Takes and decides nothing more: what is queued is stored after this. Also called where starting failed. */
  halt?(): void | Promise<void>;
  /** Called once everything is stored. */
  stop?(): void | Promise<void>;
}

type Step = 'start' | 'halt' | 'stop';

export async function eachInTurn(features: readonly Feature[], step: Step): Promise<void> {
  for (const feature of features) await feature[step]?.();
}
