import type { SessionState } from '@chairside/shared/session/state';
import { say } from '../../language/say.ts';
import { useDraft } from '../../outbox/draft.ts';
import { Soft } from '../../ui/text.tsx';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import { ShortText } from '../sheet/short-text.fields.tsx';

interface Props extends SheetProps {
  readonly session: SessionState;
}

const WITH = ['Nurse', 'Provider', 'Relative'];
const WHY = [
  'Restroom',
  say('charting-infusion.wants-to-stretch'),
  say('charting-infusion.moves-to-another-chair'),
];

/** Who walks along, and while the drug runs why. */
export function PatientUpForm({ session, ...sheet }: Props) {
  const scope = `${session.id}/patient-up`;
  const [walksWith, setWalksWith] = useDraft(scope, 'with', '');
  const [reason, setReason] = useDraft(scope, 'reason', '');
  const running = session.phase === 'infusing' || session.phase === 'paused';
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title={say('charting-infusion.patient-up')}
      submit={say('charting-infusion.pause-probe-alarms')}
      draft={() => {
        const [who, why] = [walksWith.trim(), reason.trim()];
        if (who === '' || (running && why === '')) return null;
        return { type: 'patient-up', walksWith: who, ...(why === '' ? {} : { reason: why }) };
      }}
    >
      <Soft>{say('charting-infusion.probe-and-monitor-silent-alarms')}</Soft>
      <ShortText
        {...{ label: say('charting-infusion.who-walks-along'), common: WITH, maxLength: 80 }}
        value={walksWith}
        onChange={setWalksWith}
      />
      {running ? (
        <ShortText common={WHY} value={reason} onChange={setReason} maxLength={80} />
      ) : null}
    </CommandSheet>
  );
}
