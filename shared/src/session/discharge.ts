/** Fit to leave? Each criterion by itself, as the protocol of the session says it (docs/clinical.md 4.4 and 7). */

import { effectLabel } from '../effects/catalogue.ts';
import { isNasal } from '../infusion/recorded-infusion.ts';
import { shown } from '../infusion/rounding.ts';
import type { ObservationSection } from '../protocols/document/recovery.ts';
import type { Criterion } from './criterion.ts';
import type { DecideContext } from './decide-context.ts';
import { fitness } from './discharge-fitness.ts';
import { expectedWaste, READ_OFF_MG } from './expected-waste.ts';
import type { InfusionState, SessionState } from './state.ts';

export type { Criterion } from './criterion.ts';

type Found = Pick<Criterion, 'status' | 'detail' | 'dueAt'>;

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
      code: 'observation',
      label: 'Time under observation',
      source: rules.source,
      ...observed(infusion, rules, at),
    },
    ...(discharge === undefined ? [] : fitness(session, infusion, discharge, context)),
    ...effects(session),
    ...order(session, at),
  ];
}

/** Not asked for by every version: a session that was closed without them was not closed against them. */
const ASKED_LATER: ReadonlySet<string> = new Set(['effects', 'left-over']);

/** The criteria of a closed session; `overridden`: the codes that it was closed against. */
export function standingAtClose(
  criteria: readonly Criterion[],
  overridden: readonly string[],
): Criterion[] {
  return criteria.filter(
    ({ code, status }) => status === 'met' || overridden.includes(code) || !ASKED_LATER.has(code),
  );
}

/** What is not met, as one text. */
export function unmetSentence(unmet: readonly Pick<Criterion, 'label' | 'detail'>[]): string {
  return `Not met: ${unmet.map(({ label, detail }) => `${label} (${detail})`).join('; ')}.`;
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
  if (time === null) return { status: 'not-measured', detail: 'no dose is charted' };
  const { from, until, minutes } = time;
  const passed = Math.max(0, Math.floor((at - from) / MINUTE));
  const detail = `${passed} of ${minutes} min since the ${isNasal(infusion) ? 'last dose' : 'end'}`;
  return at >= until ? { status: 'met', detail } : { status: 'not-met', detail, dueAt: until };
}

/** What a patient still has when they leave is named; from moderate on it is seen to first (clinic default). */
function effects(session: SessionState): Criterion[] {
  const open = session.effects.filter((effect) => !effect.withdrawn && effect.resolvedAt === null);
  if (open.length === 0) return [];
  const mild = open.every(({ severity }) => severity === 'mild');
  const named = open.map(({ term, severity }) => `${effectLabel(term)} ${severity}`).join(', ');
  return [
    {
      code: 'effects',
      label: 'Effects',
      status: mild ? 'met' : 'not-met',
      detail: mild ? `still open: ${named}` : `${named}: chart how it went on`,
      source: null,
    },
  ];
}

/** What has to be arranged; not clinical limits. */
function order(session: SessionState, at: number): Criterion[] {
  const { discharge, waste } = session;
  const done = (code: string, label: string, is: boolean, missing: string): Criterion => ({
    code,
    label,
    status: is ? 'met' : 'not-measured',
    detail: is ? 'done' : missing,
    source: null,
  });
  const unseen = waste.filter(
    ({ witnessed, withdrawn }) => witnessed === null && withdrawn !== true,
  ).length;
  return [
    done('escort', 'Escort', (discharge.escort ?? null) !== null, 'who takes the patient home?'),
    done(
      'instructions',
      'Written instructions',
      discharge.instructionsGiven === true,
      'not given yet',
    ),
    done(
      'next-appointment',
      'Next appointment',
      discharge.nextAppointment !== undefined,
      'made, or none needed?',
    ),
    done(
      'follow-up-call',
      'Follow-up call',
      discharge.followUpCall !== undefined,
      'not planned yet',
    ),
    ...leftOver(session, at),
    ...(unseen === 0 ? [] : [done('waste', 'Waste witnessed', false, `${unseen} to be witnessed`)]),
  ];
}

/** A device that was not opened goes back to the shelf: it is nobody's waste. */
function leftOver(session: SessionState, at: number): Criterion[] {
  if (session.infusion === null || isNasal(session.infusion)) return [];
  const left = expectedWaste(session, at);
  if (left === null || left <= READ_OFF_MG) return [];
  return [
    {
      code: 'left-over',
      label: 'Controlled drug',
      status: 'not-measured',
      detail: `according to the log, ${shown(left, 'mg')} remains: record the waste`,
      source: null,
    },
  ];
}
