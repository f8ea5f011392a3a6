/** What is done before the start, in the order in which it is done, with what the gate says of each. */

import type { Actor } from '@chairside/shared/people/roles';
import { applies, CHECKLIST } from '@chairside/shared/screening/checklist';
import { MEASURED_BEFORE_START } from '@chairside/shared/screening/measured-before-start';
import { RESTED_CUFFS } from '@chairside/shared/session/baseline';
import type { GateItem } from '@chairside/shared/session/gate';
import type { SessionState } from '@chairside/shared/session/state';
import { say } from '../../language/say.ts';
import type { PlainSheet, Sheet } from '../sheet/sheet-store.ts';

export const STEPS = [
  ...(['identity', 'checklist', 'weight', 'baseline', 'scores', 'order'] as const),
  ...(['sign', 'pump', 'check'] as const),
] as const;
export type StepId = (typeof STEPS)[number];

export interface PreparationStep {
  readonly id: StepId;
  readonly label: string;
  /** The button that opens its form. */
  readonly action: string;
  readonly sheet: Sheet;
  /** open: not done; done: nothing left; overridden: what is left was decided on. */
  readonly state: 'open' | 'done' | 'overridden';
  /** What it stands on now, in words. */
  readonly detail: string;
  /** What the gate still asks here, hard stops first; empty under a protocol without a gate. */
  readonly asks: readonly GateItem[];
  /** Why it cannot be done yet; null: it can. */
  readonly blocked: string | null;
  /** Its readings are still to come: something else is done meanwhile. */
  readonly waits: boolean;
}

/** The first thing that the gate still asks for and that can be done now; null once nothing is left to do. */
export function nextStep(steps: readonly PreparationStep[]): PreparationStep | null {
  const doable = (step: PreparationStep): PreparationStep => {
    const before = step.blocked === null ? undefined : STEP[step.id].after;
    const first = steps.find(({ id }) => id === before);
    return first === undefined ? step : doable(first);
  };
  const asked = steps
    .filter(({ state, asks }) => state === 'open' && asks.length > 0)
    .map((step) => doable(step));
  return asked.find(({ waits }) => !waits) ?? asked[0] ?? null;
}

const SCORES = MEASURED_BEFORE_START.flatMap(({ id, label, by }) =>
  by.kind === 'scale' && id !== 'baseline-mood' ? [{ id, label, scales: by.scales }] : [],
);

/** The step in which an item of the gate is put right. */
export function stepOf(code: string, session: Pick<SessionState, 'order'>): StepId {
  if (code === 'identity' || code === 'weight' || code === 'baseline') return code;
  if (code === 'order') return session.order === null ? 'order' : orderStep(session);
  if (code === 'pump-check') return 'check';
  if (SCORES.some(({ id }) => id === code)) return 'scores';
  if (code.startsWith('checklist') || ASKED_TODAY.has(code)) return 'checklist';
  return 'baseline';
}

/**
 * Whether a nurse puts it right by doing it: nothing is said of overriding there. What was answered or measured, and
 * stops all the same, is left to an override.
 */
export function isTask(code: string, session: Pick<SessionState, 'order' | 'checklist'>): boolean {
  if (code.startsWith('checklist:')) {
    return session.checklist[code.slice('checklist:'.length)] === undefined;
  }
  return (
    code.startsWith('no-') ||
    code === 'checklist' ||
    stepOf(code, session) !== 'baseline' ||
    code === 'baseline'
  );
}

/** A signed order that the gate still refuses has to be written anew. */
const orderStep = ({ order }: Pick<SessionState, 'order'>): StepId =>
  order?.signed === null ? 'sign' : 'order';

const ASKED_TODAY: ReadonlySet<string> = new Set([
  ...['consent', 'escort', 'allergies', 'fasting', 'emergency-equipment', 'pregnancy-answer'],
]);

function unansweredOf(session: SessionState): number {
  const whom = { sex: session.patient?.sex, route: session.order?.order.route };
  return CHECKLIST.filter(
    (item) =>
      applies(item, whom) && item.missing !== null && session.checklist[item.id] === undefined,
  ).length;
}

/** `rested`: how many cuff readings there are for a baseline. */
export function preparationSteps(
  session: SessionState,
  gate: readonly GateItem[],
  rested = RESTED_CUFFS,
): PreparationStep[] {
  const unmet = gate.filter(({ met }) => !met);
  return STEPS.filter((id) => isAsked(id, session)).map((id): PreparationStep => {
    const { label, action, sheet, standing, blocked } = STEP[id];
    const asks = unmet
      .filter(({ code }) => stepOf(code, session) === id)
      .sort((a, b) => Number(b.level === 'hard') - Number(a.level === 'hard'));
    const stands = standing(session);
    const left = asks.filter(({ overridden }) => overridden === null);
    const state =
      left.length > 0 || (!stands.done && asks.length === 0)
        ? 'open'
        : asks.length > 0
          ? 'overridden'
          : 'done';
    return {
      ...{ id, label, action, sheet: sheet(session), state, detail: stands.detail, asks },
      blocked: blocked?.(session) ?? null,
      waits: id === 'baseline' && state === 'open' && rested < RESTED_CUFFS,
    };
  });
}

/** Nothing runs where the drug is in devices: there is no pump to program. */
function isAsked(id: StepId, { order }: SessionState): boolean {
  return (id !== 'pump' && id !== 'check') || order?.order.route !== 'nasal';
}

/** The first score that is missing, so that one tap after the other gives them all. */
function nextScale(session: SessionState): string {
  const missing = SCORES.find(({ scales }) => !isScored(session, scales));
  return missing?.scales[0] ?? 'phq9';
}

const isScored = (session: SessionState, scales: readonly string[]) =>
  session.assessments.some(
    ({ withdrawn, assessment }) => !withdrawn && scales.includes(assessment.scale),
  );

interface Step {
  readonly label: string;
  readonly action: string;
  readonly sheet: (session: SessionState) => Sheet;
  readonly standing: (session: SessionState) => { readonly done: boolean; readonly detail: string };
  /** What has to be done before it. */
  readonly after?: StepId;
  readonly blocked?: (session: SessionState) => string | null;
}

const done = (detail: string) => ({ done: true, detail });
const open = (detail: string) => ({ done: false, detail });
const opens = (kind: PlainSheet) => () => ({ kind });
const nameOf = (by: Actor) => (by.kind === 'user' ? by.name : '--');
/** A program of the order that stands now. */
const programmed = ({ pump, order }: SessionState) =>
  pump !== null && order !== null && pump.seq > order.seq ? pump : null;

const STEP: Readonly<Record<StepId, Step>> = {
  identity: {
    label: say('charting-preparation.identity'),
    action: say('charting-preparation.check-identity'),
    sheet: opens('identify'),
    standing: ({ identified, patient, patientRef }) =>
      identified === null
        ? open(say('charting-preparation.two-identifiers-are-compared-with'))
        : done(patient?.name ?? patientRef),
    blocked: ({ identified }) =>
      identified === null ? null : say('charting-preparation.a-session-cannot-be-moved-to'),
  },
  checklist: {
    label: say('charting-preparation.checklist'),
    action: say('charting-preparation.answer-checklist'),
    sheet: opens('checklist'),
    standing: (session) => {
      const left = unansweredOf(session);
      return left === 0
        ? done(say('charting-preparation.every-question-answered'))
        : open(say('charting-preparation.left-not-answered', { left }));
    },
  },
  weight: {
    label: say('charting-preparation.weight-today'),
    action: say('charting-preparation.record-weight'),
    sheet: opens('weight'),
    standing: ({ weight }) =>
      weight === null || weight.withdrawn
        ? open(say('charting-preparation.missing'))
        : done(say('charting-preparation.kg-kg-method', { kg: weight.kg, method: weight.method })),
  },
  baseline: {
    label: say('charting-preparation.baseline'),
    action: say('charting-preparation.set-baseline'),
    sheet: opens('set-baseline'),
    standing: ({ baseline }) => {
      if (baseline === null) return open(say('charting-preparation.median-of-two-or-more-rested'));
      const { sys = '--', dia = '--' } = baseline;
      return done(say('charting-preparation.bp-sys-dia', { sys, dia }));
    },
  },
  scores: {
    label: say('charting-preparation.scores-before-the-start'),
    action: say('charting-preparation.score'),
    sheet: (session) => ({ kind: 'assess', scale: nextScale(session) }),
    standing: (session) => {
      const names = SCORES.filter(({ scales }) => !isScored(session, scales)).map(({ label }) =>
        label.replace(' before the start', '').toLowerCase(),
      );
      return names.length === 0
        ? done(say('charting-preparation.sedation-dissociation-and-nausea'))
        : open(say('charting-preparation.missing-names', { names: names.join(', ') }));
    },
  },
  order: {
    label: say('charting-preparation.order'),
    action: say('charting-preparation.write-order'),
    sheet: opens('order'),
    standing: ({ order }) => {
      if (order === null) return open(say('charting-preparation.missing'));
      const { drug, doseMg, minutes } = order.order;
      const time =
        minutes === undefined ? '' : ` ${say('charting-preparation.in-minutes-min', { minutes })}`;
      return done(say('charting-preparation.drug-dosemg-mg-time', { drug, doseMg, time }));
    },
  },
  sign: {
    label: say('charting-preparation.signature'),
    action: say('charting-preparation.sign-order'),
    sheet: opens('sign-order'),
    after: 'order',
    standing: ({ order }) =>
      order?.signed
        ? done(say('charting-preparation.signed-by-value', { value: nameOf(order.signed.by) }))
        : open(say('charting-preparation.a-provider-signs-the-order')),
    blocked: ({ order }) => {
      if (order === null) return say('charting-preparation.write-the-order-first');
      return order.signed && say('charting-preparation.signed-a-changed-order-must-be');
    },
  },
  pump: {
    label: say('charting-preparation.pump'),
    action: say('charting-preparation.program-pump'),
    sheet: opens('program-pump'),
    after: 'sign',
    standing: (session) => {
      const program = programmed(session)?.program;
      if (program === undefined)
        return open(say('charting-preparation.not-programmed-for-this-order'));
      const { rateMlPerH, lot } = program;
      return done(say('charting-preparation.ratemlperh-ml-h-lot-lot', { rateMlPerH, lot }));
    },
    blocked: ({ order }) =>
      order?.signed ? null : say('charting-preparation.have-the-order-signed-first'),
  },
  check: {
    label: say('charting-preparation.second-check'),
    action: say('charting-preparation.check-pump'),
    sheet: opens('check-pump'),
    after: 'pump',
    standing: ({ pump }) =>
      pump?.checked
        ? done(say('charting-preparation.checked-by-value', { value: nameOf(pump.checked.by) }))
        : open(say('charting-preparation.another-person-reads-the-pump')),
    blocked: (session) =>
      programmed(session) === null ? say('charting-preparation.program-the-pump-first') : null,
  },
};
