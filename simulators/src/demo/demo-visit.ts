/** The way of one patient through the gate, as commands of a nurse and a provider. */

import type { CommandInput } from '@chairside/shared/moves/commands';
import type { EventType, SessionEvent } from '@chairside/shared/moves/events';
import type { Patient } from '@chairside/shared/patients/patient';
import { applies, CHECKLIST } from '@chairside/shared/screening/checklist';
import type { ChecklistAnswer } from '@chairside/shared/session/entries';
import { type DemoOrder, demoOrder, demoProgram } from './demo-order.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type VisitCommand = WithoutId<CommandInput>;

/** What an earlier step left in the log: the newest event of a type. */
export type Before = (type: EventType) => number;

type Sex = Patient['sex'];

export interface VisitStep {
  readonly by: 'nurse' | 'provider';
  readonly command: VisitCommand | ((before: Before) => VisitCommand);
}

export interface Resting {
  readonly hr: number;
  readonly spo2: number;
  readonly rr: number;
  readonly sys: number;
  readonly dia: number;
}

export interface Preparation extends DemoOrder {
  readonly sex?: Sex;
  readonly resting: Resting;
}

const nurse = (command: VisitStep['command']): VisitStep => ({ by: 'nurse', command });
const provider = (command: VisitStep['command']): VisitStep => ({ by: 'provider', command });

/** What an earlier step recorded. @throws Error where there is nothing of the kind */
export function seqBefore(events: readonly SessionEvent[]): Before {
  return (type) => {
    const found = events.findLast(({ body }) => body.type === type);
    if (!found) throw new Error(`nothing of ${type} stands in the log yet`);
    return found.seq;
  };
}

/** Every question answered so that nothing stops. */
export function quietAnswers(sex: Sex = 'unknown'): ChecklistAnswer[] {
  return CHECKLIST.filter((item) => applies(item, { sex })).map(({ id, stop }) => ({
    item: id,
    answer: stop === 'no' ? 'yes' : 'no',
  }));
}

/** At rest, twice: the median of the two is what `resting` says. */
function restedCuffs({ sys, dia, ...others }: Resting): VisitStep[] {
  return [-2, 2].map((by) =>
    nurse({
      type: 'record-vitals',
      values: { ...others, sys: sys + by, dia: dia + by, onAir: true },
    }),
  );
}

/** From the weight to the baseline, everything that the gate asks for after the identity. */
export function preparationSteps(of: Preparation): VisitStep[] {
  const { resting, kg } = of;
  const { sys, dia, hr, spo2, rr } = resting;
  const program = demoProgram(of);
  const { rateMlPerH, volumeMl } = program;
  const scores = ['moaas', 'dissociation', 'nausea'] as const;
  return [
    nurse({ type: 'answer-checklist', answers: quietAnswers(of.sex) }),
    nurse({ type: 'record-weight', kg, method: 'measured' }),
    ...restedCuffs(resting),
    nurse({ type: 'set-baseline', from: 'cuffs', baseline: { sys, dia, hr, spo2, rr } }),
    ...scores.map((scale) =>
      nurse({ type: 'assess', assessment: { scale, score: scale === 'moaas' ? 5 : 0 } }),
    ),
    nurse({ type: 'write-order', order: demoOrder(of) }),
    provider((before) => ({ type: 'sign-order', order: before('order-written') })),
    nurse({ type: 'program-pump', program }),
    provider({ type: 'check-pump', rateMlPerH, volumeMl }),
  ];
}
