import { randomUUID } from 'node:crypto';
import type { SessionCommands } from '@chairside/server/engine/commands';
import type { Logger } from '@chairside/server/platform/logger';
import type { SessionStore } from '@chairside/server/store/ports/store';
import { commandSchema } from '@chairside/shared/moves/commands';
import type { SessionEvent } from '@chairside/shared/moves/events';
import type { Actor } from '@chairside/shared/people/roles';
import type { SeededPatient } from './demo-patients.ts';
import { seqBefore, type VisitCommand } from './demo-visit.ts';
import { DEMO_VISITS, type DemoVisit } from './demo-visits.ts';
import type { Span } from './follow-infusions.ts';

const MINUTE = 60_000;

export interface VisitDeps {
  readonly commands: SessionCommands;
  readonly clinicId: number;
  readonly by: { readonly nurse: Actor; readonly provider: Actor };
  /** By record number. */
  readonly patients: ReadonlyMap<string, SeededPatient>;
  readonly now: number;
  /** Told of each step's instant (epoch ms) before it is taken. */
  readonly reach?: (at: number) => Promise<void>;
}

export interface DemoSessionsDeps extends VisitDeps {
  readonly log: Logger;
  readonly sessions: Pick<SessionStore, 'list'>;
  /** Simulated chairs: id by label. */
  readonly chairs: ReadonlyMap<string, string>;
}

/**
 * As `carryOut`, for a clinic that people have worked in since: a visit that no longer fits (its patient sits in
 * another chair, its course is over) is left out, and the demo starts all the same. Answers whether it fitted.
 */
export async function carryOutIfItFits(
  deps: VisitDeps & { readonly log: Logger },
  of: DemoVisit,
  chairId: string,
): Promise<boolean> {
  try {
    await carryOut(deps, of, chairId);
    return true;
  } catch (error) {
    deps.log.info({ err: error, patientRef: of.patientRef }, 'a visit of the demo was left out');
    return false;
  }
}

/** Carries a visit out by ordinary commands, each at its own time. */
async function carryOut(deps: VisitDeps, of: DemoVisit, chairId: string): Promise<void> {
  const { commands, clinicId, by, now } = deps;
  const { patientRef, openedMin } = of;
  const sessionId = randomUUID();
  const events: SessionEvent[] = [];
  const send = async (who: Actor, min: number, command: VisitCommand) => {
    const at = Math.round(now - min * MINUTE);
    await deps.reach?.(at);
    const parsed = commandSchema.parse({ ...command, at, id: randomUUID() });
    events.push(...(await commands.command(clinicId, sessionId, parsed, who)).events);
  };
  await send(by.nurse, openedMin, {
    ...{ type: 'open', chairId, patientRef, ...deps.patients.get(patientRef) },
    identifiers: ['name', 'date-of-birth'],
  });
  for (const step of [...of.steps].sort((a, b) => b.min - a.min)) {
    const { command } = step;
    const made = typeof command === 'function' ? command(seqBefore(events)) : command;
    await send(by[step.by], step.min, made);
  }
}

/**
 * Every simulated chair that has no session gets one, each at another point of its course. Answers the time since the
 * opening of those that were opened now, by label: their monitors have a history to tell.
 */
export async function openDemoSessions(deps: DemoSessionsDeps): Promise<Map<string, Span>> {
  const { clinicId, now } = deps;
  const running = await deps.sessions.list(clinicId, { phase: 'running', limit: 100 });
  const occupied = new Set(running.sessions.map((session) => session.chairId));
  const opened = new Map<string, Span>();
  for (const [label, chairId] of deps.chairs) {
    const planned = DEMO_VISITS[label];
    if (!planned || occupied.has(chairId)) continue;
    if (!(await carryOutIfItFits(deps, planned, chairId))) continue;
    opened.set(label, { from: now - planned.openedMin * MINUTE, to: now });
  }
  return opened;
}
