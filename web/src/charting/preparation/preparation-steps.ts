/** What is done before the start, in the order in which it is done, with what the gate says of each. */

import { applies, CHECKLIST } from '@chairside/shared/screening/checklist';
import { MEASURED_BEFORE_START } from '@chairside/shared/screening/measured-before-start';
import { RESTED_CUFFS } from '@chairside/shared/session/baseline';
import type { GateItem } from '@chairside/shared/session/gate';
import type { SessionState } from '@chairside/shared/session/state';
import { say } from '../../language/say.ts';
import type { Sheet } from '../sheet/sheet-store.ts';

export const STEPS = [
  'identity',
  'checklist',
  'weight',
  'baseline',
  'scores',
  'order',
  'sign',
  'pump',
  'check',
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

/** What has to be done before it. */
const AFTER: Readonly<Partial<Record<StepId, StepId>>> = {
  sign: 'order',
  pump: 'sign',
  check: 'pump',
};

/** The first thing that the gate still asks for and that can be done now; null once nothing is left to do. */
export function nextStep(steps: readonly PreparationStep[]): PreparationStep | null {
  const doable = (step: PreparationStep): PreparationStep => {
    const before = step.blocked === null ? undefined : AFTER[step.id];
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
  const open = gate.filter(({ met }) => !met);
  return STEPS.filter((id) => isAsked(id, session)).map((id): PreparationStep => {
    const asks = open
      .filter(({ code }) => stepOf(code, session) === id)
      .sort((a, b) => Number(b.level === 'hard') - Number(a.level === 'hard'));
    const { done, detail } = standing(id, session);
    const left = asks.filter(({ overridden }) => overridden === null);
    const state =
      left.length > 0 || (!done && asks.length === 0)
        ? 'open'
        : asks.length > 0
          ? 'overridden'
          : 'done';
    return {
      ...{ id, ...TEXTS[id], sheet: sheetOf(id, session), state, detail, asks },
      blocked: blockedBy(id, session),
      waits: id === 'baseline' && state === 'open' && rested < RESTED_CUFFS,
    };
  });
}

function blockedBy(id: StepId, { identified, order, pump }: SessionState): string | null {
  switch (id) {
    case 'identity':
      return identified === null ? null : say('charting-preparation.a-session-cannot-be-moved-to');
    case 'sign':
      if (order === null) return say('charting-preparation.write-the-order-first');
      return order.signed === null
        ? null
        : say('charting-preparation.signed-a-changed-order-must-be');
    case 'pump':
      return order?.signed ? null : say('charting-preparation.have-the-order-signed-first');
    case 'check':
      return pump !== null && order !== null && pump.seq > order.seq
        ? null
        : say('charting-preparation.program-the-pump-first');
    default:
      return null;
  }
}

/** Nothing runs where the drug is in devices: there is no pump to program. */
function isAsked(id: StepId, { order }: SessionState): boolean {
  return (id !== 'pump' && id !== 'check') || order?.order.route !== 'nasal';
}

const TEXTS = {
  identity: { label: 'Identity', action: say('charting-preparation.check-identity') },
  checklist: { label: 'Checklist', action: say('charting-preparation.answer-checklist') },
  weight: {
    label: say('charting-preparation.weight-today'),
    action: say('charting-preparation.record-weight'),
  },
  baseline: { label: 'Baseline', action: say('charting-preparation.set-baseline') },
  scores: { label: say('charting-preparation.scores-before-the-start'), action: 'Score' },
  order: { label: 'Order', action: say('charting-preparation.write-order') },
  sign: { label: 'Signature', action: say('charting-preparation.sign-order') },
  pump: { label: 'Pump', action: say('charting-preparation.program-pump') },
  check: {
    label: say('charting-preparation.second-check'),
    action: say('charting-preparation.check-pump'),
  },
} as const satisfies Record<StepId, Pick<PreparationStep, 'label' | 'action'>>;

/** The first score that is missing, so that one tap after the other gives them all. */
function nextScale(session: SessionState): string {
  const missing = SCORES.find(({ scales }) => !isScored(session, scales));
  return missing?.scales[0] ?? 'phq9';
}

function sheetOf(id: StepId, session: SessionState): Sheet {
  switch (id) {
    case 'identity':
      return { kind: 'identify' };
    case 'checklist':
      return { kind: 'checklist' };
    case 'weight':
      return { kind: 'weight' };
    case 'baseline':
      return { kind: 'set-baseline' };
    case 'scores':
      return { kind: 'assess', scale: nextScale(session) };
    case 'order':
      return { kind: 'order' };
    case 'sign':
      return { kind: 'sign-order' };
    case 'pump':
      return { kind: 'program-pump' };
    case 'check':
      return { kind: 'check-pump' };
    default:
      return id satisfies never;
  }
}

const isScored = (session: SessionState, scales: readonly string[]) =>
  session.assessments.some(
    ({ withdrawn, assessment }) => !withdrawn && scales.includes(assessment.scale),
  );

function standing(id: StepId, session: SessionState): { done: boolean; detail: string } {
  const { identified, patient, weight, baseline, order, pump } = session;
  switch (id) {
    case 'identity':
      return identified === null
        ? { done: false, detail: say('charting-preparation.two-identifiers-are-compared-with') }
        : { done: true, detail: patient?.name ?? session.patientRef };
    case 'checklist': {
      const left = unansweredOf(session);
      const detail =
        left === 0
          ? say('charting-preparation.every-question-answered')
          : say('charting-preparation.left-not-answered', { left });
      return { done: left === 0, detail };
    }
    case 'weight':
      return weight === null || weight.withdrawn
        ? { done: false, detail: 'Missing' }
        : {
            done: true,
            detail: say('charting-preparation.kg-kg-method', {
              kg: weight.kg,
              method: weight.method,
            }),
          };
    case 'baseline':
      return baseline === null
        ? { done: false, detail: say('charting-preparation.median-of-two-or-more-rested') }
        : {
            done: true,
            detail: say('charting-preparation.bp-sys-dia', {
              sys: baseline.sys ?? '--',
              dia: baseline.dia ?? '--',
            }),
          };
    case 'scores': {
      const missing = SCORES.filter(({ scales }) => !isScored(session, scales));
      const names = missing.map(({ label }) =>
        label.replace(' before the start', '').toLowerCase(),
      );
      return missing.length === 0
        ? { done: true, detail: say('charting-preparation.sedation-dissociation-and-nausea') }
        : {
            done: false,
            detail: say('charting-preparation.missing-names', { names: names.join(', ') }),
          };
    }
    case 'order': {
      if (order === null) return { done: false, detail: 'Missing' };
      const { drug, doseMg, minutes } = order.order;
      const time =
        minutes === undefined ? '' : ` ${say('charting-preparation.in-minutes-min', { minutes })}`;
      return {
        done: true,
        detail: say('charting-preparation.drug-dosemg-mg-time', { drug, doseMg, time }),
      };
    }
    case 'sign':
      return order?.signed
        ? {
            done: true,
            detail: say('charting-preparation.signed-by-value', {
              value: order.signed.by.kind === 'user' ? order.signed.by.name : '--',
            }),
          }
        : { done: false, detail: say('charting-preparation.a-provider-signs-the-order') };
    case 'pump': {
      const current = pump !== null && order !== null && pump.seq > order.seq;
      return current
        ? {
            done: true,
            detail: say('charting-preparation.ratemlperh-ml-h-lot-lot', {
              rateMlPerH: pump.program.rateMlPerH,
              lot: pump.program.lot,
            }),
          }
        : { done: false, detail: say('charting-preparation.not-programmed-for-this-order') };
    }
    case 'check':
      return pump?.checked
        ? {
            done: true,
            detail: say('charting-preparation.checked-by-value', {
              value: pump.checked.by.kind === 'user' ? pump.checked.by.name : '--',
            }),
          }
        : { done: false, detail: say('charting-preparation.another-person-reads-the-pump') };
    default:
      return id satisfies never;
  }
}
