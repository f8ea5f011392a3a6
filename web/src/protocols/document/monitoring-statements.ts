/** What a protocol says about monitoring itself: cuff, assessments, missing values, equipment, calls. */

import { QUIET_ROOM_MS } from '@chairside/shared/alarms/sound/quiet-room';
import { effectLabel } from '@chairside/shared/effects/catalogue';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import {
  DEFAULT_ESCALATION,
  ESCALATION_TARGETS,
  type Escalation,
  type EscalationTarget,
} from '@chairside/shared/protocols/document/escalation-steps';
import { stalenessOf } from '@chairside/shared/protocols/document/staleness';
import { LIMIT_SIGNALS, SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { say } from '../../language/say.ts';
import { sourceStatements } from './limit-statements.ts';
import { TIER_LABELS } from './limit-text.ts';
import { minutesText, secondsText, TARGET_LABELS, yesNo } from './protocol-text.ts';
import { about, type Statement } from './statement.ts';

const timeText = (ms: number) => (ms < 10 * 60_000 ? secondsText(ms) : minutesText(ms));

function checkStatements({ checks }: ProtocolDocument): Statement[] {
  const statement = about('cuff', 'checks', say('protocols-document.checks-that-are-due'));
  if (checks === undefined)
    return [
      statement(
        'kind',
        say('protocols-document.what-is-overdue'),
        say('protocols-document.a-technical-alarm'),
      ),
    ];
  return [
    statement(
      'kind',
      say('protocols-document.what-is-overdue'),
      say('protocols-document.a-task-silent'),
    ),
    statement('lateAfterMs', say('protocols-document.late-after'), minutesText(checks.lateAfterMs)),
    statement(
      'scoresAtMinutes',
      say('protocols-document.scores-at-these-minutes'),
      checks.scoresAtMinutes.join(', '),
    ),
    statement(
      'steadyEveryMs',
      say('protocols-document.pain-two-scores-alike-every'),
      minutesText(checks.steadyEveryMs),
    ),
    statement(
      'drowsyEveryMs',
      say('protocols-document.drowsy-every'),
      minutesText(checks.drowsyEveryMs),
    ),
    ...sourceStatements(statement, checks.source),
  ];
}

export function cuffStatements(document: ProtocolDocument): Statement[] {
  const { cuff, assessments } = document;
  const { cadence } = cuff;
  const statement = about('cuff', 'cuff', 'Cuff');
  const due = about('cuff', 'cuff.cadence', say('protocols-document.when-a-cuff-is-due'));
  const score = about('cuff', 'assessments', 'Assessments');
  return [
    statement('intervalMs', 'Interval', minutesText(cuff.intervalMs)),
    statement(
      'intervalUnderWarningMs',
      say('protocols-document.under-a-pressure-warning'),
      minutesText(cuff.intervalUnderWarningMs),
    ),
    statement(
      'greyAtIntervals',
      say('protocols-document.grayed-after'),
      say('protocols-document.greyatintervals-intervals', {
        greyAtIntervals: cuff.greyAtIntervals,
      }),
    ),
    statement(
      'hideAtIntervals',
      say('protocols-document.hidden-after'),
      say('protocols-document.hideatintervals-intervals', {
        hideAtIntervals: cuff.hideAtIntervals,
      }),
    ),
    statement(
      'hideAfterMs',
      say('protocols-document.hidden-after-at-least'),
      minutesText(cuff.hideAfterMs),
    ),
    ...(cadence === undefined
      ? [due('kept', 'Tasks', 'none: no cuff is asked for')]
      : [
          due(
            'atMinutes',
            say('protocols-document.at-these-minutes-of-the-infusion'),
            cadence.atMinutes === undefined
              ? say('protocols-document.no-grid-intervals-from-the-last')
              : cadence.atMinutes.join(', '),
          ),
          due(
            'outlivesStop',
            say('protocols-document.these-minutes-after-a-stop'),
            cadence.outlivesStop === true
              ? say('protocols-document.asked-for-up-to-the-planned')
              : say('protocols-document.end-with-the-stop'),
          ),
          due(
            'earlyForMs',
            say('protocols-document.early-part-of-the-infusion'),
            minutesText(cadence.earlyForMs),
          ),
          due(
            'earlyIntervalMs',
            say('protocols-document.interval-in-the-early-part'),
            minutesText(cadence.earlyIntervalMs),
          ),
          due(
            'recoveryIntervalMs',
            say('protocols-document.interval-in-recovery'),
            minutesText(cadence.recoveryIntervalMs),
          ),
          due(
            'repeatWithinMs',
            say('protocols-document.repeat-of-a-first-critical-value'),
            minutesText(cadence.repeatWithinMs),
          ),
          due(
            'overdueAfterMs',
            say('protocols-document.overdue-after'),
            minutesText(cadence.overdueAfterMs),
          ),
        ]),
    ...sourceStatements(statement, cuff.source),
    ...(assessments === undefined
      ? []
      : [
          score(
            'withCuff',
            say('protocols-document.with-each-cuff'),
            assessments.withCuff.join(', '),
          ),
          score(
            'overdueAfterMs',
            say('protocols-document.overdue-after'),
            minutesText(assessments.overdueAfterMs),
          ),
          ...sourceStatements(score, assessments.source),
        ]),
    ...checkStatements(document),
  ];
}

export function missingStatements(document: ProtocolDocument): Statement[] {
  const { monitorSilent } = document;
  const silent = about('missing', 'monitorSilent', say('protocols-document.silent-monitor'));
  return [
    ...LIMIT_SIGNALS.flatMap((signal) => {
      const { hideAfterMs, alarmAfterMs } = stalenessOf(document, signal);
      const statement = about('missing', `staleness.${signal}`, SIGNAL_INFO[signal].name);
      return [
        statement('hide', say('protocols-document.shown-as-after'), timeText(hideAfterMs)),
        statement(
          'alarm',
          say('protocols-document.no-data-after'),
          alarmAfterMs === null ? 'never' : timeText(alarmAfterMs),
        ),
      ];
    }),
    silent(
      'warningAfterMs',
      say('protocols-document.warning-after'),
      secondsText(monitorSilent.warningAfterMs),
    ),
    silent(
      'criticalAfterMs',
      say('protocols-document.critical-while-infusing-after'),
      secondsText(monitorSilent.criticalAfterMs),
    ),
    ...sourceStatements(silent, monitorSilent.source),
  ];
}

function standbyStatements({ standby }: ProtocolDocument): Statement[] {
  if (standby === undefined) return [];
  const statement = about('equipment', 'standby', say('protocols-document.patient-up'));
  return [
    statement(
      'atMostMs',
      say('protocols-document.probe-alarms-paused-for-at-most'),
      minutesText(standby.atMostMs),
    ),
    ...sourceStatements(statement, standby.source),
  ];
}

export function equipmentStatements(document: ProtocolDocument): Statement[] {
  const { equipment } = document;
  if (equipment === undefined) return standbyStatements(document);
  const statement = about('equipment', 'equipment', 'Equipment');
  const { probeOffAfterMs, probeOffBeforeMs = probeOffAfterMs, probeOffFirst } = equipment;
  return [
    statement('probeOffAfterMs', say('protocols-document.probe-off'), secondsText(probeOffAfterMs)),
    statement(
      'probeOffBeforeMs',
      say('protocols-document.probe-off-before-the-start'),
      secondsText(probeOffBeforeMs),
    ),
    statement(
      'probeOffFirst',
      say('protocols-document.in-place-of-monitor-silent'),
      yesNo(probeOffFirst === true),
    ),
    statement(
      'lowSignalAfterMs',
      say('protocols-document.low-signal'),
      secondsText(equipment.lowSignalAfterMs),
    ),
    statement(
      'batteryLowBelow',
      say('protocols-document.battery-low-below'),
      `${equipment.batteryLowBelow} %`,
    ),
    statement(
      'batteryGoodFrom',
      say('protocols-document.battery-good-again-from'),
      `${equipment.batteryGoodFrom} %`,
    ),
    statement(
      'cuffOnProbeLimb',
      say('protocols-document.cuff-on-the-limb-of-the'),
      yesNo(equipment.cuffOnProbeLimb),
    ),
    ...sourceStatements(statement, equipment.source),
    ...standbyStatements(document),
  ];
}

/** When a step is due, ms; null where the ladder has none. Of two steps to the same place the earlier counts. */
export function stepAfterMs(ladder: Escalation | undefined, to: EscalationTarget): number | null {
  const steps = (ladder ?? DEFAULT_ESCALATION).filter((step) => step.to === to);
  return steps.length === 0 ? null : Math.min(...steps.map(({ afterMs }) => afterMs));
}

/** Used where a version says nothing (docs/clinical.md 5.1, S103: makers wait 2 or 3 min). */
export const REALARM_MS = 3 * 60_000;

export function callStatements(document: ProtocolDocument): Statement[] {
  const { escalation, quietRoomMs, realarmAfterMs } = document;
  const again = about('calls', 'realarm', say('protocols-document.acknowledged-and-still-there'));
  const statement = about(
    'calls',
    'escalation',
    say('protocols-document.an-unanswered-critical-alarm'),
  );
  const quiet = about('calls', 'quietRoom', say('protocols-document.quiet-room'));
  return [
    ...ESCALATION_TARGETS.map((to) => {
      const after = stepAfterMs(escalation, to);
      const when =
        after === null
          ? 'never'
          : after === 0
            ? say('protocols-document.at-once')
            : say('protocols-document.after-after', { after: secondsText(after) });
      return statement(to, TARGET_LABELS[to], when);
    }),
    again(
      'ms',
      say('protocols-document.called-again-after'),
      secondsText(realarmAfterMs ?? REALARM_MS),
    ),
    quiet(
      'ms',
      say('protocols-document.the-chairs-own-screen-sounds-after'),
      secondsText(quietRoomMs ?? QUIET_ROOM_MS),
    ),
  ];
}

const effectList = (terms: readonly string[] = []) =>
  terms.length === 0 ? 'none' : terms.map(effectLabel).join(', ');

export function effectStatements({
  seriousEffects,
  firstSteps = [],
}: ProtocolDocument): Statement[] {
  const statement = about('effects', 'seriousEffects', say('protocols-document.serious-effects'));
  const serious =
    seriousEffects === undefined
      ? []
      : [
          statement(
            'terms',
            say('protocols-document.an-alarm-as-soon-as-logged'),
            effectList(seriousEffects.terms),
          ),
          statement(
            'anyAtLeast',
            say('protocols-document.any-other-effect-from'),
            seriousEffects.anyAtLeast ?? 'none',
          ),
          statement(
            'callProvider',
            say('protocols-document.calls-the-provider-at-once'),
            effectList(seriousEffects.callProvider),
          ),
          statement('tier', 'Priority', TIER_LABELS[seriousEffects.tier]),
          ...sourceStatements(statement, seriousEffects.source),
        ];
  const cards = firstSteps.flatMap(({ id, title, terms, besideSedation, steps, source }) => {
    const card = about(
      'effects',
      `firstSteps.${id}`,
      say('protocols-document.first-steps-title', { title }),
    );
    return [
      card('steps', say('protocols-document.first-steps'), steps.join(' ')),
      card('terms', say('protocols-document.shown-with'), effectList(terms)),
      card(
        'besideSedation',
        say('protocols-document.only-while-sedated'),
        yesNo(besideSedation === true),
      ),
      ...sourceStatements(card, source),
    ];
  });
  return [...serious, ...cards];
}
