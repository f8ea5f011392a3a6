import type { Reading } from '@chairside/shared/vitals/reading';
import type { SessionActor } from './session-actor.ts';

/** Where several monitors measure in a session, a reading says which: a value of one does not answer for the other. */
export function withSource(reading: Reading, channelId: string, actor: SessionActor): Reading {
  const several = (actor.state?.channels.length ?? 0) > 1;
  return several ? { ...reading, source: channelId } : reading;
}
