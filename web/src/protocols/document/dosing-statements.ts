/** What a protocol says of doses: what is asked about, and what needs a second person. */
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { Asked } from '@chairside/shared/protocols/document/dosing';
import { sourceStatements } from './limit-statements.ts';
import { about, type Statement, type StatementOf } from './statement.ts';

export const DOSED_REGIMENS = [
  { regimen: 'depression', title: 'Depression' },
  { regimen: 'pain', title: 'Pain' },
] as const;
export const DOSE_LIMITS = [
  { limit: 'mgPerKg', title: 'Total', unit: 'mg/kg' },
  { limit: 'mgPerKgPerH', title: 'Rate', unit: 'mg/kg/h' },
] as const;

export function dosingStatements({ dosing }: ProtocolDocument): Statement[] {
  if (dosing === undefined) return [];
  const pace = about('dosing', 'dosing', 'How fast');
  return [
    ...DOSED_REGIMENS.flatMap(({ regimen, title }) => {
      const statement = about('dosing', `dosing.${regimen}`, title);
      return DOSE_LIMITS.flatMap(({ limit, title: what, unit }) =>
        asked(statement, limit, what, dosing[regimen][limit], unit),
      );
    }),
    pace(
      'mgPerKgPerMinAskAbove',
      'Infusion or push asked about',
      `above ${dosing.mgPerKgPerMinAskAbove} mg/kg/min`,
    ),
    pace('push', 'Push asked about', `shorter than ${dosing.push.minutesAtLeast} min`),
    ...sourceStatements(pace, dosing.source),
  ];
}

function asked(
  statement: StatementOf,
  field: string,
  what: string,
  limit: Asked,
  unit: string,
): Statement[] {
  const { askAbove, secondPersonAbove } = limit;
  const second = secondPersonAbove === undefined ? 'never' : `above ${secondPersonAbove} ${unit}`;
  return [
    statement(`${field}Ask`, `${what} asked about`, `above ${askAbove} ${unit}`),
    statement(`${field}Second`, `${what}: second person`, second),
  ];
}
