import { say } from '../../language/say.ts';
import { useDraft } from '../../outbox/draft.ts';
import { Soft } from '../../ui/text.tsx';
import type { OfSession } from '../sheet/command-sheet.tsx';
import { type Field, FieldSheet, reason, text } from '../sheet/field-sheet.tsx';

const WITH = [
  say('charting-infusion.nurse'),
  say('charting-infusion.provider'),
  say('charting-infusion.relative'),
];
const WHY = [
  say('charting-infusion.restroom'),
  say('charting-infusion.wants-to-stretch'),
  say('charting-infusion.moves-to-another-chair'),
];
const NOT_ASKED: Field<undefined> = { said: undefined, input: null };

/** Who walks along, and while the drug runs why. */
export function PatientUpForm({ session, ...sheet }: OfSession) {
  const scope = `${session.id}/patient-up`;
  const walksWith = useDraft(scope, 'with');
  const why = useDraft(scope, 'reason');
  const running = session.phase === 'infusing' || session.phase === 'paused';
  const label = say('charting-infusion.who-walks-along');
  const asked: Field<string | undefined> = running ? reason(why, WHY) : NOT_ASKED;
  return (
    <FieldSheet
      {...sheet}
      scope={scope}
      title={say('charting-infusion.patient-up')}
      submit={say('charting-infusion.pause-probe-alarms')}
      fields={{ walksWith: text(walksWith, { label, common: WITH, max: 80 }), reason: asked }}
      command={(said) => ({ type: 'patient-up', ...said })}
    >
      <Soft>{say('charting-infusion.probe-and-monitor-silent-alarms')}</Soft>
    </FieldSheet>
  );
}
