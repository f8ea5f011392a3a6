/** A whole visit for tests: a known patient, everything that the gate asks for, and every step up to the way home. */

import type { OrderInput, PumpProgram } from '../infusion/order.ts';
import type { Actor } from '../people/roles.ts';
import { DEFAULT_PROTOCOL } from '../protocols/defaults/first-edition.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import { defaultGate } from '../protocols/document/gate.ts';
import { from } from '../protocols/document/source.ts';
import { CHECKLIST } from '../screening/checklist.ts';
import type { CuffTaken, DecideContext } from '../session/decide-context.ts';
import { gate } from '../session/gate.ts';
import type { SessionState } from '../session/state.ts';
import type { Baseline } from '../vitals/baseline.ts';
import type { Decision } from './decision.ts';
import type { EventBody } from './events.ts';
import { contextAt, Log, type LooseCommand, NURSE, PROVIDER, STOP, T0 } from './session.fixture.ts';

export const MIN = 60_000;
export const GATED: ProtocolDocument = {
  ...DEFAULT_PROTOCOL,
  gate: defaultGate,
  standby: { atMostMs: 600_000, source: from('low', []) },
};
export const NURSE_TWO: Actor = { kind: 'user', id: 'u4', name: 'Second nurse', role: 'nurse' };
export const PROVIDER_TWO: Actor = {
  kind: 'user',
  id: 'u5',
  name: 'Second provider',
  role: 'provider',
};

export const PATIENT = {
  id: '7a3c1f52-0b7d-4f0e-8f2e-000000000001',
  recordNumber: '0412',
  name: 'Patient 0412',
  dateOfBirth: '1980-02-29',
  sex: 'male',
  inSession: null,
} as const;
export const COURSE = {
  id: '7a3c1f52-0b7d-4f0e-8f2e-000000000002',
  patientId: PATIENT.id,
  indication: 'major-depression',
  number: 2,
  planned: 8,
} as const;

export const ORDER: OrderInput = {
  regimen: 'depression',
  route: 'iv-infusion',
  drug: 'ketamine',
  mgPerKg: 0.5,
  weightKg: 70,
  weightBasis: 'actual',
  doseMg: 35,
  concentrationMgPerMl: 1,
  volumeMl: 35,
  minutes: 40,
  rateMlPerH: 52.5,
};
export const NASAL: OrderInput = {
  regimen: 'esketamine',
  route: 'nasal',
  drug: 'esketamine',
  weightKg: 70,
  weightBasis: 'actual',
  doseMg: 56,
};
export const PROGRAM: PumpProgram = {
  rateMlPerH: 52.5,
  volumeMl: 35,
  concentrationMgPerMl: 1,
  pump: 'Pump 1',
  lot: 'L1',
};
export const CHECK: LooseCommand = { type: 'check-pump', rateMlPerH: 52.5, volumeMl: 35 };
export const BASELINE: Baseline = { sys: 120, dia: 75, hr: 70, spo2: 98 };

/** Every question answered as harmlessly as it can be. */
export const ANSWERS: LooseCommand = {
  type: 'answer-checklist',
  answers: CHECKLIST.map(({ id, stop }) => ({ item: id, answer: stop === 'no' ? 'yes' : 'no' })),
};

export function answer(item: string, said: 'yes' | 'no' | 'unknown'): LooseCommand {
  return { type: 'answer-checklist', answers: [{ item, answer: said }] };
}

/** A log with the context of a clinic around it: a patient, pressures, live vitals. */
export class Visit extends Log {
  cuffs: CuffTaken[] = [];
  vitals: DecideContext['vitals'] = {};
  document: ProtocolDocument | null = GATED;

  more(by: Actor = NURSE): Partial<DecideContext> {
    const { cuffs, vitals, document } = this;
    const known = { patient: PATIENT, course: COURSE, cuffs, vitals, by };
    return document === null ? known : { ...known, protocolDocument: document };
  }

  /** At `T0 + now`, ms. */
  cuff(now: number, sys: number, dia: number): void {
    this.cuffs = [...this.cuffs, { sys, dia, at: T0 + now, source: 'monitor' }];
  }

  live(now: number, values: Partial<Record<'spo2' | 'hr' | 'rr', number>>): void {
    const entries = Object.entries(values).map(([signal, value]) => [
      signal,
      { value, at: T0 + now },
    ]);
    this.vitals = Object.fromEntries(entries);
  }

  try(command: LooseCommand, now: number, by: Actor = NURSE): Decision<EventBody> {
    return this.give(command, now, this.more(by));
  }

  do(command: LooseCommand, now: number, by: Actor = NURSE): SessionState {
    return this.must(command, now, this.more(by));
  }

  context(now: number, by: Actor = NURSE): DecideContext {
    return contextAt(T0 + now, this.more(by));
  }

  /** Codes of the gate that stand in the way. */
  open(now: number): string[] {
    return gate(this.current(), this.context(now), T0 + now)
      .filter(({ met, overridden }) => !met && overridden === null)
      .map(({ code }) => code);
  }
}

export const OPEN_KNOWN = {
  type: 'open',
  chairId: 'c1',
  patientRef: 'walk-in',
  patientId: PATIENT.id,
  courseId: COURSE.id,
  identifiers: ['name', 'date-of-birth'],
} satisfies LooseCommand;

/** Opened at T0 for a known patient, with rested pressures at 1 and 3 min and fresh vitals; nothing else yet. */
export function seated(): Visit {
  const visit = new Visit();
  visit.do(OPEN_KNOWN, 0);
  visit.cuff(MIN, 118, 74);
  visit.cuff(3 * MIN, 122, 76);
  visit.live(4 * MIN, { spo2: 98, hr: 70, rr: 14 });
  return visit;
}

/** All that the gate asks for is there at 8 min, save what `without` leaves out. */
export function prepared(
  ...without: ('answers' | 'weight' | 'baseline' | 'scores' | 'order' | 'pump')[]
): Visit {
  const visit = seated();
  const has = (step: (typeof without)[number]) => !without.includes(step);
  if (has('answers')) visit.do(ANSWERS, 4 * MIN);
  if (has('weight')) visit.do({ type: 'record-weight', kg: 70, method: 'measured' }, 4 * MIN);
  if (has('baseline'))
    visit.do({ type: 'set-baseline', baseline: BASELINE, from: 'cuffs' }, 4 * MIN);
  if (has('scores')) {
    for (const [scale, score] of [
      ['moaas', 5],
      ['dissociation', 0],
      ['nausea', 0],
    ] as const) {
      visit.do({ type: 'assess', assessment: { scale, score } }, 5 * MIN);
    }
  }
  if (has('order')) {
    visit.do({ type: 'write-order', order: ORDER }, 5 * MIN);
    const order = visit.current().order?.seq ?? 0;
    visit.do({ type: 'sign-order', order }, 6 * MIN, PROVIDER);
  }
  if (has('order') && has('pump')) {
    visit.do({ type: 'program-pump', program: PROGRAM }, 6 * MIN);
    visit.do(CHECK, 7 * MIN, NURSE_TWO);
  }
  return visit;
}

export const BEGIN: LooseCommand = { type: 'start-infusion' };

/** Started at 10 min. */
export function infusing(): Visit {
  const visit = prepared();
  visit.do(BEGIN, 10 * MIN);
  return visit;
}

/** Stopped at 50 min, after 40 min of infusion. */
export function recovering(): Visit {
  const visit = infusing();
  visit.do(STOP, 50 * MIN);
  return visit;
}

const STEADY = { 'vital-signs': 2, ambulation: 2, 'nausea-vomiting': 2, pain: 2, bleeding: 2 };
export const PADSS: LooseCommand = {
  type: 'assess',
  assessment: { scale: 'padss', parts: STEADY },
};

/** Every criterion met at 110 min. */
export function fitToLeave(): Visit {
  const visit = recovering();
  visit.cuff(108 * MIN, 124, 78);
  visit.live(109 * MIN, { spo2: 97, hr: 72, rr: 14 });
  visit.do(PADSS, 109 * MIN);
  visit.do({ type: 'assess', assessment: { scale: 'moaas', score: 5 } }, 109 * MIN);
  visit.do({ type: 'assess', assessment: { scale: 'dissociation', score: 0 } }, 109 * MIN);
  visit.do(
    {
      type: 'prepare-discharge',
      escort: 'sister',
      instructionsGiven: true,
      nextAppointment: { at: null },
      followUpCall: { at: null },
    },
    109 * MIN,
  );
  return visit;
}
