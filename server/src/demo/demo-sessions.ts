import { randomUUID } from 'node:crypto';
import type { Actor } from '@chairside/shared/protocol/roles';
import { type CommandInput, commandSchema } from '@chairside/shared/session/commands';
import type { Baseline } from '@chairside/shared/session/entries';
import type { SessionCommands } from '../engine/commands.ts';
import type { SessionStore } from '../store/ports.ts';
import type { Span } from './demo-courses.ts';

interface DemoCourse {
  readonly patientRef: string;
  readonly baseline: Baseline;
  /** Minutes before now; null: not yet. */
  readonly startedMin: number | null;
  readonly stoppedMin: number | null;
  readonly charted: readonly Charted[];
}

/** What the nurse has charted already, minutes before now. */
type Charted = { readonly min: number } & (
  | { readonly term: string; readonly severity: 'mild' | 'moderate'; readonly onsetMin: number }
  | { readonly text: string }
);

const MINUTE = 60_000;
/** A patient sits down and is measured this long before the infusion. */
const PREPARATION_MIN = 6;
const PLANNED_MIN = 40;

const course = (
  patientRef: string,
  [hr, sys, dia]: readonly [number, number, number],
  startedMin: number | null,
  stoppedMin: number | null = null,
  ...charted: Charted[]
): DemoCourse => ({
  patientRef,
  baseline: { hr, spo2: 98, sys, dia },
  startedMin,
  stoppedMin,
  charted,
});

/** By chair label. Starts follow the simulator's scenario "mixed", baselines its patients of seed 7. */
const COURSES: Readonly<Record<string, DemoCourse>> = {
  '1': course('0412', [71, 126, 80], null),
  '2': course('0388', [75, 134, 84], 12),
  '3': course('0421', [77, 127, 82], 26, null, {
    min: 9,
    term: 'dissociation',
    severity: 'moderate',
    onsetMin: 11,
  }),
  '4': course('0405', [82, 122, 75], 18),
  '5': course(
    '0397',
    [67, 110, 71],
    33,
    null,
    { min: 19, term: 'nausea', severity: 'mild', onsetMin: 20 },
    { min: 17, text: 'Water offered, head of the chair raised.' },
  ),
  '6': course(
    '0416',
    [76, 119, 77],
    55,
    15,
    { min: 34, term: 'dissociation', severity: 'mild', onsetMin: 36 },
    { min: 6, text: 'Awake and oriented, resting.' },
  ),
};

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

function commandsOf(of: DemoCourse, chairId: string, now: number): WithoutId<CommandInput>[] {
  const at = (minutesAgo: number) => now - minutesAgo * MINUTE;
  const openedMin = (of.startedMin ?? 0) + PREPARATION_MIN;
  const commands: WithoutId<CommandInput>[] = [
    { type: 'open', at: at(openedMin), chairId, patientRef: of.patientRef },
    { type: 'set-baseline', at: at(openedMin - 2), baseline: of.baseline },
  ];
  if (of.startedMin !== null) {
    const order = { drug: 'ketamine', doseMg: 40, plannedMinutes: PLANNED_MIN };
    commands.push({ type: 'start-infusion', at: at(of.startedMin), ...order });
  }
  if (of.stoppedMin !== null) {
    commands.push({ type: 'stop-infusion', at: at(of.stoppedMin), reason: 'completed' });
  }
  for (const entry of of.charted) {
    if ('text' in entry) commands.push({ type: 'add-note', at: at(entry.min), text: entry.text });
    else {
      const { term, severity, onsetMin, min } = entry;
      commands.push({ type: 'observe-effect', at: at(min), term, severity, onset: at(onsetMin) });
    }
  }
  return commands.sort((a, b) => (a.at ?? now) - (b.at ?? now));
}

export interface DemoSessionsDeps {
  readonly sessions: Pick<SessionStore, 'list'>;
  readonly commands: SessionCommands;
  readonly clinicId: number;
  readonly by: Actor;
  /** Simulated chairs: id by label. */
  readonly chairs: ReadonlyMap<string, string>;
  readonly now: number;
}

/**
 * Every simulated chair that has no session gets one, by ordinary commands and each at another point of its course.
 * Answers the time since the opening of those that were opened now, by label: their monitors have a history to tell.
 */
export async function openDemoSessions(deps: DemoSessionsDeps): Promise<Map<string, Span>> {
  const { commands, clinicId, by, now } = deps;
  const running = await deps.sessions.list(clinicId, { phase: 'running', limit: 100 });
  const occupied = new Set(running.sessions.map((session) => session.chairId));
  const opened = new Map<string, Span>();
  for (const [label, chairId] of deps.chairs) {
    const planned = COURSES[label];
    if (!planned || occupied.has(chairId)) continue;
    const sessionId = randomUUID();
    const drafts = commandsOf(planned, chairId, now);
    for (const draft of drafts) {
      const command = commandSchema.parse({ ...draft, id: randomUUID() });
      await commands.command(clinicId, sessionId, command, by);
    }
    const from = drafts[0]?.at ?? now;
    opened.set(label, { from, to: now });
  }
  return opened;
}
