import type { AlarmTransition } from '@chairside/shared/alarms/alarm';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { describe, expect, it } from 'vitest';
import { replayRecording } from '../alarm-load/recorded-session.ts';
import { FLAG_CLASSES, matchFlags } from '../support/flag-match.ts';
import { allRecordings, haveRecordings, type Recording } from '../support/recordings.ts';

const begun = (transitions: readonly AlarmTransition[]) =>
  transitions.filter(({ change }) => change === 'raised' || change === 'escalated');

interface Load {
  readonly set: string;
  readonly name: string;
  readonly hours: number;
  readonly critical: number;
  readonly warning: number;
  readonly technical: number;
}

function loadOf(recording: Recording, transitions: readonly AlarmTransition[]): Load {
  const patient = begun(transitions).filter(({ alarm }) => alarm.kind === 'physiological');
  const ofTier = (tier: string) => patient.filter(({ alarm }) => alarm.tier === tier).length;
  return {
    ...{ set: recording.set, name: recording.name },
    hours: (recording.rows.at(-1)?.second ?? 0) / 3600,
    ...{ critical: ofTier('critical'), warning: ofTier('warning') },
    technical: begun(transitions).length - patient.length,
  };
}

const perHour = (count: number, hours: number) => (count / hours).toFixed(1);
const print = (lines: readonly string[]) => process.stdout.write(`${lines.join('\n')}\n`);

describe.skipIf(!haveRecordings)(
  'all recordings through the engine (needs ../shared/data/numerics)',
  () => {
    const runs = haveRecordings
      ? allRecordings().map((recording) => ({
          recording,
          transitions: replayRecording(recording, DEFAULT_PROTOCOL),
        }))
      : [];

    it('AL-41 replays every recording with a bearable number of alarms where 1 Hz came in', () => {
      const loads = runs.map(({ recording, transitions }) => loadOf(recording, transitions));
      print([
        '| Recording | Hours | Critical /h | Warning /h | Technical /h |',
        '|---|---|---|---|---|',
        ...loads.map(
          ({ set, name, hours, critical, warning, technical }) =>
            `| ${set} ${name} | ${hours.toFixed(2)} | ${perHour(critical, hours)} | ${perHour(warning, hours)} | ${perHour(technical, hours)} |`,
        ),
      ]);
      const bySet = Map.groupBy(loads, ({ set }) => set);
      const all = (of: readonly Load[], field: 'hours' | 'critical' | 'warning' | 'technical') =>
        of.reduce((total, load) => total + load[field], 0);
      print([
        '| Set | Recordings | Hours | Critical /h | Warning /h | Technical /h |',
        '|---|---|---|---|---|---|',
        ...[...bySet].map(([set, of]) => {
          const hours = all(of, 'hours');
          const rates = (['critical', 'warning', 'technical'] as const).map((field) =>
            perHour(all(of, field), hours),
          );
          return `| ${set} | ${of.length} | ${hours.toFixed(1)} | ${rates.join(' | ')} |`;
        }),
      ]);
      expect(loads).toHaveLength(39);
      const live = loads.filter(({ set }) => /^(sedation|cathlab)/.test(set));
      const hours = all(live, 'hours');
      const patient = all(live, 'critical') + all(live, 'warning');
      expect(hours).toBeGreaterThan(30);
      expect(patient / hours).toBeGreaterThan(1);
      expect(patient / hours).toBeLessThan(20);
    });

    it('AL-41 raises nothing about a patient of whom nothing was measured', () => {
      const blank = runs.find(({ recording }) => recording.name === 'E194');
      const found = begun(blank?.transitions ?? []);
      expect(found.map(({ alarm }) => alarm.key)).toEqual([
        'technical:probe-off:spo2',
        'technical:probe-off:rr',
        'technical:probe-off:etco2',
        'technical:probe-off:spo2',
      ]);
    });

    it("AL-41 matches the monitor's own flags within 15 s", () => {
      const capnostream = runs.filter(({ recording }) => recording.set.includes('capnostream'));
      expect(capnostream).toHaveLength(14);
      const rows = FLAG_CLASSES.map((one) => {
        const found = capnostream.map(({ recording, transitions }) =>
          matchFlags(recording.rows, transitions, one),
        );
        const sum = (of: keyof (typeof found)[number]) =>
          found.reduce((total, match) => total + match[of], 0);
        return {
          ...{ flag: one.flag, flags: sum('flags'), matched: sum('matched') },
          ...{ missed: sum('missed'), alarms: sum('alarms'), extra: sum('extra') },
        };
      });
      print([
        '| Flag | Flags | Matched | Missed | Our alarms | Extra |',
        '|---|---|---|---|---|---|',
        ...rows.map((row) => `| ${Object.values(row).join(' | ')} |`),
      ]);
      const bounds = rows.map(({ flag, flags, missed, extra }) => ({ flag, flags, missed, extra }));
      // Fewer missed or extra is better; a change of the flags means that the recordings were read in another way.
      const allowed = [
        { flag: 'spo2Low', flags: 3, missed: 0, extra: 26 },
        { flag: 'pulseRateLow', flags: 21, missed: 5, extra: 11 },
        { flag: 'pulseRateHigh', flags: 3, missed: 2, extra: 0 },
        { flag: 'respRateLow', flags: 4, missed: 0, extra: 66 },
        { flag: 'respRateHigh', flags: 0, missed: 0, extra: 22 },
        { flag: 'noBreath', flags: 1, missed: 1, extra: 23 },
      ];
      for (const [index, bound] of allowed.entries()) {
        const { flag, flags, missed, extra } = bounds[index] ?? bound;
        expect([flag, flags]).toEqual([bound.flag, bound.flags]);
        expect(missed, `${flag} missed`).toBeLessThanOrEqual(bound.missed);
        expect(extra, `${flag} extra`).toBeLessThanOrEqual(bound.extra);
      }
    });
  },
);
