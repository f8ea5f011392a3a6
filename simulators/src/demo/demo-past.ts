/** Visits of other days, closed and discharged: for looking back. */
import { checkTimes, recoveryTimes, type Timed, timed } from './demo-times.ts';
import { preparationSteps, type Resting } from './demo-visit.ts';
import type { DemoVisit } from './demo-visits.ts';

export interface PastVisit extends DemoVisit {
  readonly chair: string;
  readonly startedMin: number;
  readonly resting: Resting;
  /** Rise of the pressure at its peak, mmHg. */
  readonly rise: number;
}

const DAY_MIN = 24 * 60;
/** From the opening to the start, and from the stop to the way home, minutes. */
const PREPARED_MIN = 20;
const OBSERVED_MIN = 65;

interface Past {
  readonly chair: string;
  readonly patientRef: string;
  readonly sex: 'female' | 'male' | 'other';
  readonly kg: number;
  readonly resting: Resting;
  readonly daysAgo: number;
  readonly regimen: 'depression' | 'pain';
  /** Per kilogram, mg, in so many minutes. */
  readonly dose: readonly [mgPerKg: number, minutes: number];
  /** Minute of the infusion, and how bad it was. */
  readonly effect: { readonly term: string; readonly minute: number } | null;
  /** Rise of the pressure at its peak, mmHg. */
  readonly rise: number;
}

function pastVisit(of: Past): PastVisit {
  const { chair, patientRef, effect, resting, rise } = of;
  const [mgPerKg, minutes] = of.dose;
  const startedMin = of.daysAgo * DAY_MIN;
  const stoppedMin = startedMin - minutes;
  const openedMin = startedMin + PREPARED_MIN;
  const prepared = preparationSteps({ ...of, mgPerKg, minutes });
  const apart = (PREPARED_MIN - 1) / (prepared.length + 1);
  const steps: Timed[] = [
    ...prepared.map((step, place) => ({ ...step, min: openedMin - apart * (place + 1) })),
    timed(startedMin, { type: 'start-infusion' }),
    ...checkTimes(startedMin, stoppedMin).flatMap(scores),
    ...(effect === null ? [] : went(effect, startedMin)),
    timed(stoppedMin, { type: 'stop-infusion', reason: 'completed' }),
    ...recoveryTimes(stoppedMin, stoppedMin - OBSERVED_MIN + 5).flatMap(scores),
    ...home(stoppedMin - OBSERVED_MIN),
  ];
  return { chair, patientRef, openedMin, startedMin, resting, rise, steps };
}

/** Sedation and dissociation with the cuff. */
function scores(min: number): Timed[] {
  return [
    timed(min, { type: 'assess', assessment: { scale: 'moaas', score: 5 } }),
    timed(min, { type: 'assess', assessment: { scale: 'dissociation', score: 1 } }),
  ];
}

function went({ term, minute }: { term: string; minute: number }, startedMin: number): Timed[] {
  const began = startedMin - minute;
  return [
    timed(began, {
      ...{ type: 'observe-effect', term, severity: 'mild', rating: 3 },
      ...{ source: 'patient-reported', actions: ['reassurance'] },
    }),
    timed(began - 15, (before) => ({
      ...{ type: 'update-effect', effect: before('effect-observed'), change: 'resolved' },
      outcome: 'gone',
    })),
  ];
}

/** Everything that the way home asks for, and the end. */
function home(closedMin: number): Timed[] {
  const parts = {
    ...{ 'vital-signs': 2, ambulation: 2, 'nausea-vomiting': 2, pain: 2, bleeding: 2 },
  };
  const at = closedMin + 3;
  return [
    timed(at, { type: 'record-vitals', values: { spo2: 98, onAir: true } }),
    timed(at, { type: 'assess', assessment: { scale: 'padss', parts } }),
    timed(at, { type: 'assess', assessment: { scale: 'moaas', score: 5 } }),
    timed(at, { type: 'assess', assessment: { scale: 'dissociation', score: 0 } }),
    timed(closedMin + 1, {
      ...{ type: 'prepare-discharge', escort: 'Family', instructionsGiven: true },
      ...{ nextAppointment: { at: null, note: 'as planned' }, followUpCall: { at: null } },
    }),
    timed(closedMin, { type: 'close', outcome: 'discharged' }),
  ];
}

const at = (hr: number, sys: number, dia: number): Resting => ({
  ...{ hr, sys, dia, spo2: 98, rr: 14 },
});

export const PAST_VISITS: readonly PastVisit[] = [
  pastVisit({
    ...{ chair: '1', patientRef: '0362', sex: 'male', kg: 82, resting: at(69, 124, 78) },
    ...{ daysAgo: 9, regimen: 'pain', dose: [0.6, 120], rise: 9 },
    effect: { term: 'dizziness', minute: 25 },
  }),
  pastVisit({
    ...{ chair: '2', patientRef: '0371', sex: 'other', kg: 76, resting: at(74, 118, 74) },
    ...{ daysAgo: 6, regimen: 'depression', dose: [0.5, 40], rise: 15 },
    effect: { term: 'nausea', minute: 22 },
  }),
  pastVisit({
    ...{ chair: '3', patientRef: '0379', sex: 'female', kg: 70, resting: at(66, 131, 82) },
    ...{ daysAgo: 3, regimen: 'pain', dose: [0.6, 120], rise: 7, effect: null },
  }),
  pastVisit({
    ...{ chair: '2', patientRef: '0384', sex: 'male', kg: 79, resting: at(63, 115, 70) },
    ...{ daysAgo: 1, regimen: 'depression', dose: [0.5, 40], rise: 18 },
    effect: { term: 'dissociation', minute: 12 },
  }),
];
