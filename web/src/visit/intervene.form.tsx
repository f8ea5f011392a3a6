import { effectLabel } from '@chairside/shared/effects/catalogue';
import { INTERVENTION_KINDS, type InterventionEntry } from '@chairside/shared/session/entries';
import type { SessionState } from '@chairside/shared/session/state';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { CommandSheet, type SheetProps } from '../chair/command-sheet.tsx';
import { useChairAlarms } from '../live/alarms-store.ts';
import { useProtocol } from '../live/clinic-store.ts';
import { useDraft } from '../offline/draft.ts';
import { alarmSubject } from '../session/describe-alarm.ts';
import { DrugFields } from './drug.fields.tsx';
import { drugOf, EMPTY_DRUG } from './drug-draft.ts';
import { OxygenFields } from './oxygen.fields.tsx';
import { AllergyText } from './patient-line.tsx';
import classes from './visit.module.css';

export const INTERVENTION_LABELS = {
  drug: 'Drug',
  oxygen: 'Oxygen',
  position: 'Position',
  reassurance: 'Reassurance',
  'provider-called': 'Provider called',
  other: 'Other',
} as const satisfies Record<InterventionEntry['kind'], string>;

interface Props extends SheetProps {
  readonly session: SessionState;
  /** What it answers, as opened from an effect. */
  readonly effects: readonly number[];
}

/** What staff did, and what it answers. */
export function InterveneForm({ session, effects: asked, ...sheet }: Props) {
  const scope = `${session.id}/intervene`;
  const [kind, setKind] = useState<InterventionEntry['kind'] | null>(null);
  const [drug, setDrug] = useState(EMPTY_DRUG);
  const [oxygen, setOxygen] = useState({ lPerMin: 2, device: 'nasal cannula' });
  const [note, setNote] = useDraft(scope, 'note');
  const [effects, setEffects] = useState(asked);
  const [alarms, setAlarms] = useState<readonly string[]>([]);
  const prn = useProtocol(session.protocol)?.prn ?? [];
  const live = useChairAlarms(session.chairId).filter((one) => one.kind === 'physiological');
  const open = session.effects.filter(
    ({ withdrawn, resolvedAt }) => !withdrawn && resolvedAt === null,
  );

  const entry = (): InterventionEntry | null => {
    const text = note.trim();
    const said = {
      ...(text === '' ? {} : { note: text }),
      ...(effects.length + alarms.length === 0
        ? {}
        : { answers: { effects: [...effects], alarms: [...alarms] } }),
    };
    switch (kind) {
      case null:
        return null;
      case 'drug': {
        const given = drugOf(drug);
        return given === null ? null : { kind, drug: given, ...said };
      }
      case 'oxygen':
        return { kind, oxygen, ...said };
      case 'other':
        return text === '' ? null : { kind, ...said };
      default:
        return { kind, ...said };
    }
  };
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title="What was done"
      submit="Record"
      draft={() => {
        const made = entry();
        return made === null ? null : { type: 'intervene', ...made };
      }}
    >
      <div className={classes.row}>
        {INTERVENTION_KINDS.map((one) => (
          <button
            key={one}
            type="button"
            className={classes.chip}
            aria-pressed={kind === one}
            onClick={() => setKind(one)}
          >
            {INTERVENTION_LABELS[one]}
          </button>
        ))}
      </div>
      {kind === 'drug' ? (
        <>
          <AllergyText session={session} />
          <DrugFields
            prn={prn}
            weightKg={session.weight?.kg ?? null}
            value={drug}
            onChange={setDrug}
          />
        </>
      ) : null}
      {kind === 'oxygen' ? <OxygenFields value={oxygen} onChange={setOxygen} /> : null}
      {open.length + live.length > 0 ? (
        <fieldset className={classes.part}>
          <legend>For</legend>
          <div className={classes.row}>
            {open.map(({ seq, term }) => (
              <button
                key={seq}
                type="button"
                className={classes.chip}
                aria-pressed={effects.includes(seq)}
                onClick={() => setEffects(flipped(effects, seq))}
              >
                {effectLabel(term)}
              </button>
            ))}
            {live.map(({ id, key }) => (
              <button
                key={id}
                type="button"
                className={classes.chip}
                aria-pressed={alarms.includes(id)}
                onClick={() => setAlarms(flipped(alarms, id))}
              >
                {alarmSubject(key)}
              </button>
            ))}
          </div>
        </fieldset>
      ) : null}
      <TextInput
        size="md"
        label={kind === 'other' ? 'What was done' : 'Note (optional)'}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
        required={kind === 'other'}
      />
    </CommandSheet>
  );
}

function flipped<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((each) => each !== one) : [...list, one];
}
