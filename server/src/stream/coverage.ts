import type { Coverage } from '@chairside/shared/alarms/sound/coverage';
import type { Clock } from '../platform/clock.ts';
import type { Station } from './station-clinic.ts';
import type { StationStream } from './station-stream.ts';

/** A station reports every 5 s: one that has missed two reports sleeps, or has lost its link. */
const REPORT_MISSED_AFTER_MS = 12_000;
const TELL_EVERY_MS = 1_000;

type Watching = Pick<Station, 'status' | 'reportedAt' | 'proof'>;

const live = ({ status, reportedAt }: Watching, now: number): boolean =>
  status !== null && now - reportedAt <= REPORT_MISSED_AFTER_MS;

const canSound = ({ status, proof }: Watching): boolean =>
  status?.sound === 'running' && proof.kind !== 'failed';

/** What the staff's screens of one clinic can do for its alarms now; a chair's own screen is no staff. */
export function coverageOf(stations: Iterable<Watching>, now: number): Coverage {
  const staff = [...stations].filter((one) => live(one, now) && !one.status?.bedside);
  return {
    watching: staff.length,
    visible: staff.filter(({ status }) => status?.visible).length,
    sounding: staff.filter(canSound).length,
  };
}

/** Tells every clinic that watches when its coverage changes, and again when a station joins or leaves. */
export function tellCoverage(stream: StationStream, clock: Clock): () => void {
  const told = new Map<number, string>();
  return clock.every(TELL_EVERY_MS, () => {
    for (const [clinicId, { stations }] of stream.clinics) {
      if (stations.size === 0) continue;
      const coverage = coverageOf(stations, clock.now());
      const text = [...Object.values(coverage), ...[...stations].map(({ id }) => id)].join(' ');
      if (told.get(clinicId) === text) continue;
      told.set(clinicId, text);
      stream.coverage(clinicId, coverage);
    }
  });
}
