/** What a protocol says about monitoring itself: cuff, assessments, missing values, equipment, calls. */

import { QUIET_ROOM_MS } from '@chairside/shared/alarms/sound/quiet-room';
import { effectLabel } from '@chairside/shared/effects/catalogue';
import {
  LIMIT_SIGNALS,
  type ProtocolDocument,
} from '@chairside/shared/protocols/document/document';
import {
  DEFAULT_ESCALATION,
  ESCALATION_TARGETS,
  type Escalation,
  type EscalationTarget,
} from '@chairside/shared/protocols/document/escalation-steps';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { sourceStatements } from './limit-statements.ts';
import { TIER_LABELS } from './limit-text.ts';
import { minutesText, secondsText, TARGET_LABELS, yesNo } from './protocol-text.ts';
import { about, type Statement } from './statement.ts';

const timeText = (ms: number) => (ms < 10 * 60_000 ? secondsText(ms) : minutesText(ms));

function checkStatements({ checks }: ProtocolDocument): Statement[] {
  const statement = about('cuff', 'checks', 'Checks that are due');
  if (checks === undefined) return [statement('kind', 'What is overdue', 'a technical alarm')];
  return [
    statement('kind', 'What is overdue', 'a task, silent'),
    statement('lateAfterMs', 'Late after', minutesText(checks.lateAfterMs)),
    statement('scoresAtMinutes', 'Scores at these minutes', checks.scoresAtMinutes.join(', ')),
    statement('steadyEveryMs', 'Pain, two scores alike: every', minutesText(checks.steadyEveryMs)),
    statement('drowsyEveryMs', 'Drowsy: every', minutesText(checks.drowsyEveryMs)),
    ...sourceStatements(statement, checks.source),
  ];
}

export function cuffStatements(document: ProtocolDocument): Statement[] {
  const { cuff, assessments } = document;
  const { cadence } = cuff;
  const statement = about('cuff', 'cuff', 'Cuff');
  const due = about('cuff', 'cuff.cadence', 'When a cuff is due');
  const score = about('cuff', 'assessments', 'Assessments');
  return [
    statement('intervalMs', 'Interval', minutesText(cuff.intervalMs)),
    statement(
      'intervalUnderWarningMs',
      'Under a pressure warning',
      minutesText(cuff.intervalUnderWarningMs),
    ),
    statement('greyAtIntervals', 'Greyed after', `${cuff.greyAtIntervals} intervals`),
    statement('hideAtIntervals', 'Hidden after', `${cuff.hideAtIntervals} intervals`),
    statement('hideAfterMs', 'Hidden after at least', minutesText(cuff.hideAfterMs)),
    ...(cadence === undefined
      ? [due('kept', 'Tasks', 'none: no cuff is asked for')]
      : [
          due(
            'atMinutes',
            'At these minutes of the infusion',
            cadence.atMinutes === undefined
              ? 'no grid: intervals from the last reading'
              : cadence.atMinutes.join(', '),
          ),
          due(
            'outlivesStop',
            'These minutes after a stop',
            cadence.outlivesStop === true ? 'asked for up to the planned end' : 'end with the stop',
          ),
          due('earlyForMs', 'Early part of the infusion', minutesText(cadence.earlyForMs)),
          due(
            'earlyIntervalMs',
            'Interval in the early part',
            minutesText(cadence.earlyIntervalMs),
          ),
          due(
            'recoveryIntervalMs',
            'Interval in recovery',
            minutesText(cadence.recoveryIntervalMs),
          ),
          due(
            'repeatWithinMs',
            'Repeat of a first critical value within',
            minutesText(cadence.repeatWithinMs),
          ),
          due('overdueAfterMs', 'Overdue after', minutesText(cadence.overdueAfterMs)),
        ]),
    ...sourceStatements(statement, cuff.source),
    ...(assessments === undefined
      ? []
      : [
          score('withCuff', 'With each cuff', assessments.withCuff.join(', ')),
          score('overdueAfterMs', 'Overdue after', minutesText(assessments.overdueAfterMs)),
          ...sourceStatements(score, assessments.source),
        ]),
    ...checkStatements(document),
  ];
}

export function missingStatements({ staleness, monitorSilent }: ProtocolDocument): Statement[] {
  const silent = about('missing', 'monitorSilent', 'Silent monitor');
  return [
    ...LIMIT_SIGNALS.flatMap((signal) => {
      const { hideAfterMs, alarmAfterMs } = staleness[signal];
      const statement = about('missing', `staleness.${signal}`, SIGNAL_INFO[signal].name);
      return [
        statement('hide', 'Shown as -- after', timeText(hideAfterMs)),
        statement(
          'alarm',
          '"No data" after',
          alarmAfterMs === null ? 'never' : timeText(alarmAfterMs),
        ),
      ];
    }),
    silent('warningAfterMs', 'Warning after', secondsText(monitorSilent.warningAfterMs)),
    silent(
      'criticalAfterMs',
      'Critical while infusing after',
      secondsText(monitorSilent.criticalAfterMs),
    ),
    ...sourceStatements(silent, monitorSilent.source),
  ];
}

function standbyStatements({ standby }: ProtocolDocument): Statement[] {
  if (standby === undefined) return [];
  const statement = about('equipment', 'standby', 'Patient up');
  return [
    statement('atMostMs', 'Alarms of the probe held for at most', minutesText(standby.atMostMs)),
    ...sourceStatements(statement, standby.source),
  ];
}

export function equipmentStatements(document: ProtocolDocument): Statement[] {
  const { equipment } = document;
  if (equipment === undefined) return standbyStatements(document);
  const statement = about('equipment', 'equipment', 'Equipment');
  const { probeOffAfterMs, probeOffBeforeMs = probeOffAfterMs, probeOffFirst } = equipment;
  return [
    statement('probeOffAfterMs', 'Probe off', secondsText(probeOffAfterMs)),
    statement('probeOffBeforeMs', 'Probe off, before the start', secondsText(probeOffBeforeMs)),
    statement('probeOffFirst', 'In place of "monitor silent"', yesNo(probeOffFirst === true)),
    statement('lowSignalAfterMs', 'Low signal', secondsText(equipment.lowSignalAfterMs)),
    statement('batteryLowBelow', 'Battery low below', `${equipment.batteryLowBelow} %`),
    statement('batteryGoodFrom', 'Battery good again from', `${equipment.batteryGoodFrom} %`),
    statement(
      'cuffOnProbeLimb',
      'Cuff on the limb of the SpO2 probe',
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
  const again = about('calls', 'realarm', 'Acknowledged, and still there');
  const statement = about('calls', 'escalation', 'A critical alarm that nobody answers');
  const quiet = about('calls', 'quietRoom', 'Quiet room');
  return [
    ...ESCALATION_TARGETS.map((to) => {
      const after = stepAfterMs(escalation, to);
      const when =
        after === null ? 'never' : after === 0 ? 'at once' : `after ${secondsText(after)}`;
      return statement(to, TARGET_LABELS[to], when);
    }),
    again('ms', 'Called again after', secondsText(realarmAfterMs ?? REALARM_MS)),
    quiet('ms', "The chair's own screen sounds after", secondsText(quietRoomMs ?? QUIET_ROOM_MS)),
  ];
}

const effectList = (terms: readonly string[] = []) =>
  terms.length === 0 ? 'none' : terms.map(effectLabel).join(', ');

export function effectStatements({
  seriousEffects,
  firstSteps = [],
}: ProtocolDocument): Statement[] {
  const statement = about('effects', 'seriousEffects', 'Serious effects');
  const serious =
    seriousEffects === undefined
      ? []
      : [
          statement('terms', 'An alarm as soon as logged', effectList(seriousEffects.terms)),
          statement('anyAtLeast', 'Any other effect from', seriousEffects.anyAtLeast ?? 'none'),
          statement(
            'callProvider',
            'Calls the provider at once',
            effectList(seriousEffects.callProvider),
          ),
          statement('tier', 'Priority', TIER_LABELS[seriousEffects.tier]),
          ...sourceStatements(statement, seriousEffects.source),
        ];
  const cards = firstSteps.flatMap(({ id, title, terms, besideSedation, steps, source }) => {
    const card = about('effects', `firstSteps.${id}`, `First steps: ${title}`);
    return [
      card('steps', 'First steps', steps.join(' ')),
      card('terms', 'Shown with', effectList(terms)),
      card('besideSedation', 'Only while sedated', yesNo(besideSedation === true)),
      ...sourceStatements(card, source),
    ];
  });
  return [...serious, ...cards];
}
