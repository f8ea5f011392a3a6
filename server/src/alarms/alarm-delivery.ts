import type { LivePicture } from '../engine/live-picture.ts';
import type { ServerClock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Timers } from '../platform/timers.ts';
import type { Store } from '../store/ports/store.ts';
import { OnCallService } from './on-call.service.ts';
import { OnCallOutbox } from './on-call-outbox.ts';
import { ReceiptsService } from './receipts.service.ts';
import { type SendCall, type WebhookSettings, webhook } from './webhook.ts';

export interface AlarmDeliveryDeps {
  readonly store: Pick<Store, 'delivery' | 'clinics'>;
  readonly picture: LivePicture;
  readonly clock: ServerClock;
  readonly timers: Timers;
  readonly log: Logger;
  /** Where whoever is on call is reached; null: nowhere. */
  readonly onCall: WebhookSettings | null;
}

export interface AlarmDelivery {
  readonly receipts: ReceiptsService;
  /** Call it once the engine runs. */
  start(): Promise<void>;
  /** Calls nobody more, and writes what waits. */
  halt(): Promise<void>;
}

/** Receipts of the stations and the ladder of what nobody answers. */
export function createAlarmDelivery(deps: AlarmDeliveryDeps): AlarmDelivery {
  const { clock, timers, log, picture, store } = deps;
  const receipts = new ReceiptsService({ store: store.delivery, clock, log });
  const call = deps.onCall ? webhook(deps.onCall) : null;
  // The receiver compares the signed time with its own clock: the machine's, not server time.
  const send: SendCall | null = call && ((message, now) => call(message, now + clock.wallOffMs()));
  const outbox = new OnCallOutbox({ store: store.delivery, send, clock, timers, log });
  const onCall = new OnCallService({ picture, outbox, clock });
  const stops: (() => void)[] = [];
  return {
    receipts,
    async start() {
      const clinics = (await store.clinics.all()).map(({ id }) => id);
      stops.push(receipts.start());
      stops.push(await outbox.start());
      stops.push(onCall.start(clinics));
    },
    async halt() {
      for (const stop of stops.splice(0)) stop();
      await receipts.write();
    },
  };
}
