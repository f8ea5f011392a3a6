/** What has happened in each chair of the demo before somebody looks at it: one visit each, at another point. */
import { checkTimes, recoveryTimes, type Timed, timed } from './demo-times.ts';
import { preparationSteps, type Resting } from './demo-visit.ts';

export interface DemoVisit {
  readonly patientRef: string;
  /** The first step opens the session; the times are minutes before now. */
  readonly openedMin: number;
  readonly steps: readonly Timed[];
}

interface Course {
  readonly patientRef: string;
  readonly sex: 'female' | 'male' | 'other' | 'unknown';
  readonly kg: number;
  readonly resting: Resting;
}

/** A patient sits down and is measured this long before the infusion, minutes. */
const PREPARATION_MIN = 14;

const resting = (hr: number, sys: number, dia: number): Resting => ({
  ...{ hr, sys, dia, spo2: 98, rr: 14 },
});

/** Prepared, checked and started `startedMin` ago. */
function infusion(
  of: Course,
  startedMin: number,
  more: readonly Timed[],
  order: { regimen: 'depression' | 'pain'; mgPerKg: number; minutes: number } = DEPRESSION,
): DemoVisit {
  const openedMin = startedMin + PREPARATION_MIN;
  const prepared = preparationSteps({ ...of, ...order });
  const apart = (PREPARATION_MIN - 1) / (prepared.length + 1);
  const steps = prepared.map((step, place) => ({ ...step, min: openedMin - apart * (place + 1) }));
  return {
    ...{ patientRef: of.patientRef, openedMin },
    steps: [...steps, timed(startedMin, { type: 'start-infusion' }), ...more],
  };
}

const DEPRESSION = { regimen: 'depression', mgPerKg: 0.5, minutes: 40 } as const;
const PAIN = { regimen: 'pain', mgPerKg: 0.8, minutes: 240 } as const;

/** Sedation and dissociation with each cuff, from the start until `untilMin` before now. */
function scored(startedMin: number, untilMin: number, dissociation: readonly number[]): Timed[] {
  return scoredAt(checkTimes(startedMin, untilMin), dissociation);
}

function scoredAt(times: readonly number[], dissociation: readonly number[] = []): Timed[] {
  return times.flatMap((min, place) => {
    const score = dissociation[place] ?? 0;
    return [
      timed(min, { type: 'assess', assessment: { scale: 'moaas', score: score > 1 ? 4 : 5 } }),
      timed(min, { type: 'assess', assessment: { scale: 'dissociation', score } }),
    ];
  });
}

/** Here the gate is not passed: the order is not signed, nothing is programmed, the baseline is not there. */
function inPreparation(of: Course): DemoVisit {
  const [checklist, weight, cuff] = preparationSteps({ ...of, ...DEPRESSION });
  const order = preparationSteps({ ...of, ...DEPRESSION }).find(
    ({ command }) => typeof command === 'object' && command.type === 'write-order',
  );
  const steps = [checklist, weight, cuff, order].flatMap((step, place) =>
    step === undefined ? [] : [{ ...step, min: 5 - place }],
  );
  return { patientRef: of.patientRef, openedMin: 6, steps };
}

/** By chair label. Baselines are those of the simulator's patients of seed 7. */
export const DEMO_VISITS: Readonly<Record<string, DemoVisit>> = {
  '1': inPreparation({
    ...{ patientRef: '0412', sex: 'female', kg: 71, resting: resting(71, 126, 80) },
  }),
  '2': infusion(
    { patientRef: '0388', sex: 'male', kg: 88, resting: resting(75, 134, 84) },
    13,
    scored(13, 0, [0, 0, 1]),
  ),
  '3': infusion({ patientRef: '0421', sex: 'female', kg: 64, resting: resting(77, 127, 82) }, 26, [
    ...scored(26, 0, [0, 1, 1, 2]),
    timed(9, {
      ...{ type: 'observe-effect', term: 'dissociation', severity: 'moderate' },
      ...{ source: 'patient-reported', rating: 6, actions: ['reassurance'] },
    }),
    timed(4, (before) => ({
      ...{ type: 'update-effect', effect: before('effect-observed'), change: 'eased' },
      severity: 'mild',
    })),
  ]),
  '4': infusion({ patientRef: '0405', sex: 'male', kg: 93, resting: resting(82, 122, 75) }, 18, [
    ...scored(18, 3, [0, 0, 1]),
    timed(7, {
      ...{ type: 'observe-effect', term: 'nausea', severity: 'moderate', rating: 6 },
      source: 'patient-reported',
    }),
    timed(6, { type: 'assess', assessment: { scale: 'nausea', score: 6 } }),
    timed(5, (before) => ({
      ...{ type: 'intervene', kind: 'drug', answers: { effects: [before('effect-observed')] } },
      drug: { name: 'Ondansetron', dose: 4, unit: 'mg', route: 'iv' },
    })),
    timed(3, { type: 'pause-infusion', reason: 'Nausea' }),
  ]),
  '5': infusion(
    { patientRef: '0397', sex: 'unknown', kg: 67, resting: resting(67, 110, 71) },
    33,
    [
      ...scored(33, 0, [0, 0, 0, 1, 1]),
      timed(19, { type: 'observe-effect', term: 'nausea', severity: 'mild', rating: 3 }),
      timed(18, { type: 'change-rate', rateMlPerH: 10, reason: 'Nausea' }),
      timed(17, { type: 'add-note', text: 'Water offered, head of the chair raised.' }),
      timed(11, (before) => ({
        ...{ type: 'update-effect', effect: before('effect-observed'), change: 'resolved' },
        outcome: 'gone after the rate was lowered',
      })),
      timed(9, { type: 'assess', assessment: { scale: 'pain', score: 4 } }),
    ],
    PAIN,
  ),
  '6': infusion({ patientRef: '0416', sex: 'female', kg: 59, resting: resting(76, 119, 77) }, 98, [
    ...scored(98, 58, [0, 1, 1, 1, 1, 0]),
    timed(77, { type: 'observe-effect', term: 'dissociation', severity: 'mild' }),
    timed(58, { type: 'stop-infusion', reason: 'completed' }),
    ...scoredAt(recoveryTimes(58, 10)),
    timed(50, (before) => ({
      ...{ type: 'update-effect', effect: before('effect-observed'), change: 'resolved' },
      outcome: 'gone',
    })),
    timed(8, { type: 'assess', assessment: { scale: 'moaas', score: 5 } }),
    timed(8, { type: 'assess', assessment: { scale: 'dissociation', score: 0 } }),
    timed(6, {
      ...{ type: 'record-vitals' },
      values: { sys: 122, dia: 78, hr: 74, spo2: 98, rr: 14, onAir: true },
    }),
    timed(5, { type: 'prepare-discharge', escort: 'Family', instructionsGiven: true }),
    timed(5, { type: 'add-note', text: 'Awake and oriented, resting.' }),
  ]),
};
