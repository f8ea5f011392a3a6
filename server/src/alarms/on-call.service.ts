import { createHash } from 'node:crypto';
import type { Alarm } from '@chairside/shared/alarms/alarm';
import { climbs, dueAt } from '@chairside/shared/alarms/sound/escalation';
import { alarmText } from '@chairside/shared/alarms/words/alarm-line';
import type { AlarmMessage, ChairLive } from '@chairside/shared/wire/station';
import { inEnglish } from '@chairside/shared/wording/in-english';
import type { LivePicture } from '../engine/live-picture.ts';
import type { EngineOutput } from '../engine/output.ts';
import type { Clock } from '../platform/clock.ts';
import type { OnCallOutbox } from './on-call-outbox.ts';

const CHECK_EVERY_MS = 1_000;

interface Climbing {
  readonly clinicId: number;
  readonly chair: string;
  readonly session: string;
  readonly alarm: Alarm;
  /** When whoever is on call is to be called, epoch ms; null: the protocol has no such step. */
  readonly callAt: number | null;
}

/** The same for the same occurrence, in any run of the server: what makes a second call harmless. */
export function callId(session: string, alarmId: string): string {
  const hex = createHash('sha256').update(`on-call ${session} ${alarmId}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

export interface OnCallDeps {
  readonly picture: LivePicture;
  readonly outbox: OnCallOutbox;
  readonly clock: Clock;
}

/**
 * The top of the ladder. It is armed by the alarm itself: what climbs, and since when, follows from the running
 * sessions, so that it needs no client and is there again after a restart.
 */
export class OnCallService implements EngineOutput {
  readonly #deps: OnCallDeps;
  readonly #climbing = new Map<string, Climbing>();

  constructor(deps: OnCallDeps) {
    this.#deps = deps;
  }

  /** Call it once the engine runs. */
  start(clinicIds: readonly number[]): () => void {
    const { picture, clock, outbox } = this.#deps;
    for (const id of clinicIds) for (const chair of picture.chairs(id)) this.#take(id, chair);
    // What was answered while the server was away must not be called any more.
    for (const { message } of outbox.waiting) {
      if (![...this.#climbing.values()].some((one) => idOf(one) === message.id)) {
        outbox.withdraw(message.id);
      }
    }
    const stops = [picture.listen(this), clock.every(CHECK_EVERY_MS, () => this.check())];
    return () => {
      for (const stop of stops) stop();
    };
  }

  check(): void {
    const now = this.#deps.clock.now();
    for (const one of this.#climbing.values()) {
      if (one.callAt !== null && one.callAt <= now) this.#call(one, one.callAt, now);
    }
  }

  alarm(clinicId: number, { chair, session, transition: { alarm } }: AlarmMessage): void {
    const key = `${session} ${alarm.key}`;
    const before = this.#climbing.get(key);
    if (before && (before.alarm.id !== alarm.id || !climbs(alarm))) this.#leave(key, before);
    if (climbs(alarm)) this.#climb(clinicId, chair, session, alarm);
  }

  chair(clinicId: number, chairId: string): void {
    const chair = this.#deps.picture.chair(clinicId, chairId);
    for (const [key, one] of this.#climbing) {
      if (one.chair === chairId && one.session !== chair?.session?.id) this.#leave(key, one);
    }
    if (chair) this.#take(clinicId, chair);
  }

  log(): void {
    // Alarms come by `alarm`, before they are durable.
  }

  reading(): void {
    // What readings mean is the engine's.
  }

  #take(clinicId: number, { id, session, alarms }: ChairLive): void {
    if (!session) return;
    for (const alarm of alarms) if (climbs(alarm)) this.#climb(clinicId, id, session.id, alarm);
  }

  #climb(clinicId: number, chair: string, session: string, alarm: Alarm): void {
    const ladder = this.#deps.picture.protocols(clinicId)[alarm.protocol]?.escalation;
    const callAt = dueAt(alarm, ladder, 'on-call');
    this.#climbing.set(`${session} ${alarm.key}`, { clinicId, chair, session, alarm, callAt });
  }

  #leave(key: string, one: Climbing): void {
    this.#climbing.delete(key);
    this.#deps.outbox.withdraw(idOf(one));
  }

  #call({ clinicId, chair, session, alarm }: Climbing, at: number, now: number): void {
    const { picture, outbox } = this.#deps;
    const id = callId(session, alarm.id);
    const text = alarmText(alarm, now, inEnglish);
    const key = `${session} ${alarm.key}`;
    // Called once: from here on only its answer is waited for.
    const called = this.#climbing.get(key);
    if (called) this.#climbing.set(key, { ...called, callAt: null });
    outbox.add(clinicId, alarm.id, {
      id,
      type: 'alarm-unanswered',
      clinic: picture.clinic(clinicId)?.name ?? '',
      chair: picture.chair(clinicId, chair)?.label ?? '',
      session,
      alarm: { id: alarm.id, text, raisedAt: alarm.raisedAt },
      at,
    });
  }
}

function idOf({ session, alarm }: Climbing): string {
  return callId(session, alarm.id);
}
