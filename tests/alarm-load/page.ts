/** docs/alarm-load.md from what was measured. */
import type { LostCritical } from './critical-lost.ts';
import { KINDS, LATE_S } from './session-plans.ts';
import {
  byRule,
  countOf,
  type Load,
  type MeasuredRecording,
  type MeasuredSession,
  TALLIED,
  type Tallied,
  WHICH,
  type Which,
} from './tally.ts';

type Loads = readonly Readonly<Record<Which, Load>>[];

const HEADS: Readonly<Record<Tallied, string>> = {
  critical: 'Critical',
  warning: 'Warning',
  info: 'Advisory',
  technical: 'Technical',
  sounds: 'Sounds',
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]) => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
];

/** `3.21 -> 0` for a number of sessions or hours. */
function beforeAfter(loads: Loads, what: Tallied, by: number): string {
  const [first, second] = WHICH.map((which) =>
    loads.reduce((sum, load) => sum + countOf(load[which], what), 0),
  );
  return `${((first ?? 0) / by).toFixed(2)} → ${((second ?? 0) / by).toFixed(2)}`;
}

const row = (name: string, loads: Loads, by: number) => [
  name,
  ...TALLIED.map((what) => beforeAfter(loads, what, by)),
];

function ruleTable(loads: Loads, by: number, unit: string): string[] {
  return table(
    ['Rule', `First, per ${unit}`, `Second, per ${unit}`],
    byRule(loads).map(([name, { first, second }]) => [
      name,
      (first / by).toFixed(3),
      (second / by).toFixed(3),
    ]),
  );
}

function simulated(sessions: readonly MeasuredSession[]): string[] {
  const all = sessions.map(({ loads }) => loads);
  const asked = (which: Which) =>
    (all.reduce((sum, load) => sum + load[which].asked, 0) / all.length).toFixed(1);
  const quiet = sessions.filter(({ kind }) => kind === 'uneventful');
  const worst = (what: Tallied, which: Which) =>
    Math.max(...quiet.map(({ loads }) => countOf(loads[which], what)));
  const patient = (which: Which) =>
    Math.max(
      ...quiet.map(({ loads }) =>
        (['critical', 'warning', 'info'] as const).reduce(
          (sum, tier) => sum + countOf(loads[which], tier),
          0,
        ),
      ),
    );
  return [
    '## Simulated sessions',
    '',
    `${sessions.length} sessions under an order for depression: 10 min before, 40 min of infusion, an hour of observation, at one reading a second; half of them with capnography. The nurse comes up to ${LATE_S} s after something fell due, each time by a draw of its own; a cuff then takes 30 s more. In every session the probe slips twice for 5 to 25 s. Six in ten are uneventful; in one in ten each the patient is drowsy (MOAA/S 4), desaturates for 2 min to 84 to 91 %, has a rate of 122 to 138 for 4 min, or has the probe off for 90 s. The patients are the simulator's, whose courses are milder than real ones (docs/clinical.md 1.1); nobody acknowledges, so reminders are not counted. "Sounds" are occurrences that a screen sounds.`,
    '',
    'Per session, first default → second default:',
    '',
    ...table(
      ['Sessions', ...TALLIED.map((what) => HEADS[what])],
      [
        row(`all ${sessions.length}`, all, all.length),
        ...KINDS.map((kind) => {
          const loads = sessions.filter((one) => one.kind === kind).map((one) => one.loads);
          return row(`${kind} (${loads.length})`, loads, loads.length);
        }),
      ],
    ),
    '',
    `Cuffs and scores asked for: ${asked('first')} → ${asked('second')} per session.`,
    '',
    `**Target**: an uneventful session raises no alarm of the patient, at most 1 technical, and no sound. The worst of ${quiet.length} uneventful sessions, first default → second default: ${patient('first')} → ${patient('second')} alarms of the patient, ${worst('technical', 'first')} → ${worst('technical', 'second')} technical, ${worst('sounds', 'first')} → ${worst('sounds', 'second')} sounds. A test holds it on a smaller set.`,
    '',
    '### By rule',
    '',
    ...ruleTable(all, all.length, 'session'),
  ];
}

function recorded(recordings: readonly MeasuredRecording[]): string[] {
  const sets = Map.groupBy(recordings, ({ set }) => set);
  const hoursOf = (of: readonly MeasuredRecording[]) =>
    of.reduce((sum, { hours }) => sum + hours, 0);
  const loads = recordings.map((one) => one.loads);
  return [
    '## Recordings',
    '',
    'The recordings of [alarms-on-recordings.md](alarms-on-recordings.md), each as one infusing session without a cadence of the cuff. Per hour, first default → second default:',
    '',
    ...table(
      ['Set', 'Hours', ...TALLIED.map((what) => HEADS[what])],
      [...sets].map(([set, of]) => {
        const [name = set, ...rest] = row(
          set,
          of.map((one) => one.loads),
          hoursOf(of),
        );
        return [name, hoursOf(of).toFixed(1), ...rest];
      }),
    ),
    '',
    '### By rule',
    '',
    ...ruleTable(loads, hoursOf(recordings), 'hour'),
  ];
}

const span = (of: readonly [number, number] | null) =>
  of === null ? 'none' : of[0] === of[1] ? String(of[0]) : `${of[0]} to ${of[1]}`;

/** Why the second default is right to leave it, from what was measured. */
function reason({ stands, stillS, flaggedS }: LostCritical): string {
  if (stands.length > 0) return `critical all the same: ${stands.join(', ')}`;
  const seen = `breaths are seen: EtCO2 and rate stand still for ${stillS} s at most`;
  return flaggedS === null
    ? seen
    : `${seen}; the monitor counted a pause of ${flaggedS} s or more, which was over before the 20 s of an apnea`;
}

function lost(found: readonly LostCritical[]): string[] {
  return [
    '## Critical alarms that the second default does not raise',
    '',
    'One line for each critical alarm of the patient that the first default raised in a recording and the second does not raise in its place. What it was about is a low EtCO2 throughout. In the first draft of the second default several of these were true: in an apnea the monitor goes on to send the last EtCO2 and the last rate, so a patient with "RR 12" had not breathed for half a minute (the monitor counted apneas of 30 s and more). The rule was corrected: an EtCO2 below 15 whose values used to change and have stood still for 20 s, rate included, is critical. What is left is here.',
    '',
    ...table(
      ['Recording', 'From, s', 'To, s', 'Rule', 'RR', 'SpO2', 'Why it is right'],
      found.map((one) => [
        one.recording,
        String(Math.round(one.from)),
        String(Math.round(one.to)),
        one.limitId ?? '--',
        span(one.rr),
        span(one.spo2),
        reason(one),
      ]),
    ),
  ];
}

export function page(
  sessions: readonly MeasuredSession[],
  recordings: readonly MeasuredRecording[],
  criticals: readonly LostCritical[],
): string {
  return [
    '# Alarm load',
    '',
    'How many alarms the two default protocols raise, before and after. Written by `npm run alarm-load`; the figures are of the engine alone. "First" and "second" are the two defaults ([clinical.md](clinical.md) 7 and 7.1).',
    '',
    ...simulated(sessions),
    '',
    ...recorded(recordings),
    '',
    ...lost(criticals),
    '',
  ].join('\n');
}
