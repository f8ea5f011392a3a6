/** Critical alarms of the patient that the first default raised in a recording and the second does not. */

import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { DEFAULT_PROTOCOL_V2 } from '@chairside/shared/protocols/defaults/second-edition';
import { compareAlarms, type RehearsedAlarm } from '@chairside/shared/replay/rehearsal';
import { valueIn } from '@chairside/shared/vitals/reading';
import { normalise } from '@chairside/shared/wire/normalise';
import type { Recording } from '../support/recordings.ts';
import { rehearseRecording } from './recorded-session.ts';

export interface LostCritical {
  readonly recording: string;
  /** Seconds into the recording. */
  readonly from: number;
  readonly to: number;
  readonly limitId: string | null;
  readonly worst: number | null;
  /** Lowest and highest of what was measured while it held; null: nothing was. */
  readonly rr: readonly [number, number] | null;
  readonly spo2: readonly [number, number] | null;
  /** Longest time for which neither EtCO2 nor the rate changed while EtCO2 was below 15, seconds. */
  readonly stillS: number;
  /** The longest pause that the monitor itself counted meanwhile, seconds; null: none, or it does not count. */
  readonly flaggedS: number | null;
  /** Critical alarms of the second default that stand in the same time. */
  readonly stands: readonly string[];
}

/** mmHg; what the alarms in question are about. */
const LOW = 15;

function spanOf(
  { rows }: Recording,
  signal: 'rr' | 'spo2',
  from: number,
  to: number,
): readonly [number, number] | null {
  const values = rows
    .filter(({ second }) => second >= from && second <= to)
    .flatMap(({ raw }) => valueIn(normalise(raw).values, signal) ?? []);
  return values.length === 0 ? null : [Math.min(...values), Math.max(...values)];
}

function longestStill({ rows }: Recording, from: number, to: number): number {
  let longest = 0;
  let since: number | null = null;
  let last = '';
  for (const { second, raw } of rows) {
    if (second < from || second > to) continue;
    const { values } = normalise(raw);
    const etco2 = valueIn(values, 'etco2');
    const now = `${etco2} ${valueIn(values, 'rr')}`;
    if (etco2 === null || etco2 >= LOW) since = null;
    else if (since === null || now !== last) since = second;
    last = now;
    if (since !== null) longest = Math.max(longest, second - since);
  }
  return longest;
}

/** Columns of the capnograph's own counter: a pause of so many seconds at least, under an EtCO2 that was low. */
const PAUSES = [
  ['apnea30', 30],
  ['apnea29', 20],
  ['apnea10', 10],
] as const;

function flagged({ rows }: Recording, from: number, to: number): number | null {
  const within = rows.filter(
    ({ second, raw }) =>
      second >= from && second <= to && (valueIn(normalise(raw).values, 'etco2') ?? LOW) < LOW,
  );
  const found = PAUSES.find(([column]) => within.some(({ cells }) => cells[column] === '1'));
  return found?.[1] ?? null;
}

const isCritical = ({ tier, key }: RehearsedAlarm) =>
  tier === 'critical' && !key.startsWith('technical:');

export function lostCriticals(recording: Recording): LostCritical[] {
  const before = rehearseRecording(recording, DEFAULT_PROTOCOL).filter(isCritical);
  const after = rehearseRecording(recording, DEFAULT_PROTOCOL_V2).filter(isCritical);
  const last = recording.rows.at(-1)?.second ?? 0;
  const end = ({ endedAt }: RehearsedAlarm) => (endedAt === null ? last : endedAt / 1000);
  return compareAlarms(before, after).removed.map((one) => {
    const [from, to] = [one.since / 1000, end(one)];
    const overlaps = after.filter((other) => other.since / 1000 <= to && end(other) >= from);
    return {
      ...{ recording: `${recording.set} ${recording.name}`, from, to },
      ...{ limitId: one.limitId, worst: one.worst },
      ...{ rr: spanOf(recording, 'rr', from, to), spo2: spanOf(recording, 'spo2', from, to) },
      ...{ stillS: longestStill(recording, from, to), flaggedS: flagged(recording, from, to) },
      stands: [...new Set(overlaps.map(({ key }) => key))],
    };
  });
}
