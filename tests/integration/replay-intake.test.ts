import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@chairside/server/composition';
import { ManualClock } from '@chairside/server/platform/clock.fake';
import { readConfig } from '@chairside/server/platform/config';
import { createLogger } from '@chairside/server/platform/logger';
import { openStore } from '@chairside/server/store/open';
import type { Alarm, AlarmTransition } from '@chairside/shared/alarms/alarm';
import { alarmText } from '@chairside/shared/alarms/words/alarm-line';
import type { SessionEvent } from '@chairside/shared/moves/events';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { replay } from '@chairside/shared/replay/replay';
import type { Reading } from '@chairside/shared/vitals/reading';
import { inEnglish } from '@chairside/shared/wording/in-english';
import { type RecordedReading, readRecording } from '@chairside/simulators/replay/recording';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chart } from '../support/chart.ts';
import { faultsOf, storedReadings, transitionsOf } from '../support/log-proof.ts';
import { RecordedMonitor } from '../support/recorded-monitor.ts';
import { seedClinic } from '../support/seeded-clinic.ts';

const RECORDINGS = join(import.meta.dirname, '../../../shared/data/numerics');
const SECOND = 1000;
const SLOW_PULSE = { from: 2 * 3600 + 34 * 60 + 44, length: 783 };
/** Of P007 a second time from the slow pulse on, in a chair of its own: there it is an episode that begins. */
const PARTS = {
  E110: { file: 'sedation_capnostream_ipi/E110', from: 0, to: Number.POSITIVE_INFINITY },
  E64: { file: 'sedation_capnostream_ipi/E64', from: 0, to: Number.POSITIVE_INFINITY },
  HS08: { file: 'sedation_tcm_capnopred/HS08', from: 0, to: Number.POSITIVE_INFINITY },
  P007: { file: 'cathlab_tcm_hfno/P007', from: 0, to: Number.POSITIVE_INFINITY },
  'P007 slow': {
    file: 'cathlab_tcm_hfno/P007',
    from: SLOW_PULSE.from,
    to: SLOW_PULSE.from + SLOW_PULSE.length,
  },
} as const;
type Part = keyof typeof PARTS;

const present = existsSync(RECORDINGS);
if (!present) {
  process.stderr.write(`real recordings are absent (${RECORDINGS}): their tests are skipped\n`);
}

interface Course {
  readonly rows: readonly RecordedReading[];
  readonly log: readonly SessionEvent[];
  readonly stored: readonly Reading[];
  /** Server clock at second 0 of the recording, epoch ms. */
  readonly begun: number;
  readonly endedAt: number;
}

/** Every recording through the real server: hours pass as fast as the readings can be taken. */
async function replayAll(): Promise<Map<Part, Course>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chairside-replay-'));
  const log = createLogger('silent');
  const clock = new ManualClock();
  const config = readConfig({
    ...{ HOST: '127.0.0.1', PORT: '0', CHAIRSIDE_DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    CHAIRSIDE_COMMIT_WINDOW_MS: '0',
  });
  const store = await openStore({
    ...{ dataDir, logger: log, commitWindowMs: 0, spoolLimit: config.spoolReadings, fsync: false },
  });
  try {
    const names = Object.keys(PARTS) as Part[];
    const clinic = await seedClinic(store, names.length, clock.now());
    const server = await startServer(config, {
      ...{ store, clock, log },
      coverage: () => ({ watching: 1, visible: 1, sounding: 1 }),
    });
    const chart = new Chart(server.url, clinic.cookie);
    const monitors: RecordedMonitor[] = [];
    const sessions: string[] = [];
    for (const [index, name] of names.entries()) {
      const { file, from, to } = PARTS[name];
      const whole = await readRecording(join(RECORDINGS, `${file}.csv`));
      const rows = whole.filter(({ t_s }) => t_s >= from && t_s <= to);
      const chair = clinic.chairs[index];
      if (!chair) throw new Error('a chair is missing');
      sessions.push(await chart.infuse(chair.id, chair.label));
      monitors.push(await RecordedMonitor.connect(server.url, chair.token, clock, rows));
    }
    const begun = clock.now() + SECOND;
    const length = Math.max(...monitors.map((monitor) => monitor.seconds));
    for (let second = 0; second <= length; second += 1) {
      clock.advance(SECOND);
      await Promise.all(monitors.map((monitor) => monitor.play(second)));
      if (second % 60 === 0) await Promise.all(monitors.map((monitor) => monitor.acknowledged()));
    }
    await Promise.all(monitors.map((monitor) => monitor.acknowledged()));
    const courses = new Map<Part, Course>();
    for (const [index, name] of names.entries()) {
      const session = sessions[index] ?? '';
      const stored = await storedReadings(store, clinic.id, session);
      const rows = monitors[index]?.rows ?? [];
      const first = begun - PARTS[name].from * SECOND;
      const log = await chart.log(session);
      courses.set(name, { rows, log, stored, begun: first, endedAt: clock.now() });
    }
    for (const monitor of monitors) monitor.close();
    await server.close();
    return courses;
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const begins = ({ change }: AlarmTransition) => change === 'raised' || change === 'escalated';

/** Spans in which the column is zero, in seconds, both ends included. */
function zeroRuns(rows: readonly RecordedReading[], column: 'spo2' | 'pulse'): [number, number][] {
  const runs: [number, number][] = [];
  let open: [number, number] | null = null;
  for (const { t_s, raw } of rows) {
    if (raw[column] !== 0) open = null;
    else if (open === null) {
      open = [t_s, t_s];
      runs.push(open);
    } else open[1] = t_s;
  }
  return runs;
}

describe.skipIf(!present)('recordings through the real intake', () => {
  let courses: Map<Part, Course>;
  beforeAll(async () => {
    courses = await replayAll();
  }, 180_000);
  afterAll(() => courses?.clear());

  const course = (name: Part): Course => {
    const found = courses.get(name);
    if (!found) throw new Error(`${name} was not replayed`);
    return found;
  };
  /** Alarms of one key that began, with their second in the recording. */
  const begun = (name: Part, key: string): { second: number; alarm: Alarm; at: number }[] => {
    const { log, begun: first } = course(name);
    return transitionsOf(log)
      .filter((one) => begins(one) && one.alarm.key === key)
      .map(({ at, alarm }) => ({ second: (at - first) / SECOND, at, alarm }));
  };

  it.each([
    ['E110', 47 * 60 + 36, 175],
    ['E64', 17 * 60 + 11, 35],
  ] as const)(
    'AL-04 AL-26 the desaturation of %s is a critical alarm after its delay',
    (name, start, length) => {
      const [first] = begun(name, 'spo2:low').filter(
        ({ alarm, second }) =>
          alarm.tier === 'critical' && second >= start && second <= start + length,
      );
      if (!first) throw new Error('no critical alarm');
      const delay = first.alarm.limit?.id === 'spo2-low-severe' ? 5 : 10;
      expect(first.at - first.alarm.since).toBe(delay * SECOND);
      expect(first.second).toBeLessThanOrEqual(start + 10);
      expect(alarmText(first.alarm, first.at, inEnglish)).toMatch(
        /^SpO2 8\d < (90 for 10 s|85 for 5 s)$/,
      );
    },
  );

  it('AL-160 the 128 s of zeros of HS08 are a probe that is off, once', () => {
    const start = 10 * 60 + 19;
    const silent = begun('HS08', 'technical:probe-off:spo2').filter(
      ({ second }) => second >= start && second < start + 128,
    );
    expect(silent.map(({ second, alarm }) => [second, alarm.tier])).toEqual([
      [start + 15, 'warning'],
      [start - 1 + 60, 'critical'],
    ]);
  });

  it.each(['HS08', 'P007'] as const)('AL-06 nothing low begins in a run of zeros of %s', (name) => {
    for (const [key, column] of [
      ['spo2:low', 'spo2'],
      ['hr:low', 'pulse'],
    ] as const) {
      const runs = zeroRuns(course(name).rows, column);
      expect(runs.length).toBeGreaterThan(5);
      // An alarm due at the very instant of the first zero was earned by the values before it.
      const inside = begun(name, key).filter(({ second }) =>
        runs.some(([from, to]) => second > from && second <= to),
      );
      expect(inside).toEqual([]);
    }
  });

  it('AL-04 AL-07 the truly slow pulse of P007 is an alarm for its 783 s', () => {
    const { from, length } = SLOW_PULSE;
    const { log, begun: first } = course('P007');
    const slow = transitionsOf(log).filter(({ alarm }) => alarm.key === 'hr:low');
    const second = ({ at }: AlarmTransition) => (at - first) / SECOND;
    // It fell 24 s before a run of zeros that comes before these 783 s: one episode, raised already.
    expect(slow.filter((one) => second(one) <= from).at(-1)?.alarm).toMatchObject({
      ...{ state: 'active', tier: 'critical', signalLost: false },
    });
    expect(slow.filter((one) => second(one) > from && second(one) <= from + length)).toEqual([]);
    const [raised] = begun('P007 slow', 'hr:low');
    if (!raised) throw new Error('no alarm');
    expect([raised.second, raised.alarm.tier]).toEqual([from + 15, 'warning']);
    expect(alarmText(raised.alarm, raised.at, inEnglish)).toBe('HR 43 < 50 for 15 s');
  });

  it('EN-21 the log says what the alarm engine makes of the stored readings, and nothing else', async () => {
    for (const name of Object.keys(PARTS) as Part[]) {
      const one = course(name);
      expect(faultsOf(one.log), name).toEqual([]);
      expect(
        one.stored.map(({ seq, arrivedAt, late }) => [seq, arrivedAt, late]),
        name,
      ).toEqual(one.rows.map(({ t_s }, index) => [index + 1, one.begun + t_s * SECOND, false]));
      const { transitions } = await replay(one.log, one.stored, DEFAULT_PROTOCOL);
      expect(transitionsOf(one.log), name).toEqual(transitions);
    }
  });
});
