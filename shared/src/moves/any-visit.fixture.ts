/** Any course of commands that people give during a visit, from somewhere on the way. */
import fc from 'fast-check';
import { EFFECT_TERMS } from '../effects/catalogue.ts';
import type { Actor } from '../people/roles.ts';
import type { SessionState } from '../session/state.ts';
import { type LooseCommand, NURSE, PAUSE, PROVIDER, STOP, T0 } from './session.fixture.ts';
import {
  ANSWERS,
  answer,
  BASELINE,
  BEGIN,
  CHECK,
  fitToLeave,
  infusing,
  MIN,
  NURSE_TWO,
  OPEN_KNOWN,
  ORDER,
  PADSS,
  PATIENT,
  PROGRAM,
  prepared,
  recovering,
  seated,
  Visit,
} from './visit.fixture.ts';

const OTHER = '7a3c1f52-0b7d-4f0e-8f2e-000000000009';
const seq = fc.integer({ min: 1, max: 45 });
const command: fc.Arbitrary<LooseCommand> = fc.oneof(
  fc.constantFrom<LooseCommand>(BEGIN, PAUSE, { type: 'resume-infusion' }, STOP),
  fc.constantFrom<LooseCommand>(
    OPEN_KNOWN,
    { type: 'open', chairId: 'c1', patientRef: '0001' },
    { type: 'identify-patient', patientId: PATIENT.id, identifiers: ['name', 'photo'] },
    { type: 'identify-patient', patientId: OTHER, identifiers: ['name', 'photo'] },
    { type: 'transfer-chair', chairId: 'c2' },
    ANSWERS,
    answer('psychosis', 'yes'),
    { type: 'record-weight', kg: 70, method: 'measured' },
    { type: 'record-weight', kg: 90, method: 'stated' },
    { type: 'set-baseline', baseline: BASELINE, from: 'cuffs' },
    { type: 'set-baseline', baseline: { hr: 70 }, from: 'entered' },
    { type: 'write-order', order: ORDER },
    { type: 'program-pump', program: PROGRAM },
    CHECK,
    { type: 'override-gate', items: ['fasting'], reason: 'known', provider: 'Provider' },
    { type: 'override-gate', items: ['order', 'pump-check'], reason: 'known' },
    { type: 'record-vitals', values: { sys: 124, dia: 78, spo2: 97 } },
    BEGIN,
    { type: 'start-infusion', plannedMinutes: 40 },
    PAUSE,
    { type: 'resume-infusion' },
    STOP,
    PADSS,
    { type: 'record-waste', mg: 2 },
    { type: 'prepare-discharge', escort: 'sister', instructionsGiven: true },
    { type: 'escalate-emergency', reason: 'does not wake' },
    { type: 'close' },
    { type: 'close', outcome: 'left-against-advice', note: 'goes' },
    { type: 'close', outcome: 'emergency' },
    { type: 'close', override: 'seen by me' },
    { type: 'add-note', text: 'calm' },
    { type: 'add-addendum', text: 'forgotten' },
    { type: 'sign-session' },
  ),
  seq.map<LooseCommand>((order) => ({ type: 'sign-order', order })),
  seq.map<LooseCommand>((waste) => ({ type: 'witness-waste', waste })),
  seq.map<LooseCommand>((one) => ({ type: 'withdraw-entry', seq: one, reason: 'other chair' })),
  fc
    .tuple(seq, fc.constantFrom('worsened', 'eased', 'resolved'))
    .map<LooseCommand>(([effect, change]) => ({ type: 'update-effect', effect, change })),
  seq.map<LooseCommand>((one) => ({
    type: 'amend-entry',
    seq: one,
    reason: 'misread',
    entry: { kind: 'effect', severity: 'severe' },
  })),
  fc.constantFrom(...EFFECT_TERMS).map<LooseCommand>(({ code }) => ({
    type: 'observe-effect',
    term: code,
    severity: 'mild',
  })),
  fc.integer({ min: 1, max: 200 }).map<LooseCommand>((rateMlPerH) => ({
    type: 'change-rate',
    rateMlPerH,
    reason: 'dizzy',
    confirmed: true,
  })),
  fc.integer({ min: 1, max: 90 }).map<LooseCommand>((mg) => ({
    type: 'give-bolus',
    mg,
    reason: 'ordered',
  })),
);

interface Step {
  readonly command: LooseCommand;
  readonly by: Actor;
  readonly later: number;
  readonly back: number | undefined;
  readonly cuff: number | undefined;
}
export const step: fc.Arbitrary<Step> = fc.record({
  command,
  by: fc.constantFrom(NURSE, NURSE_TWO, PROVIDER),
  later: fc.integer({ min: 0, max: 6 * MIN }),
  back: fc.option(fc.integer({ min: 0, max: 20 * MIN }), { nil: undefined, freq: 3 }),
  cuff: fc.option(fc.integer({ min: 100, max: 190 }), { nil: undefined, freq: 4 }),
});
/** Most of them get far: they begin somewhere on the way through a whole visit. */
const BEGINNINGS: readonly (readonly [() => Visit, number])[] = [
  [() => new Visit(), 0],
  [seated, 5 * MIN],
  [prepared, 8 * MIN],
  [infusing, 12 * MIN],
  [recovering, 55 * MIN],
  [fitToLeave, 110 * MIN],
];
export const course = fc.record({
  beginning: fc.constantFrom(...BEGINNINGS),
  steps: fc.array(step, { maxLength: 25 }),
});
type Course = typeof course extends fc.Arbitrary<infer C> ? C : never;
export const chair = { id: 'c2', label: '2', occupiedBy: null };

type Look = (visit: Visit, before: SessionState | null, step: Step, now: number) => void;

export function run({ beginning: [begin, from], steps }: Course, look: Look): Visit {
  const visit = begin();
  let now = from;
  for (const each of steps) {
    now += each.later;
    if (each.cuff !== undefined) visit.cuff(now, each.cuff, 75);
    const before = visit.state;
    const timed =
      each.back === undefined ? each.command : { ...each.command, at: T0 + now - each.back };
    const seats = each.command.type === 'transfer-chair' ? { chair } : {};
    visit.give(timed, now, { ...visit.more(each.by), ...seats });
    look(visit, before, each, now);
  }
  return visit;
}
