import { READINGS } from '@chairside/shared/exports/tables';
import { minuteOf } from '@chairside/shared/review/vitals-review';
import { utcText } from '@chairside/shared/time/calendar';
import { SIGNALS, VITALS } from '@chairside/shared/vitals/catalogue';
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
    { header: READINGS.measured, cell: ({ at }) => utcText(at) },
    { header: READINGS.measuredInClinic(time.timeZone), cell: ({ at }) => time.iso(at) },
    { header: READINGS.minute, cell: ({ at }) => minuteOf(at, start) },
    ...SIGNALS.map(
      (signal): Column<RecordedReading> => ({
        header: READINGS.value(signal),
        cell: ({ values }) => valueIn(values, signal),
      }),
    ),
    {
      header: READINGS.cuffTaken,
      cell: ({ nibpAt }) => (nibpAt === null ? null : utcText(nibpAt)),
    },
    { header: READINGS.late, cell: ({ late }) => late },
    ...VITALS.map(
      (vital): Column<RecordedReading> => ({
        header: READINGS.status(vital),
        cell: ({ statuses }) => statusIn(statuses, vital),
      }),
    ),
    ...SIGNALS.map(
      (signal): Column<RecordedReading> => ({
        header: READINGS.invalid(signal),
        cell: ({ invalid }) => invalid?.[signal],
      }),
    ),
    { header: READINGS.battery, cell: ({ battery }) => battery },
    { header: READINGS.batteryInvalid, cell: ({ invalid }) => invalid?.battery },
    { header: READINGS.arrived, cell: ({ arrivedAt }) => utcText(arrivedAt) },
    { header: READINGS.deviceTime, cell: ({ t }) => utcText(t) },
    { header: READINGS.stream, cell: ({ stream }) => stream },
    { header: READINGS.clockUnset, cell: ({ t }) => deviceClockUnset(t) },
    { header: READINGS.seq, cell: ({ seq }) => seq },
    {
      header: READINGS.unknown,
      cell: ({ unknown }) => (unknown === null ? null : JSON.stringify(unknown)),
    },
  ];
}

/** In order of measurement; of two at one instant, the one that arrived first. */
export function inOrderOfMeasurement<R extends Reading>(readings: readonly R[]): R[] {
  return [...readings].sort((a, b) => a.at - b.at || a.arrivedAt - b.arrivedAt || a.seq - b.seq);
}
