/** What a protocol says about the care around the infusion: gate, recovery, as-needed drugs. */
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { PrnDrug } from '@chairside/shared/protocols/document/prn';
import type { DischargeRules } from '@chairside/shared/protocols/document/recovery';
import { say } from '../../language/say.ts';
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
  const low = about(
    'gate',
    'gate.knownLow',
    say('protocols-document.known-low-values-of-the-patient'),
  );
  return [
    ...(gate.knownLow === undefined
      ? []
      : [
          low(
            'within',
            say('protocols-document.ask-for-a-reason-in-place'),
            say('protocols-document.within-percent-of-baselines', {
              percent: gate.knownLow.percent,
              baselines: gate.knownLow.baselines,
            }),
          ),
          ...sourceStatements(low, gate.knownLow.source),
        ]),
    ...gate.requirements.flatMap(({ item, level, source }) => {
      const statement = about('gate', `gate.${item}`, REQUIREMENT_LABELS[item]);
      return [
        statement('level', say('protocols-document.where-it-is-missing'), LEVEL_LABELS[level]),
        ...sourceStatements(statement, source),
      ];
    }),
    ...gate.vitals.flatMap((rule) => {
      const statement = about('gate', `gate.vitals.${rule.id}`, gateRuleText(rule));
      return [
        statement('value', say('protocols-document.stops-the-start'), gateRuleText(rule)),
        statement('level', say('protocols-document.where-it-is-met'), LEVEL_LABELS[rule.level]),
        ...sourceStatements(statement, rule.source),
      ];
    }),
  ];
}

const asked = (value: number | undefined, text: (value: number) => string) =>
  value === undefined ? say('protocols-document.not-asked') : text(value);

function dischargeStatements(rules: DischargeRules): Statement[] {
  const statement = about(
    'recovery',
    'observation.discharge',
    say('protocols-document.fit-to-leave'),
  );
  const { pressureBelow, source } = rules;
  return [
    statement(
      'padssAtLeast',
      'PADSS',
      asked(rules.padssAtLeast, (n) => say('protocols-document.n-or-more', { n })),
    ),
    statement(
      'moaasAtLeast',
      'MOAA/S',
      asked(rules.moaasAtLeast, (n) => say('protocols-document.n-or-more', { n })),
    ),
    statement(
      'pressureWithinPercent',
      say('protocols-document.blood-pressure-near-the-baseline'),
      asked(rules.pressureWithinPercent, (n) => say('protocols-document.within-n', { n })),
    ),
    statement(
      'pressureBelow',
      say('protocols-document.or-blood-pressure-below'),
      pressureBelow === undefined
        ? say('protocols-document.not-asked')
        : `${pressureBelow.sys}/${pressureBelow.dia} mmHg`,
    ),
    statement(
      'dissociationAtMost',
      'Dissociation',
      asked(rules.dissociationAtMost, (n) => say('protocols-document.n-or-less', { n })),
    ),
    statement(
      'spo2PointsBelowBaseline',
      say('protocols-document.spo2-on-room-air'),
      asked(rules.spo2PointsBelowBaseline, (n) =>
        say('protocols-document.at-most-n-below-the-baseline', { n }),
      ),
    ),
    statement('steadyGait', say('protocols-document.steady-gait'), yesNo(rules.steadyGait)),
    statement(
      'noOpenCritical',
      say('protocols-document.no-open-critical-alarm'),
      yesNo(rules.noOpenCritical),
    ),
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
      say('protocols-document.ketamine-from-the-end-of-the'),
      say('protocols-document.ketamineminutes-min', { ketamineMinutes }),
    ),
    statement(
      'esketamineMinutes',
      say('protocols-document.esketamine-from-the-dose'),
      say('protocols-document.esketamineminutes-min', { esketamineMinutes }),
    ),
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
    statement(
      'cap',
      say('protocols-document.asked-about'),
      say('protocols-document.above-mg-mg-a-dose', { mg }),
    ),
    ...(reduced === undefined
      ? []
      : [
          statement(
            'capReduced',
            say('protocols-document.of-the-elderly-or-beside-an'),
            say('protocols-document.above-mg-mg-a-dose', { mg: reduced.mg }),
          ),
          statement(
            'capAge',
            'Elderly',
            say('protocols-document.from-fromageyears-years', {
              fromAgeYears: reduced.fromAgeYears,
            }),
          ),
        ]),
    ...(minutesBetween === undefined
      ? []
      : [
          statement(
            'capBetween',
            say('protocols-document.between-two-doses'),
            say('protocols-document.minutesbetween-min', { minutesBetween }),
          ),
        ]),
  ];
}
