/** What `decide` says to each command in each state, found by asking it. */

import type { DecideContext } from '../session/decide-context.ts';
import { someDecisions } from './allowed.ts';
import type { CommandType } from './commands.ts';
import type { Decision } from './decision.ts';
import type { EventBody, EventType } from './events.ts';
import { alarmAt, type LooseCommand, NURSE, PAUSE, PROVIDER, T0 } from './session.fixture.ts';
import {
  fitToLeave,
  infusing,
  MIN,
  NURSE_TWO,
  prepared,
  recovering,
  Visit,
} from './visit.fixture.ts';

interface State {
  readonly name: string;
  readonly visit: () => Visit;
  /** When the commands come, ms after the opening. */
  readonly now: number;
}

const ALARM = alarmAt(T0 + MIN, { tier: 'warning' });
const CHANNEL = { channelId: 'ch2', deviceId: 'd2', label: 'Monitor 2', heldBy: null };
const SHA256 = '0'.repeat(64);

/** An effect, an intervention and waste, so that what answers them has something to answer. */
function charted(visit: Visit, now: number): Visit {
  visit.do({ type: 'observe-effect', term: 'nausea', severity: 'mild' }, now);
  visit.do({ type: 'intervene', kind: 'reassurance' }, now);
  visit.do({ type: 'add-note', text: 'calm' }, now);
  return visit;
}

function byReference(): Visit {
  const visit = new Visit();
  visit.do({ type: 'open', chairId: 'c1', patientRef: '0412' }, 0);
  return visit;
}

/** On the way to the restroom. */
function up(visit: Visit, now: number): Visit {
  visit.do({ type: 'patient-up', walksWith: 'Nurse' }, now);
  return visit;
}

/** As well with waste that another nurse recorded. */
function wasted(visit: Visit, now: number): Visit {
  visit.do({ type: 'record-waste', mg: 1 }, now, NURSE_TWO);
  return charted(visit, now);
}

function paused(): Visit {
  const visit = infusing();
  visit.do(PAUSE, 20 * MIN);
  return visit;
}

function closed(): Visit {
  const visit = fitToLeave();
  visit.do({ type: 'close' }, 110 * MIN);
  return visit;
}

export const STATES: readonly State[] = [
  { name: 'none', visit: () => new Visit(), now: 0 },
  { name: 'before, gate not passed', visit: () => charted(byReference(), 5 * MIN), now: 6 * MIN },
  { name: 'before, gate passed', visit: () => wasted(prepared(), 8 * MIN), now: 9 * MIN },
  { name: 'infusing', visit: () => wasted(infusing(), 11 * MIN), now: 12 * MIN },
  { name: 'paused', visit: () => wasted(paused(), 21 * MIN), now: 22 * MIN },
  { name: 'recovery', visit: () => up(wasted(recovering(), 51 * MIN), 51 * MIN), now: 52 * MIN },
  { name: 'recovery, fit to leave', visit: () => charted(fitToLeave(), 110 * MIN), now: 111 * MIN },
  { name: 'closed', visit: closed, now: 111 * MIN },
];

const CALLED: LooseCommand = { type: 'escalate-emergency', reason: 'does not wake' };
/** Beside one of each kind: the ways to close. */
const WAYS: readonly (readonly [name: string, command: LooseCommand])[] = [
  ['close: discharged', { type: 'close', outcome: 'discharged' }],
  ['close: discharged, with a reason', { type: 'close', outcome: 'discharged', override: 'seen' }],
  ['close: cancelled', { type: 'close', outcome: 'cancelled' }],
  ['close: left against advice', { type: 'close', outcome: 'left-against-advice', note: 'goes' }],
  ['close: emergency', { type: 'close', outcome: 'emergency' }],
];

export interface Cell {
  readonly refused: string | null;
  readonly events: readonly EventType[];
  /** Phase after it; null where no session is there. */
  readonly phase: string | null;
}

type Asked = (visit: Visit, context: DecideContext, now: number) => Decision<EventBody>;
export interface Row {
  readonly name: string;
  readonly cells: readonly { readonly nurse: Cell; readonly provider: Cell }[];
}

function cellOf(state: State, by: typeof NURSE, ask: Asked): Cell {
  const visit = state.visit();
  const { now } = state;
  const context: DecideContext = {
    ...visit.context(now, by),
    channel: CHANNEL,
    liveAlarms: [ALARM],
    seal: {
      ...{ signedSeq: visit.state?.seq ?? 0, signedHash: visit.state?.hash ?? '' },
      ...{ readings: { count: 0, sha256: SHA256, windows: [] }, protocolSha256: SHA256 },
      ...{ algorithm: 'Ed25519', key: 'k1', signature: 's' },
    },
  };
  const decision = ask(visit, context, now);
  if (!decision.ok) {
    return { refused: decision.refusal.code, events: [], phase: visit.state?.phase ?? null };
  }
  visit.record(decision.bodies, T0 + now, by);
  const events = decision.bodies.map(({ body }) => body.type);
  return { refused: null, events, phase: visit.state?.phase ?? null };
}

function rowOf(name: string, ask: Asked): Row {
  const cells = STATES.map((state) => ({
    nurse: cellOf(state, NURSE, ask),
    provider: cellOf(state, PROVIDER, ask),
  }));
  return { name, cells };
}

/** Every kind of command, then the ways to close. */
export function stateTable(): Row[] {
  const types = someDecisions(null, new Visit().context(0)).map(({ type }) => type);
  const some =
    (type: CommandType): Asked =>
    (visit, asked) => {
      const found = someDecisions(visit.state, asked).find((one) => one.type === type);
      if (found === undefined) throw new Error(`no command ${type}`);
      return found.decision;
    };
  return [
    ...types.filter((type) => type !== 'close').map((type) => rowOf(type, some(type))),
    ...WAYS.map(([name, command]) =>
      rowOf(name, (visit, asked, now) => visit.ask(command, now, asked)),
    ),
    rowOf('close: emergency, called before', (visit, asked, now) => {
      visit.give(CALLED, now, asked);
      return visit.ask({ type: 'close', outcome: 'emergency' }, now, asked);
    }),
  ];
}

function cellText({ refused, events, phase }: Cell, before: string): string {
  if (refused !== null) return `\`${refused}\``;
  if (events.length === 0) return 'yes, nothing to record';
  return phase !== null && !before.startsWith(phase) ? `**${phase}**` : 'yes';
}

function bothText({ nurse, provider }: Row['cells'][number], before: string): string {
  const [own, other] = [cellText(nurse, before), cellText(provider, before)];
  return own === other ? own : `${own}; provider: ${other}`;
}

/** Changes of phase with the commands that make them, for the diagram. */
function transitions(rows: readonly Row[]): string[] {
  const byArrow = new Map<string, Set<string>>();
  for (const { name, cells } of rows) {
    for (const [index, { nurse, provider }] of cells.entries()) {
      const from = STATES[index]?.name.split(',')[0] ?? '';
      for (const { refused, phase } of [nurse, provider]) {
        if (refused !== null || phase === null || phase === from) continue;
        const arrow = `${from === 'none' ? '[*]' : from} --> ${phase}`;
        byArrow.set(arrow, (byArrow.get(arrow) ?? new Set()).add(name.replace(': ', ' as ')));
      }
    }
  }
  return [...byArrow].map(([arrow, names]) => `  ${arrow}: ${[...names].join(' / ')}`);
}

/** The page `docs/session-states.md`. */
export function statePage(): string {
  const rows = stateTable();
  const head = STATES.map(({ name }) => name);
  const lines = rows.map(({ name, cells }) => {
    const texts = cells.map((cell, index) => bothText(cell, head[index] ?? ''));
    return `| ${[name, ...texts].join(' | ')} |`;
  });
  return `# Session states

Made by \`npm run docs:session\` from \`decide\` itself: each cell is its answer to the command beside it in the state above, under the default protocol with the suggested gate. **A phase**: the session is in it then. \`yes\`: recorded, the phase stays. A code: refused, with the sentence of that code. Where a provider gets another answer than a nurse, it follows. The values given are harmless ones: a refusal such as \`no-such-entry\` may be of them. The rules are [SPEC.md](SPEC.md), SE and VT.

\`\`\`mermaid
stateDiagram-v2
${transitions(rows).join('\n')}
  closed --> [*]
\`\`\`

| Command | ${head.join(' | ')} |
|${'---|'.repeat(head.length + 1)}
${lines.join('\n')}
`;
}
