import { randomUUID } from 'node:crypto';
import type { Actor } from '@chairside/shared/protocol/roles';
import { type CommandInput, commandSchema } from '@chairside/shared/session/commands';
import type { Baseline } from '@chairside/shared/session/events';
import type { SessionCommands } from '../engine/commands.ts';
import type { SessionStore } from '../store/ports.ts';

interface DemoCourse {
  readonly patientRef: string;
  readonly baseline: Baseline;
  /** Minutes before now; null: not yet. */
  readonly startedMin: number | null;
  readonly stoppedMin: number | null;
}

const MINUTE = 60_000;
/** A patient sits down and is measured this long before the infusion. */
const PREPARATION_MIN = 6;
const PLANNED_MIN = 40;

const course = (
  patientRef: string,
  [hr, sys, dia]: readonly [number, number, number],
  startedMin: number | null,
  stoppedMin: number | null = null,
): DemoCourse => ({ patientRef, baseline: { hr, spo2: 98, sys, dia }, startedMin, stoppedMin });

/** By chair label. Starts follow the simulator's scenario "mixed", baselines its patients of seed 7. */
const COURSES: Readonly<Record<string, DemoCourse>> = {
  '1': course('0412', [71, 126, 80], null),
  '2': course('0388', [75, 134, 84], 26),
  '3': course('0421', [77, 127, 82], 12),
  '4': course('0405', [82, 122, 75], 18),
  '5': course('0397', [67, 110, 71], 33),
  '6': course('0416', [76, 119, 77], 55, 15),
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
  return commands;
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
 * Answers when the infusion of each chair began, by label, so that the simulated patients follow it.
 */
export async function openDemoSessions(deps: DemoSessionsDeps): Promise<Map<string, number>> {
  const { commands, clinicId, by, now } = deps;
  const list = () => deps.sessions.list(clinicId, { phase: 'running', limit: 100 });
  const occupied = new Set((await list()).sessions.map((session) => session.chairId));
  for (const [label, chairId] of deps.chairs) {
    const planned = COURSES[label];
    if (!planned || occupied.has(chairId)) continue;
    const sessionId = randomUUID();
    for (const draft of commandsOf(planned, chairId, now)) {
      const command = commandSchema.parse({ ...draft, id: randomUUID() });
      await commands.command(clinicId, sessionId, command, by);
    }
  }
  const starts = new Map<string, number>();
  for (const { chairId, startedAt } of (await list()).sessions) {
    const label = [...deps.chairs].find(([, id]) => id === chairId)?.[0];
    if (label !== undefined && startedAt !== null) starts.set(label, startedAt);
  }
  return starts;
}
