import type { SessionState } from '@chairside/shared/session/state';
import { TextInput } from '@mantine/core';
import { CommandSheet, type SheetProps } from '../chair/command-sheet.tsx';
import { useDraft } from '../offline/draft.ts';
import classes from './visit.module.css';

interface Props extends SheetProps {
  readonly session: SessionState;
}

const WITH = ['Nurse', 'Provider', 'Relative'];
const WHY = ['Restroom', 'Wants to stretch', 'Moves to another chair'];

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
      title="Patient up"
      submit="Hold probe alarms"
      draft={() => {
        const [who, why] = [walksWith.trim(), reason.trim()];
        if (who === '' || (running && why === '')) return null;
        return { type: 'patient-up', walksWith: who, ...(why === '' ? {} : { reason: why }) };
      }}
    >
      <p className={classes.hint}>
        Probe alarms and "monitor silent" are held, with a countdown on every screen. Alarms of the
        patient are not. It ends by itself with the first values.
      </p>
      <Choice label="Who walks along" common={WITH} value={walksWith} onChange={setWalksWith} />
      {running ? <Choice label="Reason" common={WHY} value={reason} onChange={setReason} /> : null}
    </CommandSheet>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly common: readonly string[];
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function Choice({ label, common, value, onChange }: ChoiceProps) {
  return (
    <>
      <div className={classes.row}>
        {common.map((text) => (
          <button
            key={text}
            type="button"
            className={classes.chip}
            aria-pressed={value === text}
            onClick={() => onChange(text)}
          >
            {text}
          </button>
        ))}
      </div>
      <TextInput
        size="md"
        label={label}
        value={value}
        maxLength={80}
        onChange={(event) => onChange(event.currentTarget.value)}
        required
      />
    </>
  );
}
