import type { ErrorCode } from '@chairside/shared/wire/errors';
import { AppError } from '../platform/errors.ts';
import type { ChannelState } from './channel-state.ts';
import type { IntakeDeps, IntakeFigures } from './intake-deps.ts';
import type { StreamState } from './stream-state.ts';

/** Refusals of the lane that pass. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'too-far-ahead',
  'not-recording',
  'shutting-down',
]);

/** Whether the store may take the same readings another time. */
export function mayPass(error: unknown): boolean {
  return error instanceof AppError && PASSING.has(error.code);
}

/** Whether the store will never take them, so that their device need not hold back what follows. */
export function isFinal(error: unknown): boolean {
  return error instanceof AppError && error.code === 'session-full';
}

/** The record does not hold what was evaluated: told at the chair, to the log, and on the page of the device; each reading once. */
export function neverStored(
  { deps, figures }: { readonly deps: IntakeDeps; readonly figures: IntakeFigures },
  channel: ChannelState,
  stream: StreamState,
  from: number,
  to: number,
): void {
  const { count, sessions } = stream.lose(from, to);
  if (count === 0) return;
  const { id, deviceId } = channel.record;
  figures.notStored += count;
  deps.engine.record.lost(sessions);
  deps.log.error({ channel: id, count }, 'evaluated and not stored');
  const text = `${count} readings were shown and evaluated, and are not in the record.`;
  deps.noted(deviceId, id, { kind: 'not-stored', text, at: deps.clock.now() });
}

/** A session runs, and by their time these are of before it: right for a backlog, and not for a clock that was misread. */
export function ofNoSession(
  deps: IntakeDeps,
  channel: ChannelState,
  stream: StreamState,
  count: number,
): void {
  const { id, deviceId } = channel.record;
  if (stream.ofNoSession === 0) {
    deps.log.warn({ channel: id, count }, 'readings of no session, while one runs');
  }
  stream.ofNoSession += count;
  const text = `${stream.ofNoSession} readings came while a session ran and are not in its record: by their time they are of before it. If they were measured in it, the monitor's clock is wrong.`;
  deps.noted(deviceId, id, { kind: 'of-no-session', text, at: deps.clock.now() });
}
