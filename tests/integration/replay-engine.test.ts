import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Alarm, AlarmTransition } from '@chairside/shared/alarms/alarm';
import { step } from '@chairside/shared/alarms/engine/step';
import { initialAlarms } from '@chairside/shared/alarms/state/state';
import { alarmText } from '@chairside/shared/alarms/words/alarm-line';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import type { AlarmPhase } from '@chairside/shared/protocols/document/document';
import type { RawReading } from '@chairside/shared/wire/monitor';
import { normalise } from '@chairside/shared/wire/normalise';
import { inEnglish } from '@chairside/shared/wording/in-english';
import { describe, expect, it } from 'vitest';

const RECORDINGS = join(import.meta.dirname, '../../../shared/data/numerics');
const SECOND = 1000;

type Column = 'etco2' | 'rr' | 'spo2' | 'pulse';
const COLUMNS: Readonly<Record<string, Column>> = {
  EtCO2_mmHg: 'etco2',
  RR_bpm: 'rr',
  SpO2_pct: 'spo2',
  PR_bpm: 'pulse',
};

interface Row {
  readonly second: number;
  readonly raw: RawReading;
}

function recording(name: string): Row[] {
  const [header = '', ...lines] = readFileSync(join(RECORDINGS, `${name}.csv`), 'utf8')
    .trim()
    .split('\n');
  const columns = header.trim().split(',');
  return lines.map((line) => {
    const cells = line.trim().split(',');
    const second = Number(cells[0]);
    const raw: RawReading = { t: second * SECOND };
    for (const [index, name] of columns.entries()) {
      const column = COLUMNS[name];
      if (column !== undefined) raw[column] = cells[index] ?? '';
    }
    return { second, raw };
  });
}

/** The recording through the engine as a live monitor in an infusing session. */
function replay(rows: readonly Row[], phase: AlarmPhase = 'infusing'): AlarmTransition[] {
  let state = step(
    initialAlarms(phase),
    { kind: 'attached', at: 0, attached: true },
    DEFAULT_PROTOCOL,
  ).alarms;
  const transitions: AlarmTransition[] = [];
  for (const [index, { second, raw }] of rows.entries()) {
    const at = second * SECOND;
    const said = { ...normalise(raw), source: null, unknown: null };
    const reading = { ...said, seq: index + 1, t: at, at, arrivedAt: at, late: false };
    const result = step(state, { kind: 'reading', at, reading }, DEFAULT_PROTOCOL);
    state = result.alarms;
    transitions.push(...result.transitions);
  }
  return transitions;
}

const begins = ({ change }: AlarmTransition) => change === 'raised' || change === 'escalated';

function begun(
  transitions: readonly AlarmTransition[],
  key: string,
  tier: Alarm['tier'],
  from: number,
  to: number,
): AlarmTransition[] {
  return transitions.filter(
    (one) =>
      begins(one) &&
      one.alarm.key === key &&
      one.alarm.tier === tier &&
      one.at >= from * SECOND &&
      one.at <= to * SECOND,
  );
}

/** Spans in which the column is zero, in seconds, both ends included. */
function zeroRuns(rows: readonly Row[], column: Column): [number, number][] {
  const runs: [number, number][] = [];
  let open: [number, number] | null = null;
  for (const { second, raw } of rows) {
    if (raw[column] !== '0') open = null;
    else if (open === null) {
      open = [second, second];
      runs.push(open);
    } else open[1] = second;
  }
  return runs;
}

describe.skipIf(!existsSync(RECORDINGS))(
  'recordings through the engine (needs ../shared/data/numerics)',
  () => {
    it.each([
      ['sedation_capnostream_ipi/E110', 47 * 60 + 36, 175],
      ['sedation_capnostream_ipi/E64', 17 * 60 + 11, 35],
    ])(
      'AL-04 raises a critical alarm after its delay in the desaturation of %s',
      (name, start, length) => {
        const found = begun(replay(recording(name)), 'spo2:low', 'critical', start, start + length);
        expect(found.length).toBeGreaterThan(0);
        const [first] = found;
        if (first === undefined) throw new Error('no alarm');
        const delay = first.alarm.limit?.id === 'spo2-low-severe' ? 5 : 10;
        expect(first.at - first.alarm.since).toBe(delay * SECOND);
        expect(first.at).toBeLessThanOrEqual((start + 10) * SECOND);
        expect(alarmText(first.alarm, first.at, inEnglish)).toMatch(
          /^SpO2 8\d < (90 for 10 s|85 for 5 s)$/,
        );
      },
    );

    it('AL-160 says once of the 128 s of zeros of HS08 that the probe is off', () => {
      const start = 10 * 60 + 19;
      const transitions = replay(recording('sedation_tcm_capnopred/HS08'));
      const silent = transitions.filter(
        (one) =>
          begins(one) &&
          one.alarm.kind === 'technical' &&
          one.at >= start * SECOND &&
          one.at < (start + 128) * SECOND,
      );
      expect(silent.map(({ alarm, at }) => [alarm.key, alarm.tier, at / SECOND])).toEqual([
        ['technical:probe-off:spo2', 'warning', start + 15],
        ['technical:probe-off:spo2', 'critical', start - 1 + 60],
      ]);
    });

    it.each(['sedation_tcm_capnopred/HS08', 'cathlab_tcm_hfno/P007'])(
      'AL-06 raises nothing low within a run of zeros of %s',
      (name) => {
        const rows = recording(name);
        const transitions = replay(rows).filter(begins);
        const within = (key: string, column: Column) => {
          const runs = zeroRuns(rows, column);
          expect(runs.length).toBeGreaterThan(5);
          // An alarm due at the very instant of the first zero was earned by the values before it.
          return transitions.filter(
            ({ at, alarm }) =>
              alarm.key === key &&
              runs.some(([from, to]) => at > from * SECOND && at <= to * SECOND),
          );
        };
        expect(within('spo2:low', 'spo2')).toEqual([]);
        expect(within('hr:low', 'pulse')).toEqual([]);
      },
    );

    it('AL-04 raises the slow pulse of P007 and keeps it for its 783 s', () => {
      const rows = recording('cathlab_tcm_hfno/P007');
      const start = 2 * 3600 + 34 * 60 + 44;
      const slow = replay(rows).filter(({ alarm }) => alarm.key === 'hr:low');
      // The pulse fell 24 s before a run of zeros that comes before these 783 s: one episode, already raised.
      const before = slow.filter(({ at }) => at <= start * SECOND).at(-1);
      expect(before?.alarm).toMatchObject({ state: 'active', tier: 'critical', signalLost: false });
      expect(slow.filter(({ at }) => at > start * SECOND && at <= (start + 783) * SECOND)).toEqual(
        [],
      );
      const fresh = replay(rows.filter(({ second }) => second >= start && second <= start + 783));
      const raised = fresh.filter(({ alarm }) => alarm.key === 'hr:low').filter(begins);
      expect(raised.map(({ at, alarm }) => [at / SECOND, alarm.tier])[0]).toEqual([
        start + 15,
        'warning',
      ]);
      expect(raised[0] && alarmText(raised[0].alarm, raised[0].at, inEnglish)).toBe(
        'HR 43 < 50 for 15 s',
      );
    });
  },
);
