import type { Actor } from '../people/roles.ts';

export const isProvider = (by: Actor): boolean => by.kind === 'user' && by.role === 'provider';

/** One person, not two: a second person is somebody else. */
export const sameUser = (a: Actor, b: Actor): boolean =>
  a.kind === 'user' && b.kind === 'user' && a.id === b.id;
