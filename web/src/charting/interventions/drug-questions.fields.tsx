import { type DrugQuestion, givenSoFar } from '@chairside/shared/session/drug-questions';
import type { SessionState } from '@chairside/shared/session/state';
import { say } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { serverNow } from '../../live/clock-store.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { TextField } from '../../ui/inputs.tsx';
import { Soft } from '../../ui/text.tsx';
import classes from '../styles/charting.module.css';
import type { InterventionDraft } from './intervention-draft.ts';

interface Props {
  readonly session: SessionState;
  readonly questions: readonly DrugQuestion[];
  readonly value: InterventionDraft;
  readonly onChange: (draft: InterventionDraft) => void;
}

/** Before it is charted: what speaks against it, each with its reason, and what was given of it so far. */
export function DrugQuestions({ session, questions, value, onChange }: Props) {
  const zone = useTimeZone();
  const name = value.drug.name.trim();
  const before = name === '' ? null : givenSoFar(session, name, serverNow());
  return (
    <>
      {before === null ? null : (
        <Soft>
          {before.mg === null
            ? say('charting-interventions.doses-doses-so-far-not-all', { doses: before.doses })
            : say('charting-interventions.mg-mg-so-far-in-this', { mg: before.mg })}
          {say('charting-interventions.the-last-at-lastat', {
            lastAt: clockTime(before.lastAt, zone),
          })}
        </Soft>
      )}
      {questions.map(({ code, message }) => (
        <div key={code} className={code === 'allergy' ? classes.allergy : undefined}>
          <TextField
            label={say('charting-interventions.message-reason-to-chart-it', { message })}
            value={value.reasons[code] ?? ''}
            max={200}
            onChange={(said) => onChange({ ...value, reasons: { ...value.reasons, [code]: said } })}
          />
        </div>
      ))}
    </>
  );
}
