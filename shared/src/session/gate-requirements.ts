/** What the gate asks for besides vital signs: identity, weight, order, pump, baseline, checklist. */

import { inputLimits } from '../infusion/input-limits.ts';
import type {
  GateLevel,
  GateRequirement,
  GateRequirementRule,
} from '../protocols/document/gate.ts';
import { checklistItem, checklistStops } from '../screening/checklist.ts';
import { MEASURED_BEFORE_START } from '../screening/measured-before-start.ts';
import { cuffsSoFar, RESTED_CUFFS } from './baseline.ts';
import type { Found } from './gate-found.ts';
import { orderAbout } from './order-about.ts';
import type { SessionState } from './state.ts';

type Judged = Pick<Found, 'met' | 'message' | 'finding'>;

const MET = 'met';
/** An order worked out with a weight further from today's than this is written anew (clinic default). */
const WEIGHT_MOVED = 0.05;
const PREGNANCY = 'pregnancy';

/** Items of the checklist that a requirement of the gate asks for: they are not counted twice. */
const ASKED_BY: Readonly<Partial<Record<GateRequirement, string>>> = {
  identity: 'identity-confirmed',
  'pregnancy-answer': PREGNANCY,
  consent: 'consent-signed',
  escort: 'escort-confirmed',
  allergies: 'allergies-asked',
  fasting: 'fasting-kept',
  'emergency-equipment': 'emergency-equipment-ready',
};

/** `rested`: how many cuff readings there are for a baseline. */
export function requirementsFound(
  session: SessionState,
  rules: readonly GateRequirementRule[],
  rested: number,
): Found[] {
  const elsewhere = new Set(rules.flatMap(({ item }) => ASKED_BY[item] ?? []));
  return rules.flatMap((rule) => requirement(session, rule, elsewhere, rested));
}

function requirement(
  session: SessionState,
  { item, level }: GateRequirementRule,
  elsewhere: ReadonlySet<string>,
  rested: number,
): Found[] {
  const one = (judged: Judged): Found[] => [{ code: item, level, ...judged }];
  switch (item) {
    case 'identity':
      return one(there(session.identified !== null, 'Compare two identifiers with the patient.'));
    case 'weight':
      return one(there(session.weight !== null, "Today's weight is missing."));
    case 'order':
      return one(orderState(session));
    case 'pump-check':
      return one(pumpState(session));
    case 'baseline':
      return baseline(session, level, rested);
    case 'pregnancy-answer':
      return one(pregnancy(session));
    case 'checklist':
      return checklist(session, level, elsewhere);
    case 'consent':
    case 'escort':
    case 'allergies':
    case 'fasting':
    case 'emergency-equipment':
      return one(confirmed(session, ASKED_BY[item] ?? item));
  }
}

function there(met: boolean, message: string): Judged {
  return { met, message, finding: met ? MET : 'missing' };
}

function confirmed(session: SessionState, id: string): Judged {
  const asked = checklistItem(id);
  const answer = session.checklist[id]?.answer;
  const message = `${asked?.label ?? id}: ${answer === 'no' ? 'no' : 'not confirmed'}. ${asked?.why ?? ''}`;
  return { met: answer === 'yes', message: message.trim(), finding: answer ?? 'missing' };
}

/** A patient who is pregnant stops the start as much as one of whom it is not known. */
function pregnancy({ patient, checklist: said }: SessionState): Judged {
  const answer = said[PREGNANCY]?.answer;
  const met = patient?.sex === 'male' || answer === 'no';
  const message =
    answer === 'yes'
      ? 'Pregnant: yes. Not started in pregnancy.'
      : 'Pregnancy: yes or no has to be answered.';
  return { met, message, finding: answer ?? 'missing' };
}

function orderState(session: SessionState): Judged {
  const { order, weight } = session;
  const open = (finding: string, message: string) => ({ met: false, finding, message });
  if (order === null) return open('missing', 'The order is missing.');
  if (order.signed === null) {
    return open(`unsigned:${order.seq}`, 'The order is not signed by a provider.');
  }
  const impossible = inputLimits(order.order, orderAbout(session, undefined)).filter(
    (found) => found.level === 'hard',
  );
  if (impossible.length > 0) {
    const message = impossible.map((found) => found.message).join(' ');
    return open(`impossible:${order.seq}`, message);
  }
  const { weightKg, weightBasis } = order.order;
  const moved =
    weight !== null &&
    weightBasis === 'actual' &&
    Math.abs(weight.kg - weightKg) > WEIGHT_MOVED * weightKg;
  if (!moved) return { met: true, finding: MET, message: 'The order is signed.' };
  const message = `The order was worked out with ${weightKg} kg; today's weight is ${weight.kg} kg.`;
  return open(`weight:${order.seq}:${weight.kg}`, message);
}

function pumpState({ order, pump }: SessionState): Judged {
  if (order?.order.route === 'nasal') {
    return { met: true, finding: MET, message: 'No pump is used.' };
  }
  if (pump === null) {
    const message = 'The pump is not programmed for this order.';
    return { met: false, finding: 'not-programmed', message };
  }
  if (pump.checked === null) {
    const message = 'A second person has to check the pump.';
    return { met: false, finding: `unchecked:${pump.seq}`, message };
  }
  return { met: true, finding: MET, message: 'The pump was checked by a second person.' };
}

function baseline(session: SessionState, level: GateLevel, cuffs: number): Found[] {
  const { baseline: agreed, baselineFrom, assessments } = session;
  const rested = agreed !== null && agreed.sys !== undefined && baselineFrom === 'cuffs';
  const scores = MEASURED_BEFORE_START.flatMap(({ id, label, by }): Found[] => {
    // A mood score is taken down where the clinic asks for it; it stops nothing.
    if (by.kind !== 'scale' || id === 'baseline-mood') return [];
    const { scales } = by;
    const met = assessments.some(
      ({ assessment, withdrawn }) => !withdrawn && scales.includes(assessment.scale),
    );
    return [{ code: id, level, ...there(met, `${label} is missing.`) }];
  });
  const typed = agreed?.sys !== undefined && !rested;
  const next =
    cuffs < RESTED_CUFFS
      ? `${cuffsSoFar(cuffs)} Take one with the monitor, or enter it by hand.`
      : `${cuffs} rested cuff readings so far. Set the baseline from them.`;
  const message = typed
    ? `The baseline ${agreed.sys}/${agreed.dia ?? '--'} was typed in. ${next}`
    : next;
  const finding = rested ? MET : (baselineFrom ?? 'missing');
  return [{ code: 'baseline', level, met: rested, message, finding }, ...scores];
}

/** What was answered and stops stands by itself; what was not asked is counted. */
function checklist(
  session: SessionState,
  level: GateLevel,
  elsewhere: ReadonlySet<string>,
): Found[] {
  const whom = { sex: session.patient?.sex, route: session.order?.order.route };
  const stops = checklistStops(Object.values(session.checklist), whom).filter(
    ({ item }) => !elsewhere.has(item),
  );
  const missing = stops.filter((stop) => stop.because === 'missing' && stop.level === 'soft');
  const open = missing.length;
  const left = open === 1 ? '1 question is' : `${open} questions are`;
  const message = open === 0 ? 'Every question is answered.' : `${left} not answered yet.`;
  return [
    { code: 'checklist', level, met: open === 0, message, finding: open === 0 ? MET : 'missing' },
    ...stops
      .filter((stop) => !missing.includes(stop))
      .map((stop) => ({
        code: `checklist:${stop.item}`,
        level: stop.level,
        met: false,
        message: stop.message,
        finding: stop.because,
      })),
  ];
}
