import type { OnCallMessage } from '@chairside/shared/wire/delivery';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Timers } from '../platform/timers.ts';
import { within } from '../platform/within.ts';
import type { DeliveryStore, OnCallRecord } from '../store/ports/delivery.ts';
import type { SendCall } from './webhook.ts';

const CHECK_EVERY_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
export const LONGEST_RETRY_MS = 60_000;
/** After this long nobody is helped by the call any more. */
export const GIVE_UP_AFTER_MS = 3_600_000;
/** A call must not wait for a database that hangs: it is sent all the same, and recorded later. */
const RECORD_WITHIN_MS = 1_000;

export interface OutboxDeps {
  readonly store: DeliveryStore;
  /** Null: no address is configured. The call is recorded as given up, so that the history says so. */
  readonly send: SendCall | null;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Logger;
}

type Call = { -readonly [K in keyof OnCallRecord]: OnCallRecord[K] } & {
  added: boolean;
  recorded: boolean;
};

/** 1, 2, 4 ... 60 s after the first, second, third ... attempt that failed. */
export function retryAfterMs(attempts: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1));
}

/** Calls on their way. Written before the first attempt, tried until taken, withdrawn or too old; never twice at once. */
export class OnCallOutbox {
  readonly #deps: OutboxDeps;
  readonly #calls = new Map<string, Call>();
  readonly #busy = new Set<string>();

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  /** Takes up what an earlier run of the server left. */
  async start(): Promise<() => void> {
    for (const call of await this.#deps.store.waitingCalls()) {
      this.#calls.set(call.message.id, { ...call, added: true, recorded: true });
    }
    return this.#deps.clock.every(CHECK_EVERY_MS, () => void this.run());
  }

  get waiting(): readonly OnCallRecord[] {
    return [...this.#calls.values()].filter(({ state }) => state === 'waiting');
  }

  add(clinicId: number, alarmId: string, message: OnCallMessage): void {
    if (this.#calls.has(message.id)) return;
    const nextAt = this.#deps.clock.now();
    const call = { clinicId, message, alarmId, state: 'waiting' as const, attempts: 0, nextAt };
    const open = { settledAt: null, lastError: null, added: false, recorded: false };
    this.#calls.set(message.id, { ...call, ...open });
  }

  /** The alarm was answered: nobody needs to be called any more. */
  withdraw(id: string): void {
    const call = this.#calls.get(id);
    if (call?.state === 'waiting') this.#settle(call, 'withdrawn');
  }

  /** One round: sends what is due, records what has changed. */
  async run(): Promise<void> {
    const calls = [...this.#calls.values()].filter(({ message }) => !this.#busy.has(message.id));
    await Promise.all(calls.map((call) => this.#attend(call)));
  }

  async #attend(call: Call): Promise<void> {
    const { id } = call.message;
    this.#busy.add(id);
    try {
      await this.#record(call);
      if (call.state === 'waiting' && call.nextAt <= this.#deps.clock.now()) {
        await this.#attempt(call);
        await this.#record(call);
      }
      if (call.state !== 'waiting' && call.recorded) this.#calls.delete(id);
    } finally {
      this.#busy.delete(id);
    }
  }

  async #attempt(call: Call): Promise<void> {
    const { send, clock, log } = this.#deps;
    const { session } = call.message;
    if (!send) {
      call.lastError = 'no address is configured';
      return this.#settle(call, 'given-up');
    }
    call.attempts += 1;
    try {
      await send(call.message, clock.now());
      call.lastError = null;
      log.warn({ session, alarm: call.alarmId }, 'whoever is on call was called');
      this.#settle(call, 'sent');
    } catch (error) {
      const now = clock.now();
      call.lastError = error instanceof Error ? error.message : String(error);
      call.nextAt = now + retryAfterMs(call.attempts);
      call.recorded = false;
      log.error({ err: error, session, attempts: call.attempts }, 'the call did not get through');
      const old = now - call.message.at > GIVE_UP_AFTER_MS;
      if (old && call.state === 'waiting') this.#settle(call, 'given-up');
    }
  }

  #settle(call: Call, state: 'sent' | 'withdrawn' | 'given-up'): void {
    call.state = state;
    call.settledAt = this.#deps.clock.now();
    call.recorded = false;
  }

  async #record(call: Call): Promise<void> {
    if (call.recorded) return;
    const { added: _, recorded: __, ...record } = call;
    const { store, log, timers } = this.#deps;
    const write = async () => {
      if (!call.added) {
        await store.addCall({ ...record, state: 'waiting' });
        call.added = true;
        const kept = await store.calls(call.clinicId, [call.message.session]);
        const known = kept.find(({ message }) => message.id === call.message.id);
        // An earlier run of the server made this call already.
        if (known && known.state !== 'waiting') {
          Object.assign(call, known, { recorded: true });
          return;
        }
      }
      await store.updateCall(record);
      // It may have moved on while this was being written.
      call.recorded = call.state === record.state && call.attempts === record.attempts;
    };
    await within(write(), RECORD_WITHIN_MS, timers).catch((error: unknown) => {
      log.warn({ err: error }, 'a call is not recorded yet');
    });
  }
}
