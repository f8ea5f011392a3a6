/** What a protocol says about the care around the infusion: gate, recovery, as-needed drugs. */
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { PrnDrug } from '@chairside/shared/protocols/document/prn';
import type { DischargeRules } from '@chairside/shared/protocols/document/recovery';
import { sourceStatements } from './limit-statements.ts';
import {
  drugText,
  gateRuleText,
  LEVEL_LABELS,
  REQUIREMENT_LABELS,
  yesNo,
} from './protocol-text.ts';
import { about, type Statement, type StatementOf } from './statement.ts';

export function gateStatements({ gate }: ProtocolDocument): Statement[] {
  if (gate === undefined) return [];
  const low = about('gate', 'gate.knownLow', 'Low values known of the patient');
  return [
    ...(gate.knownLow === undefined
      ? []
      : [
          low(
            'within',
            'Ask for a reason in place of a stop',
            `within ${gate.knownLow.percent} % of ${gate.knownLow.baselines} earlier baselines`,
          ),
          ...sourceStatements(low, gate.knownLow.source),
        ]),
    ...gate.requirements.flatMap(({ item, level, source }) => {
      const statement = about('gate', `gate.${item}`, REQUIREMENT_LABELS[item]);
      return [
        statement('level', 'Where it is missing', LEVEL_LABELS[level]),
        ...sourceStatements(statement, source),
      ];
    }),
    ...gate.vitals.flatMap((rule) => {
      const statement = about('gate', `gate.vitals.${rule.id}`, gateRuleText(rule));
      return [
        statement('value', 'Stops the start', gateRuleText(rule)),
        statement('level', 'Where it is met', LEVEL_LABELS[rule.level]),
        ...sourceStatements(statement, rule.source),
      ];
    }),
  ];
}

const asked = (value: number | undefined, text: (value: number) => string) =>
  value === undefined ? 'not asked' : text(value);

function dischargeStatements(rules: DischargeRules): Statement[] {
  const statement = about('recovery', 'observation.discharge', 'Fit to leave');
  const { pressureBelow, source } = rules;
  return [
    statement(
      'padssAtLeast',
      'PADSS',
      asked(rules.padssAtLeast, (n) => `${n} or more`),
    ),
    statement(
      'moaasAtLeast',
      'MOAA/S',
      asked(rules.moaasAtLeast, (n) => `${n} or more`),
    ),
    statement(
      'pressureWithinPercent',
      'Blood pressure near the baseline',
      asked(rules.pressureWithinPercent, (n) => `within ${n} %`),
    ),
    statement(
      'pressureBelow',
      'Or blood pressure below',
      pressureBelow === undefined ? 'not asked' : `${pressureBelow.sys}/${pressureBelow.dia} mmHg`,
    ),
    statement(
      'dissociationAtMost',
      'Dissociation',
      asked(rules.dissociationAtMost, (n) => `${n} or less`),
    ),
    statement(
      'spo2PointsBelowBaseline',
      'SpO2 on room air',
      asked(rules.spo2PointsBelowBaseline, (n) => `at most ${n} below the baseline`),
    ),
    statement('steadyGait', 'Steady gait', yesNo(rules.steadyGait)),
    statement('noOpenCritical', 'No open critical alarm', yesNo(rules.noOpenCritical)),
    ...sourceStatements(statement, source),
  ];
}

export function recoveryStatements({ observation }: ProtocolDocument): Statement[] {
  if (observation === undefined) return [];
  const { ketamineMinutes, esketamineMinutes, source, discharge } = observation;
  const statement = about('recovery', 'observation', 'Observation');
  return [
    statement(
      'ketamineMinutes',
      'Ketamine, from the end of the infusion',
      `${ketamineMinutes} min`,
    ),
    statement('esketamineMinutes', 'Esketamine, from the dose', `${esketamineMinutes} min`),
    ...sourceStatements(statement, source),
    ...(discharge === undefined ? [] : dischargeStatements(discharge)),
  ];
}

/** Where a drug of the list stands: a drug may be listed twice. */
export function drugPath(list: readonly PrnDrug[], index: number): string {
  const name = (list[index]?.drug ?? '').toLowerCase();
  const before = list.slice(0, index).filter(({ drug }) => drug.toLowerCase() === name).length;
  return before === 0 ? `prn.${name}` : `prn.${name} ${before + 1}`;
}

export function drugStatements({ prn = [] }: ProtocolDocument): Statement[] {
  return prn.flatMap((drug, index) => {
    const statement = about('prn', drugPath(prn, index), drug.drug);
    return [
      statement('drug', 'Drug', drugText(drug)),
      ...capStatements(statement, drug),
      ...sourceStatements(statement, drug.source),
    ];
  });
}

function capStatements(statement: StatementOf, { caps }: PrnDrug): Statement[] {
  if (caps === undefined) return [];
  const { mg, reduced, minutesBetween } = caps;
  return [
    statement('cap', 'Asked about', `above ${mg} mg a dose`),
    ...(reduced === undefined
      ? []
      : [
          statement(
            'capReduced',
            'Of the elderly or beside an opioid',
            `above ${reduced.mg} mg a dose`,
          ),
          statement('capAge', 'Elderly', `from ${reduced.fromAgeYears} years`),
        ]),
    ...(minutesBetween === undefined
      ? []
      : [statement('capBetween', 'Between two doses', `${minutesBetween} min`)]),
  ];
}
