import { minuteOf } from '@chairside/shared/review/vitals-review';
import { utcText } from '@chairside/shared/time/calendar';
import { SIGNAL_INFO, SIGNALS, VITALS } from '@chairside/shared/vitals/catalogue';
import {
  deviceClockUnset,
  type Reading,
  statusIn,
  valueIn,
} from '@chairside/shared/vitals/reading';
import type { RecordedReading } from '../../store/ports/store.ts';
import type { ClinicTime } from '../record/clinic-time.ts';
import type { Column } from './csv-text.ts';

/** One row for each reading. `start`: of the infusion, epoch ms; null without one. */
export function readingColumns(time: ClinicTime, start: number | null): Column<RecordedReading>[] {
  return [
    { header: 'measured_at_utc', cell: ({ at }) => utcText(at) },
    { header: `measured_at_clinic [${time.timeZone}]`, cell: ({ at }) => time.iso(at) },
    { header: 'minute_of_infusion [min]', cell: ({ at }) => minuteOf(at, start) },
    ...SIGNALS.map((signal): Column<RecordedReading> => {
      const { ucum } = SIGNAL_INFO[signal];
      return { header: `${signal} [${ucum}]`, cell: ({ values }) => valueIn(values, signal) };
    }),
    {
      header: 'cuff_taken_at_utc',
      cell: ({ nibpAt }) => (nibpAt === null ? null : utcText(nibpAt)),
    },
    { header: 'late', cell: ({ late }) => late },
    ...VITALS.map(
      (vital): Column<RecordedReading> => ({
        header: `${vital}_status`,
        cell: ({ statuses }) => statusIn(statuses, vital),
      }),
    ),
    ...SIGNALS.map(
      (signal): Column<RecordedReading> => ({
        header: `${signal}_invalid_as_sent`,
        cell: ({ invalid }) => invalid?.[signal],
      }),
    ),
    { header: 'monitor_battery [%]', cell: ({ battery }) => battery },
    { header: 'monitor_battery_invalid_as_sent', cell: ({ invalid }) => invalid?.battery },
    { header: 'arrived_at_utc', cell: ({ arrivedAt }) => utcText(arrivedAt) },
    { header: 'device_time_utc', cell: ({ t }) => utcText(t) },
    { header: 'device_stream', cell: ({ stream }) => stream },
    { header: 'device_clock_unset', cell: ({ t }) => deviceClockUnset(t) },
    { header: 'device_seq', cell: ({ seq }) => seq },
    {
      header: 'unknown_as_stored',
      cell: ({ unknown }) => (unknown === null ? null : JSON.stringify(unknown)),
    },
  ];
}

/** In order of measurement; of two at one instant, the one that arrived first. */
export function inOrderOfMeasurement<R extends Reading>(readings: readonly R[]): R[] {
  return [...readings].sort((a, b) => a.at - b.at || a.arrivedAt - b.arrivedAt || a.seq - b.seq);
}
