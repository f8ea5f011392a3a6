import { alarmSubject } from '@chairside/shared/alarms/words/describe-alarm';
import { effectLabel } from '@chairside/shared/effects/catalogue';
import type { DrugQuestion } from '@chairside/shared/session/drug-questions';
import { INTERVENTION_KINDS, type InterventionEntry } from '@chairside/shared/session/entries';
import type { SessionState } from '@chairside/shared/session/state';
import { say, words } from '../../language/say.ts';
import { useChairAlarms } from '../../live/alarms-store.ts';
import { useProtocol } from '../../live/clinic-store.ts';
import { AllergyText } from '../../patients/register/patient-line.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Choices } from '../../ui/choices.tsx';
import { TextField } from '../../ui/inputs.tsx';
import { DrugFields } from './drug.fields.tsx';
import { DrugQuestions } from './drug-questions.fields.tsx';
import type { InterventionDraft } from './intervention-draft.ts';
import { OxygenFields } from './oxygen.fields.tsx';

const INTERVENTION_LABELS = {
  drug: say('charting-interventions.drug'),
  oxygen: say('charting-interventions.oxygen'),
  position: say('charting-interventions.position'),
  reassurance: say('charting-interventions.reassurance'),
  'provider-called': say('charting-interventions.provider-called'),
  other: say('charting-interventions.other'),
} as const satisfies Record<InterventionEntry['kind'], string>;

interface Props {
  readonly session: SessionState;
  readonly value: InterventionDraft;
  readonly questions: readonly DrugQuestion[];
  readonly onChange: (draft: InterventionDraft) => void;
}

/** What was done, and what it answers: an effect or an alarm that goes on, or that it is linked to already. */
export function InterventionFields({ session, value, questions, onChange }: Props) {
  const { kind, effects, alarms } = value;
  const put = (change: Partial<InterventionDraft>) => onChange({ ...value, ...change });
  const prn = useProtocol(session.protocol)?.prn ?? [];
  const live = useChairAlarms(session.chairId).filter((one) => one.kind === 'physiological');
  const open = session.effects.filter(
    ({ seq, withdrawn, resolvedAt }) =>
      effects.includes(seq) || (!withdrawn && resolvedAt === null),
  );
  return (
    <>
      <Choices
        of={INTERVENTION_KINDS}
        text={INTERVENTION_LABELS}
        value={kind}
        onPick={(one) => put({ kind: one })}
      />
      {kind === 'drug' ? (
        <>
          <AllergyText session={session} />
          <DrugFields
            prn={prn}
            weightKg={session.weight?.kg ?? null}
            value={value.drug}
            onChange={(drug) => put({ drug })}
          />
          <DrugQuestions {...{ session, questions, value, onChange }} />
        </>
      ) : null}
      {kind === 'oxygen' ? (
        <OxygenFields value={value.oxygen} onChange={(oxygen) => put({ oxygen })} />
      ) : null}
      {open.length + live.length > 0 ? (
        <Choices
          legend={say('charting-interventions.for')}
          of={open.map(({ seq }) => seq)}
          text={(seq) => effectLabel(open.find((one) => one.seq === seq)?.term ?? '', words)}
          value={effects}
          onPick={(seq) => put({ effects: flipped(effects, seq) })}
        >
          {live.map(({ id, key }) => (
            <Chip
              key={id}
              look="key"
              pressed={alarms.includes(id)}
              onClick={() => put({ alarms: flipped(alarms, id) })}
            >
              {alarmSubject(key, words)}
            </Chip>
          ))}
        </Choices>
      ) : null}
      <TextField
        label={
          kind === 'other'
            ? say('charting-interventions.what-was-done')
            : say('charting-sheet.note-optional')
        }
        value={value.note}
        max={500}
        optional={kind !== 'other'}
        onChange={(note) => put({ note })}
      />
    </>
  );
}

function flipped<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((each) => each !== one) : [...list, one];
}
