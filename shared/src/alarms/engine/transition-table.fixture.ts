/** What the engine does in each state with each class of input, found by doing it. */

import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import type { ProtocolDocument } from '../../protocols/document/document.ts';
import type { AlarmTransition } from '../alarm.ts';
import { Course } from './course.fixture.ts';
import { CHARTED_TABLES } from './transition-charted.fixture.ts';
import {
  acknowledge,
  FINE,
  type Input,
  other,
  type State,
  type TransitionTable,
} from './transition-parts.fixture.ts';

/** As the default, but its limits apply while infusing only: so that a phase can end an alarm. */
const PROTOCOL: ProtocolDocument = {
  ...DEFAULT_PROTOCOL,
  limits: DEFAULT_PROTOCOL.limits.map((limit) => ({ ...limit, phases: ['infusing'] })),
};
const LOW = { spo2: 88, hr: 70 };
const MILD = { spo2: 92, hr: 70 };
const NEAR = { spo2: 91, hr: 70 };
const SEARCHING = { status: { spo2: 'searching' } } as const;

function critical(course: Course): number {
  course.hold(1, 11, LOW);
  return 12;
}

export const TRANSITION_TABLES: readonly TransitionTable[] = [
  {
    title: 'A vital measured all the time: SpO2, low',
    key: 'spo2:low',
    states: [
      ['in range', () => 1],
      [
        'inside the delay',
        (course) => {
          course.hold(1, 6, LOW);
          return 7;
        },
      ],
      [
        'active, warning',
        (course) => {
          course.hold(1, 16, MILD);
          return 17;
        },
      ],
      ['active, critical', critical],
      [
        'active, critical, acknowledged',
        (course) => {
          critical(course);
          course.acknowledge(12, 'spo2:low#1');
          return 13;
        },
      ],
      [
        'active, critical, signal lost',
        (course) => {
          critical(course);
          course.hold(12, 25, { hr: 70 }, SEARCHING);
          return 26;
        },
      ],
      [
        'returned',
        (course) => {
          critical(course);
          course.hold(12, 22, FINE);
          return 23;
        },
      ],
    ],
    inputs: [
      ['one value below 90', (course, from) => course.read(from, LOW)],
      ['below 90 for 10 s', (course, from) => course.hold(from, from + 10, LOW)],
      ['below 85 for 5 s', (course, from) => course.hold(from, from + 5, { spo2: 84, hr: 70 })],
      ['92 for 15 s', (course, from) => course.hold(from, from + 15, MILD)],
      ['91 for 10 s: inside the hysteresis', (course, from) => course.hold(from, from + 10, NEAR)],
      ['one value of 97', (course, from) => course.read(from, FINE)],
      ['97 for 10 s', (course, from) => course.hold(from, from + 10, FINE)],
      ['one report of no data', (course, from) => course.read(from, { hr: 70 }, SEARCHING)],
      ['no data for 12 s', (course, from) => course.hold(from, from + 12, { hr: 70 }, SEARCHING)],
      ['silence for 12 s', (course, from) => course.tick(from + 12)],
      ['late values of 97', (course, from) => course.hold(from, from + 3, FINE, { late: true })],
      ['acknowledged', acknowledge('spo2:low')],
      ['another occurrence acknowledged', other],
      ['a phase without the limit', (course, from) => course.phase(from, 'recovery')],
      ['the monitor detached', (course, from) => course.attach(from, false)],
    ],
  },
  {
    title: 'The cuff: systolic, high',
    key: 'sys:high',
    states: [
      ['in range', () => 300],
      [
        'active, warning',
        (course) => {
          course.cuff(300, 165, 80);
          return 600;
        },
      ],
      [
        'active, critical, unconfirmed',
        (course) => {
          course.cuff(300, 182, 80);
          return 600;
        },
      ],
      [
        'active, critical, confirmed',
        (course) => {
          course.cuff(300, 182, 80);
          course.cuff(400, 183, 80);
          return 600;
        },
      ],
      [
        'active, critical, unresolved',
        (course) => {
          course.cuff(300, 182, 80);
          course.tick(1500);
          return 1600;
        },
      ],
      [
        'returned',
        (course) => {
          course.cuff(300, 165, 80);
          course.cuff(500, 120, 80);
          return 600;
        },
      ],
    ],
    inputs: [
      ['165', (course, from) => course.cuff(from, 165, 80)],
      ['181', (course, from) => course.cuff(from, 181, 80)],
      ['200', (course, from) => course.cuff(from, 200, 80)],
      ['176: inside the hysteresis of 180', (course, from) => course.cuff(from, 176, 80)],
      ['120', (course, from) => course.cuff(from, 120, 80)],
      [
        'a cuff that fails',
        (course, from) => course.read(from, {}, { status: { nibp: 'failed' } }),
      ],
      ['no cuff for 20 min', (course, from) => course.tick(from + 1200)],
      ['acknowledged', acknowledge('sys:high')],
      ['another occurrence acknowledged', other],
      ['a phase without the limit', (course, from) => course.phase(from, 'recovery')],
      ['the monitor detached', (course, from) => course.attach(from, false)],
    ],
  },
  {
    title: 'The equipment: monitor silent',
    key: 'technical:monitor-silent',
    states: [
      ['data comes in', () => 1],
      [
        'active, warning',
        (course) => {
          course.tick(20);
          return 20;
        },
      ],
      [
        'active, warning, acknowledged',
        (course) => {
          course.tick(20);
          course.acknowledge(20, 'technical:monitor-silent#1');
          return 21;
        },
      ],
      [
        'active, critical',
        (course) => {
          course.tick(70);
          return 70;
        },
      ],
    ],
    inputs: [
      ['silence for 15 s', (course, from) => course.tick(from + 15)],
      ['silence for 60 s', (course, from) => course.tick(from + 60)],
      [
        'no data from all probes for 15 s',
        (course, from) => course.hold(from, from + 15, {}, { status: { spo2: 'off', hr: 'off' } }),
      ],
      ['a value', (course, from) => course.read(from, FINE)],
      ['a late value', (course, from) => course.read(from, FINE, { late: true })],
      ['acknowledged', acknowledge('technical:monitor-silent')],
      ['the infusion over', (course, from) => course.phase(from, 'recovery')],
      ['the monitor detached', (course, from) => course.attach(from, false)],
    ],
  },
  ...CHARTED_TABLES,
  {
    title: 'A serious effect: seizure',
    key: 'effect:seizure',
    states: [
      ['none logged', () => 1],
      [
        'active',
        (course) => {
          course.effect(1, 5, 'seizure');
          return 2;
        },
      ],
      [
        'acknowledged (cleared)',
        (course) => {
          course.effect(1, 5, 'seizure');
          course.acknowledge(2, 'effect:seizure#1');
          return 3;
        },
      ],
    ],
    inputs: [
      ['a first or further entry', (course, from) => course.effect(from, 8, 'seizure')],
      ['the entry withdrawn', (course, from) => course.withdraw(from, 5, 'seizure')],
      ['acknowledged', acknowledge('effect:seizure')],
      ['values in range', (course, from) => course.hold(from, from + 20, FINE)],
      ['silence for an hour', (course, from) => course.tick(from + 3600)],
      ['the infusion over', (course, from) => course.phase(from, 'recovery')],
      ['the monitor detached', (course, from) => course.attach(from, false)],
    ],
  },
];

/** What happened to the alarm of the table, and nothing else. */
export function cellOf({ key }: TransitionTable, state: State, input: Input): AlarmTransition[] {
  const course = new Course(PROTOCOL);
  course.phase(0, 'infusing');
  course.attach(0);
  const from = state[1](course);
  const before = course.transitions.length;
  input[1](course, from);
  return course.transitions.slice(before).filter(({ alarm }) => alarm.key === key);
}

function cellText(transitions: readonly AlarmTransition[]): string {
  if (transitions.length === 0) return '-';
  return transitions
    .map(({ change, alarm }) => {
      const marks = [alarm.tier, ...(alarm.unconfirmed ? ['unconfirmed'] : [])];
      return change === 'acknowledged' ? change : `${change}: ${alarm.state}, ${marks.join(', ')}`;
    })
    .join('; ');
}

/** What an input does in each state, as a line of the page. */
export function rowOf(table: TransitionTable, input: Input): string {
  const cells = table.states.map((state) => cellText(cellOf(table, state, input)));
  return `| ${[input[0], ...cells].join(' | ')} |`;
}

/** The page `docs/alarm-transitions.md`. */
export function transitionPage(): string {
  const tables = TRANSITION_TABLES.map((table) => {
    const head = table.states.map(([name]) => name);
    const rows = table.inputs.map((input) => rowOf(table, input));
    return [
      `## ${table.title}`,
      '',
      `| Input | ${head.join(' | ')} |`,
      `|${'---|'.repeat(head.length + 1)}`,
      ...rows,
    ].join('\n');
  });
  return `# Alarm transitions

Made by \`npm run docs:alarms\` from the engine itself: each cell is what \`step\` did to the alarm of the table when it was in the state above and the input beside it came. \`-\`: nothing. The limits are those of the default protocol, here while infusing only. After each change stand the state and the tier of the alarm; a worse tier, or a new episode, is a new and unacknowledged occurrence. The rules are [SPEC.md](SPEC.md), AL.

${tables.join('\n\n')}
`;
}
