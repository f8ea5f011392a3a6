import { say } from '../../language/say.ts';
import { useDraft } from '../../outbox/draft.ts';
import type { SheetProps } from '../sheet/command-sheet.tsx';
import { FieldSheet, text } from '../sheet/field-sheet.tsx';

const COMMON = [
  say('charting-interventions.better'),
  say('charting-interventions.no-change'),
  say('charting-interventions.worse'),
];

export function ResponseForm({ intervention, ...sheet }: SheetProps & { intervention: number }) {
  const scope = `${sheet.sessionId}/response-${intervention}`;
  const label = say('charting-interventions.response');
  return (
    <FieldSheet
      {...sheet}
      scope={scope}
      title={say('charting-interventions.patient-response')}
      submit={say('charting-sheet.record')}
      fields={{ response: text(useDraft(scope, 'text'), { label, common: COMMON, max: 300 }) }}
      command={(said) => ({ type: 'note-response', intervention, ...said })}
    />
  );
}
