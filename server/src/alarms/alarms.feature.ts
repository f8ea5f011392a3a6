import type { Identity } from '../access/identity.ts';
import type { LivePicture } from '../engine/live-picture.ts';
import type { Bulk } from '../platform/bulk.ts';
import type { ServerClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Feature } from '../platform/feature.ts';
import type { Logger } from '../platform/logger.ts';
import type { Timers } from '../platform/timers.ts';
import type { Store } from '../store/ports/store.ts';
import { type AlarmDelivery, createAlarmDelivery } from './alarm-delivery.ts';
import { alarmHistory } from './alarms.jobs.ts';
import { registerAlarmRoutes } from './alarms.routes.ts';

export interface AlarmsNeeds {
  readonly config: Pick<Config, 'onCall'>;
  readonly identity: Identity;
  readonly store: Pick<Store, 'delivery' | 'clinics'>;
  readonly picture: LivePicture;
  readonly clock: ServerClock;
  readonly timers: Timers;
  readonly log: Logger;
  readonly bulk: Bulk;
}

/** The history of alarms, receipts of the stations, and the ladder of what nobody answers. */
export function alarmsFeature(needs: AlarmsNeeds): Feature & AlarmDelivery {
  const { config, identity, store, picture, clock, timers, log, bulk } = needs;
  return {
    ...createAlarmDelivery({ store, picture, clock, timers, log, onCall: config.onCall }),
    routes: (app) => registerAlarmRoutes(app, { identity, history: alarmHistory(bulk) }),
  };
}
