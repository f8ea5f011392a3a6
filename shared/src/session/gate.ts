/** The pre-start gate: what has to be there before the drug, as the protocol of the session says it (docs/clinical.md 7). */
import type {
  GateLevel,
  GateRequirement,
  GateRequirementRule,
  GateSignal,
  GateVitalsRule,
} from '../alarms/protocol-gate.ts';
import { checklistItem, checklistStops } from '../screening/checklist.ts';
import { MEASURED_BEFORE_START } from '../screening/measured-before-start.ts';
import { SIGNAL_INFO } from '../vitals/catalogue.ts';
import type { DecideContext } from './decision.ts';
import type { GateOverride, SessionState } from './state.ts';

export interface GateItem {
  /** Stable; what an override names. */
  readonly code: string;
  readonly level: GateLevel;
  readonly met: boolean;
  /** What is missing, or what stands against the start; for a nurse. */
  readonly message: string;
  /** The reason to go on all the same. */
  readonly overridden: GateOverride | null;
}

/** An order worked out with a weight further from today's than this is written anew (clinic default). */
const WEIGHT_MOVED = 0.05;
/** Values taken by hand count for so long before the start, ms (clinic default). */
const BY_HAND_COUNTS_MS = 60 * 60_000;

/** Items of the checklist that a requirement of the gate asks for: they are not counted twice. */
const ASKED_BY: Readonly<Partial<Record<GateRequirement, string>>> = {
  consent: 'consent-signed',
  escort: 'escort-confirmed',
  allergies: 'allergies-asked',
  fasting: 'fasting-kept',
  'emergency-equipment': 'emergency-equipment-ready',
};

type Found = Omit<GateItem, 'overridden'>;

/** Everything the gate asks for, met or not; empty under a protocol without a gate. `at`: epoch ms. */
export function gate(session: SessionState, context: DecideContext, at: number): GateItem[] {
  const section = context.protocolDocument?.gate;
  if (section === undefined) return [];
  const found = [
    ...section.requirements.flatMap((rule) => requirement(session, rule)),
    ...measured(section.vitals).flatMap((signal) => unmeasured(session, context, signal, at)),
    ...section.vitals.map((rule) => vitals(session, context, rule, at)),
  ];
  return found.map((item) => ({
    ...item,
    overridden: item.met ? null : (session.gateOverrides[item.code] ?? null),
  }));
}

/** What stands in the way, hard stops first, as one text. */
export function gateSentence(open: readonly Pick<GateItem, 'level' | 'message'>[]): string {
  const sorted = [...open].sort((a, b) => Number(b.level === 'hard') - Number(a.level === 'hard'));
  return sorted.map(({ message }) => message).join(' ');
}

function requirement(session: SessionState, { item, level }: GateRequirementRule): Found[] {
  const one = (met: boolean, message: string): Found[] => [{ code: item, level, met, message }];
  switch (item) {
    case 'identity':
      return one(session.identified !== null, 'Compare two identifiers with the patient.');
    case 'weight':
      return one(session.weight !== null, "Today's weight is missing.");
    case 'order':
      return one(...orderState(session));
    case 'pump-check':
      return one(...pumpState(session));
    case 'baseline':
      return baseline(session, level);
    case 'pregnancy-answer':
      return one(
        session.patient?.sex === 'male' || answered(session, PREGNANCY),
        'Pregnancy: yes or no has to be answered.',
      );
    case 'checklist':
      return checklist(session, level);
    case 'consent':
    case 'escort':
    case 'allergies':
    case 'fasting':
    case 'emergency-equipment': {
      const asked = checklistItem(ASKED_BY[item] ?? '');
      const met = asked !== undefined && session.checklist[asked.id]?.answer === 'yes';
      return one(met, asked === undefined ? item : `${asked.label}: not confirmed. ${asked.why}`);
    }
  }
}

const PREGNANCY = 'pregnancy';

function answered({ checklist: said }: SessionState, item: string): boolean {
  const answer = said[item]?.answer;
  return answer === 'yes' || answer === 'no';
}

function orderState({ order, weight }: SessionState): [boolean, string] {
  if (order === null) return [false, 'The order is missing.'];
  if (order.signed === null) return [false, 'The order is not signed by a provider.'];
  const { weightKg, weightBasis } = order.order;
  const moved =
    weight !== null &&
    weightBasis === 'actual' &&
    Math.abs(weight.kg - weightKg) > WEIGHT_MOVED * weightKg;
  if (!moved) return [true, 'The order is signed.'];
  return [
    false,
    `The order was worked out with ${weightKg} kg; today's weight is ${weight.kg} kg.`,
  ];
}

function pumpState({ order, pump }: SessionState): [boolean, string] {
  if (order?.order.route === 'nasal') return [true, 'No pump is used.'];
  if (pump === null || (order !== null && pump.seq < order.seq)) {
    return [false, 'The pump is not programmed for this order.'];
  }
  if (pump.checked === null) return [false, 'A second person has to check the pump.'];
  return [true, 'The pump was checked by a second person.'];
}

function baseline(session: SessionState, level: GateLevel): Found[] {
  const { baseline: agreed, baselineFrom, assessments } = session;
  const rested = agreed !== null && agreed.sys !== undefined && baselineFrom === 'cuffs';
  const scores = MEASURED_BEFORE_START.flatMap(({ id, label, by }): Found[] => {
    // A mood score is taken down where the clinic asks for it; it stops nothing.
    if (by.kind !== 'scale' || id === 'baseline-mood') return [];
    const { scales } = by;
    const met = assessments.some(
      ({ assessment, withdrawn }) => !withdrawn && scales.includes(assessment.scale),
    );
    return [{ code: id, level, met, message: `${label} is missing.` }];
  });
  const message = 'The baseline from two rested cuff readings is not accepted yet.';
  return [{ code: 'baseline', level, met: rested, message }, ...scores];
}

/** What was answered and stops stands by itself; what was not asked is counted. */
function checklist(session: SessionState, level: GateLevel): Found[] {
  const elsewhere = new Set<string>([...Object.values(ASKED_BY), 'identity-confirmed']);
  const route = session.order?.order.route;
  const stops = checklistStops(Object.values(session.checklist), {
    sex: session.patient?.sex,
    route,
  }).filter(
    ({ item, because }) => !elsewhere.has(item) && (item !== PREGNANCY || because === 'answer'),
  );
  const missing = stops.filter((stop) => stop.because === 'missing' && stop.level === 'soft');
  const others = stops.filter((stop) => !missing.includes(stop));
  const open = missing.length;
  const left = open === 1 ? '1 question is' : `${open} questions are`;
  const message = open === 0 ? 'Every question is answered.' : `${left} not answered yet.`;
  return [
    { code: 'checklist', level, met: open === 0, message },
    ...others.map((stop) => ({
      code: `checklist:${stop.item}`,
      level: stop.level,
      met: false,
      message: stop.message,
    })),
  ];
}

function measured(rules: readonly GateVitalsRule[]): GateSignal[] {
  return [...new Set(rules.flatMap(({ anyOf }) => anyOf.map(({ signal }) => signal)))];
}

/** Newest last. Missing is never normal: a signal without a value is an item of its own. */
function values(
  session: SessionState,
  { vitals: fresh, cuffs = [] }: DecideContext,
  signal: GateSignal,
  at: number,
): number[] {
  if (signal === 'sys' || signal === 'dia') {
    return cuffs
      .filter((cuff) => cuff.at <= at && at - cuff.at <= BY_HAND_COUNTS_MS)
      .map((cuff) => cuff[signal]);
  }
  const byHand = session.manualVitals
    .filter((entry) => !entry.withdrawn && at - entry.at <= BY_HAND_COUNTS_MS)
    .flatMap((entry) => {
      const value = entry.values[signal];
      return value === undefined ? [] : [{ value, at: entry.at }];
    });
  const live = fresh[signal] ?? (signal === 'hr' ? fresh.pulse : undefined);
  const known = live === undefined ? byHand : [...byHand, live];
  return known.sort((a, b) => a.at - b.at).map(({ value }) => value);
}

function unmeasured(
  session: SessionState,
  context: DecideContext,
  signal: GateSignal,
  at: number,
): Found[] {
  if (signal === 'dia') return [];
  const met = values(session, context, signal, at).length > 0;
  const what = signal === 'sys' ? 'blood pressure' : SIGNAL_INFO[signal].label;
  return [{ code: `no-${signal}`, level: 'soft', met, message: `There is no ${what} yet.` }];
}

function vitals(
  session: SessionState,
  context: DecideContext,
  rule: GateVitalsRule,
  at: number,
): Found {
  const breaches = (back: number) =>
    rule.anyOf.find(({ signal, op, value }) => {
      const measuredNow = values(session, context, signal, at).at(-1 - back);
      return measuredNow !== undefined && compare(op, measuredNow, value);
    });
  const held = Array.from({ length: rule.readings }, (_, back) => breaches(back));
  const stops = held.every((term) => term !== undefined);
  const [first] = held;
  const { id: code, level } = rule;
  if (!stops || first === undefined)
    return { code, level, met: true, message: 'Within the limits.' };
  const { label, unit } = SIGNAL_INFO[first.signal];
  const now = values(session, context, first.signal, at).at(-1);
  const again = rule.readings > 1 ? ` in ${rule.readings} readings` : '';
  const message = `${label} ${now} ${first.op} ${first.value} ${unit}${again}.`;
  return { code, level, met: false, message };
}

function compare(op: '<' | '<=' | '>' | '>=', a: number, b: number): boolean {
  switch (op) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}
