/** What a protocol says of doses: what is asked about, and what needs a second person. */
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { Asked } from '@chairside/shared/protocols/document/dosing';
import { say } from '../../language/say.ts';
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
  const pace = about('dosing', 'dosing', say('protocols-document.how-fast'));
  return [
    ...DOSED_REGIMENS.flatMap(({ regimen, title }) => {
      const statement = about('dosing', `dosing.${regimen}`, title);
      return DOSE_LIMITS.flatMap(({ limit, title: what, unit }) =>
        asked(statement, limit, what, dosing[regimen][limit], unit),
      );
    }),
    pace(
      'mgPerKgPerMinAskAbove',
      say('protocols-document.infusion-or-push-asked-about'),
      say('protocols-document.above-mgperkgperminaskabove-mg-kg', {
        mgPerKgPerMinAskAbove: dosing.mgPerKgPerMinAskAbove,
      }),
    ),
    pace(
      'push',
      say('protocols-document.push-asked-about'),
      say('protocols-document.shorter-than-minutesatleast-min', {
        minutesAtLeast: dosing.push.minutesAtLeast,
      }),
    ),
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
  const second =
    secondPersonAbove === undefined
      ? 'never'
      : say('protocols-document.above-secondpersonabove-unit', { secondPersonAbove, unit });
  return [
    statement(
      say('protocols-document.field-ask', { field }),
      say('protocols-document.what-asked-about', { what }),
      say('protocols-document.above-askabove-unit', { askAbove, unit }),
    ),
    statement(
      say('protocols-document.field-second', { field }),
      say('protocols-document.what-second-person', { what }),
      second,
    ),
  ];
}
