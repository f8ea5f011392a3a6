import type { AlarmRecord } from '@chairside/shared/wire/delivery';
import type { Clock } from '../platform/clock.ts';
import type { Store } from '../store/ports/store.ts';
import { alarmRecords } from './alarm-records.ts';

/** The newest alarms of a clinic are looked for in this many of its alarm events. */
const EVENTS_LOOKED_AT = 2_000;

/** What became of every alarm: from the session logs, the receipts of the stations and the outbox of calls. */
export class AlarmHistoryReadModel {
  readonly #store: Pick<Store, 'sessions' | 'delivery' | 'protocols'>;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(
    store: Pick<Store, 'sessions' | 'delivery' | 'protocols'>,
    clock: Pick<Clock, 'now'>,
  ) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Newest first. Without a session: the newest of the whole clinic. */
  async list(
    clinicId: number,
    query: { readonly session?: string | undefined; readonly limit: number },
  ): Promise<AlarmRecord[]> {
    const { sessions, delivery } = this.#store;
    const ids =
      query.session === undefined
        ? await delivery.recentlyAlarmed(clinicId, EVENTS_LOOKED_AT)
        : [query.session];
    const [logs, receipts, calls] = await Promise.all([
      Promise.all(ids.map((id) => sessions.events(clinicId, id))),
      delivery.receipts(clinicId, ids),
      delivery.calls(clinicId, ids),
    ]);
    const references = new Set(
      logs.flat().flatMap(({ body }) => (body.type === 'session-opened' ? [body.protocol] : [])),
    );
    const protocols = new Map(
      await Promise.all(
        [...references].map(
          async (name) => [name, await this.#store.protocols.get(clinicId, name)] as const,
        ),
      ),
    );
    const now = this.#clock.now();
    return logs
      .flatMap((events) => alarmRecords(events, (name) => protocols.get(name)?.escalation))
      .sort((a, b) => b.alarm.raisedAt - a.alarm.raisedAt)
      .slice(0, query.limit)
      .map((record) => {
        const { session, alarm } = record;
        const call = calls.find(
          ({ message, alarmId }) => message.session === session && alarmId === alarm.id,
        );
        const called = record.clinicCalledAt;
        return {
          ...record,
          // A step that has not fallen due yet has not been taken.
          clinicCalledAt: called !== null && called <= now ? called : null,
          onCall: call
            ? {
                ...{ state: call.state, at: call.message.at, attempts: call.attempts },
                ...{ settledAt: call.settledAt, lastError: call.lastError },
              }
            : null,
          receipts: receipts
            .filter((each) => each.sessionId === session && each.alarmId === alarm.id)
            .map(({ stationId: station, userName: user, deliveredAt, seenAt, soundedAt }) => ({
              ...{ station, user, deliveredAt, seenAt, soundedAt },
            })),
        };
      });
  }
}
