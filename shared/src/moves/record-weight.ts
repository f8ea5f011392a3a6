import { z } from 'zod';
import { HEIGHT_CM } from '../infusion/body-weight.ts';
import { WEIGHT_KG } from '../infusion/weight-limits.ts';
import { quantity } from '../text/bounded.ts';
import { message } from '../wording/message.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, type Refused, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput } from './event-move.ts';

/** The patient's weight, and height where it is known. */
const body = eventBody('weight-recorded', {
  kg: z.number(),
  heightCm: z.number().optional(),
  method: z.enum(['measured', 'stated']),
});

export const weightRecorded: EventMove<typeof body> = {
  body,
  evolve({ weight }, { seq, at, by, body: { kg, heightCm, method } }) {
    if (weight !== null && at < weight.at) return {};
    const height = heightCm === undefined ? {} : { heightCm };
    return { weight: { seq, at, by, withdrawn: false, kg, ...height, method } };
  },
  alarmInputs: noInput,
  lane: () => 'checks',
  sentence: ({ body: { kg, method } }, { words }) => words.say('events.weight', { kg, method }),
  project(change) {
    change.weighed = true;
  },
  correction: { amendable: true, undo: false },
};

const fields = commandFields('record-weight', {
  kg: quantity,
  heightCm: quantity.optional(),
  method: z.enum(['measured', 'stated']),
});

export const recordWeight: CommandMove<typeof fields, [typeof weightRecorded], 'running'> = {
  fields,
  gives: [weightRecorded],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, { kg, heightCm, method }, _, at) {
    const wrong = weightProblem(kg) ?? heightProblem(heightCm);
    if (wrong) return wrong;
    if (session.infusion !== null) return refuse('not-before-start');
    const height = heightCm === undefined ? {} : { heightCm };
    return accept(at, { type: 'weight-recorded', kg, ...height, method });
  },
  example: () => ({ kg: 70, method: 'measured' }),
};

const outside = (value: number, low: number, high: number, unit: 'kg' | 'cm') =>
  message('refusals.outside', {
    ...{ what: `${value} ${unit}`, low: String(low), high: `${high} ${unit}` },
  });

export function weightProblem(kg: number): Refused | null {
  const { low, high } = WEIGHT_KG.hard;
  if (kg >= low && kg <= high) return null;
  return refuse('weight-implausible', outside(kg, low, high, 'kg'));
}
function heightProblem(cm: number | undefined): Refused | null {
  const { low, high } = HEIGHT_CM;
  if (cm === undefined || (cm >= low && cm <= high)) return null;
  return refuse('height-implausible', outside(cm, low, high, 'cm'));
}
