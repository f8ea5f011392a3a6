/** What the gate asks for besides vital signs: identity, weight, order, pump, baseline, checklist. */

import { inputLimits } from '../infusion/input-limits.ts';
import type {
  GateLevel,
  GateRequirement,
  GateRequirementRule,
} from '../protocols/document/gate.ts';
import { checklistItem, checklistLabel, checklistStops } from '../screening/checklist.ts';
import { MEASURED_BEFORE_START } from '../screening/measured-before-start.ts';
import { type Message, message, sentences } from '../wording/message.ts';
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
      return one(there(session.identified !== null, message('gate.identity')));
    case 'weight':
      return one(there(session.weight !== null, message('gate.weight')));
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

function there(met: boolean, says: Message): Judged {
  return { met, message: says, finding: met ? MET : 'missing' };
}

function confirmed(session: SessionState, id: string): Judged {
  const asked = checklistItem(id);
  const answer = session.checklist[id]?.answer;
  const why = asked === undefined ? '' : message(asked.why);
  const about = { what: checklistLabel(id), why };
  const says = message(answer === 'no' ? 'gate.said-no' : 'gate.not-confirmed', about);
  return { met: answer === 'yes', message: says, finding: answer ?? 'missing' };
}

/** A patient who is pregnant stops the start as much as one of whom it is not known. */
function pregnancy({ patient, checklist: said }: SessionState): Judged {
  const answer = said[PREGNANCY]?.answer;
  const met = patient?.sex === 'male' || answer === 'no';
  const says = message(answer === 'yes' ? 'gate.pregnant' : 'gate.pregnancy');
  return { met, message: says, finding: answer ?? 'missing' };
}

function orderState(session: SessionState): Judged {
  const { order, weight } = session;
  const open = (finding: string, says: Message) => ({ met: false, finding, message: says });
  if (order === null) return open('missing', message('gate.order-missing'));
  if (order.signed === null) {
    return open(`unsigned:${order.seq}`, message('gate.order-unsigned'));
  }
  const impossible = inputLimits(order.order, orderAbout(session, undefined)).filter(
    (found) => found.level === 'hard',
  );
  const why = sentences(impossible.map((found) => found.message));
  if (why !== null) return open(`impossible:${order.seq}`, why);
  const { weightKg, weightBasis } = order.order;
  const moved =
    weight !== null &&
    weightBasis === 'actual' &&
    Math.abs(weight.kg - weightKg) > WEIGHT_MOVED * weightKg;
  if (!moved) return { met: true, finding: MET, message: message('gate.order-signed') };
  const weights = { ordered: String(weightKg), today: String(weight.kg) };
  return open(`weight:${order.seq}:${weight.kg}`, message('gate.order-weight', weights));
}

function pumpState({ order, pump }: SessionState): Judged {
  if (order?.order.route === 'nasal') {
    return { met: true, finding: MET, message: message('gate.no-pump') };
  }
  if (pump === null) {
    const says = message('gate.pump-not-programmed');
    return { met: false, finding: 'not-programmed', message: says };
  }
  if (pump.checked === null) {
    const says = message('gate.pump-unchecked');
    return { met: false, finding: `unchecked:${pump.seq}`, message: says };
  }
  return { met: true, finding: MET, message: message('gate.pump-checked') };
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
    return [{ code: id, level, ...there(met, message('gate.missing', { what: message(label) })) }];
  });
  const typed = agreed?.sys !== undefined && !rested;
  const next =
    cuffs < RESTED_CUFFS
      ? message('gate.cuffs-missing', { soFar: cuffsSoFar(cuffs) })
      : message('gate.cuffs-enough', { cuffs });
  const pressure = `${agreed?.sys}/${agreed?.dia ?? '--'}`;
  const says = typed ? message('gate.baseline-typed', { pressure, next }) : next;
  const finding = rested ? MET : (baselineFrom ?? 'missing');
  return [{ code: 'baseline', level, met: rested, message: says, finding }, ...scores];
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
  const says =
    open === 0 ? message('gate.checklist-done') : message('gate.checklist-open', { open });
  return [
    {
      code: 'checklist',
      level,
      met: open === 0,
      message: says,
      finding: open === 0 ? MET : 'missing',
    },
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
