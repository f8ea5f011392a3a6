/** Fit to leave? Each criterion by itself, as the protocol of the session says it (docs/clinical.md 4.4 and 7). */

import { effectMessage } from '../effects/catalogue.ts';
import { SEVERITY_WORDS } from '../effects/severity.ts';
import { isNasal } from '../infusion/recorded-infusion.ts';
import { shown } from '../infusion/rounding.ts';
import type { ObservationSection } from '../protocols/document/recovery.ts';
import { joined, type Message, message } from '../wording/message.ts';
import { type Criterion, type CriterionCode, criterionLabel } from './criterion.ts';
import type { DecideContext } from './decide-context.ts';
import { fitness } from './discharge-fitness.ts';
import { expectedWaste, READ_OFF_MG } from './expected-waste.ts';
import type { InfusionState, SessionState } from './state.ts';

export type { Criterion } from './criterion.ts';

type Found = Pick<Criterion, 'status' | 'detail' | 'dueAt'>;

const criterion = (code: CriterionCode) => ({ code, label: criterionLabel(code) });

/** Empty under a protocol without observation rules, and before the start. `at`: epoch ms. */
export function dischargeCriteria(
  session: SessionState,
  context: DecideContext,
  at: number,
): Criterion[] {
  const { infusion } = session;
  const rules = context.protocolDocument?.observation;
  if (rules === undefined || infusion === null) return [];
  const { discharge } = rules;
  return [
    {
      ...criterion('observation'),
      source: rules.source,
      ...observed(infusion, rules, at),
    },
    ...(discharge === undefined ? [] : fitness(session, infusion, discharge, context)),
    ...effects(session),
    ...order(session, at),
  ];
}

/** Not asked for by every version: a session that was closed without them was not closed against them. */
const ASKED_LATER: ReadonlySet<CriterionCode> = new Set(['effects', 'left-over']);

/** The criteria of a closed session; `overridden`: the codes that it was closed against. */
export function standingAtClose(
  criteria: readonly Criterion[],
  overridden: readonly string[],
): Criterion[] {
  return criteria.filter(
    ({ code, status }) => status === 'met' || overridden.includes(code) || !ASKED_LATER.has(code),
  );
}

/** What is not met, as one sentence; null where everything is. */
export function unmetSentence(
  unmet: readonly Pick<Criterion, 'label' | 'detail'>[],
): Message | null {
  const each = unmet.map(({ label, detail }) => message('discharge.unmet-one', { label, detail }));
  const all = joined(each, 'text.semicolon');
  return all === null ? null : message('discharge.unmet', { all });
}

const MINUTE = 60_000;

/** When the patient has been watched long enough, epoch ms; null while no dose is charted to count from. */
export function observedUntil(
  infusion: InfusionState,
  rules: Pick<ObservationSection, 'ketamineMinutes' | 'esketamineMinutes'>,
  at: number,
): { readonly from: number; readonly until: number; readonly minutes: number } | null {
  const { drug, regimen, boluses, stoppedAt } = infusion;
  const doses = boluses.map((bolus) => bolus.at);
  if (isNasal(infusion) && doses.length === 0) return null;
  // Ketamine: from the end of the infusion; by nose: from the last device.
  const from = isNasal(infusion) ? Math.max(...doses) : (stoppedAt ?? at);
  const esketamine = drug === 'esketamine' || regimen === 'esketamine';
  const minutes = esketamine ? rules.esketamineMinutes : rules.ketamineMinutes;
  return { from, until: from + minutes * MINUTE, minutes };
}

function observed(infusion: InfusionState, rules: ObservationSection, at: number): Found {
  const time = observedUntil(infusion, rules, at);
  if (time === null) return { status: 'not-measured', detail: message('discharge.no-dose') };
  const { from, until, minutes } = time;
  const passed = Math.max(0, Math.floor((at - from) / MINUTE));
  const since = isNasal(infusion)
    ? 'discharge.observed-since-dose'
    : 'discharge.observed-since-end';
  const detail = message(since, { passed, minutes });
  return at >= until ? { status: 'met', detail } : { status: 'not-met', detail, dueAt: until };
}

/** What a patient still has when they leave is named; from moderate on it is seen to first (clinic default). */
function effects(session: SessionState): Criterion[] {
  const open = session.effects.filter((effect) => !effect.withdrawn && effect.resolvedAt === null);
  const mild = open.every(({ severity }) => severity === 'mild');
  const named = open.map(({ term, severity }) =>
    message('discharge.effect', {
      effect: effectMessage(term),
      severity: message(SEVERITY_WORDS[severity]),
    }),
  );
  const effects = joined(named, 'text.comma');
  if (effects === null) return [];
  return [
    {
      ...criterion('effects'),
      status: mild ? 'met' : 'not-met',
      detail: message(mild ? 'discharge.still-open' : 'discharge.chart-how-it-went-on', {
        effects,
      }),
      source: null,
    },
  ];
}

/** What has to be arranged; not clinical limits. */
function order(session: SessionState, at: number): Criterion[] {
  const { discharge, waste } = session;
  const done = (code: CriterionCode, is: boolean, missing: Message): Criterion => ({
    ...criterion(code),
    status: is ? 'met' : 'not-measured',
    detail: is ? message('discharge.done') : missing,
    source: null,
  });
  const unseen = waste.filter(
    ({ witnessed, withdrawn }) => witnessed === null && withdrawn !== true,
  ).length;
  return [
    done('escort', (discharge.escort ?? null) !== null, message('discharge.who-takes-home')),
    done('instructions', discharge.instructionsGiven === true, message('discharge.not-given')),
    done(
      'next-appointment',
      discharge.nextAppointment !== undefined,
      message('discharge.made-or-none'),
    ),
    done('follow-up-call', discharge.followUpCall !== undefined, message('discharge.not-planned')),
    ...leftOver(session, at),
    ...(unseen === 0
      ? []
      : [done('waste', false, message('discharge.to-be-witnessed', { count: unseen }))]),
  ];
}

/** A device that was not opened goes back to the shelf: it is nobody's waste. */
function leftOver(session: SessionState, at: number): Criterion[] {
  if (session.infusion === null || isNasal(session.infusion)) return [];
  const left = expectedWaste(session, at);
  if (left === null || left <= READ_OFF_MG) return [];
  return [
    {
      ...criterion('left-over'),
      status: 'not-measured',
      detail: message('discharge.remains', { left: shown(left, 'mg') }),
      source: null,
    },
  ];
}
