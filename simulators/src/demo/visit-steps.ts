import { randomUUID } from 'node:crypto';
import type { SessionCommands } from '@chairside/server/engine/commands';
import { commandSchema } from '@chairside/shared/moves/commands';
import type { SessionEvent } from '@chairside/shared/moves/events';
import type { Actor } from '@chairside/shared/people/roles';
import type { SeededPatient } from './demo-patients.ts';
import { seqBefore, type VisitCommand } from './demo-visit.ts';
import type { DemoVisit } from './demo-visits.ts';

const MINUTE = 60_000;

export interface VisitDeps {
  readonly commands: SessionCommands;
  readonly clinicId: number;
  readonly by: { readonly nurse: Actor; readonly provider: Actor };
  /** By record number. */
  readonly patients: ReadonlyMap<string, SeededPatient>;
  readonly now: number;
}

export interface StepOfVisit {
  /** Epoch ms. */
  readonly at: number;
  take(): Promise<void>;
}

/** A visit by ordinary commands, in the order in which they are given; the first opens the session. */
export function stepsOf(deps: VisitDeps, of: DemoVisit, chairId: string): StepOfVisit[] {
  const { commands, clinicId, by, now } = deps;
  const { patientRef, openedMin } = of;
  const sessionId = randomUUID();
  const events: SessionEvent[] = [];
  const step = (who: Actor, min: number, made: () => VisitCommand): StepOfVisit => {
    const at = Math.round(now - min * MINUTE);
    return {
      at,
      async take() {
        const parsed = commandSchema.parse({ ...made(), at, id: randomUUID() });
        events.push(...(await commands.command(clinicId, sessionId, parsed, who)).events);
      },
    };
  };
  const open = step(by.nurse, openedMin, () => ({
    ...{ type: 'open', chairId, patientRef, ...deps.patients.get(patientRef) },
    identifiers: ['name', 'date-of-birth'],
  }));
  const others = [...of.steps]
    .sort((a, b) => b.min - a.min)
    .map(({ by: who, min, command }) =>
      step(by[who], min, () =>
        typeof command === 'function' ? command(seqBefore(events)) : command,
      ),
    );
  return [open, ...others];
}
