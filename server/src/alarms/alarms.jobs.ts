import { alarmHistorySchema } from '@chairside/shared/wire/delivery';
import { type Bulk, type Job, jsonText } from '../platform/bulk.ts';
import type { Clock } from '../platform/clock.ts';
import type { StoreReader } from '../store/reader.read-model.ts';
import { AlarmHistoryReadModel } from './alarm-history.read-model.ts';
import type { AlarmRoutesDeps } from './alarms.routes.ts';

interface Ground {
  readonly store: Pick<StoreReader, 'sessions' | 'delivery' | 'protocols'>;
  readonly clock: Pick<Clock, 'now'>;
}
type History = AlarmRoutesDeps['history'];

const HISTORY: Job<Parameters<History>[1] & { readonly clinicId: number }, string, Ground> = {
  name: 'alarm-history',
  makes: 'screen',
  run: async ({ store, clock }, { clinicId, ...query }) =>
    jsonText(alarmHistorySchema, {
      alarms: await new AlarmHistoryReadModel(store, clock).list(clinicId, query),
    }),
};

export const ALARM_JOBS = [HISTORY] as const;

export const alarmHistory =
  (bulk: Bulk): History =>
  (asker, query) =>
    bulk.run(asker, HISTORY, { clinicId: asker.clinicId, ...query });
