import { effectLabel } from '@chairside/shared/effects/catalogue';
import { SEVERITIES, type Severity } from '@chairside/shared/effects/severity';
import {
  FOLLOW_UP_TERMS,
  type FollowUp,
  mayFollowUp,
  standingFollowUps,
} from '@chairside/shared/patients/follow-up';
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../http/client.ts';
import { newId } from '../http/new-id.ts';
import { KEYS } from '../http/patient-keys.ts';
import { errorText } from '../http/problem.ts';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { clinicDay, clinicDayAndTime } from '../time/clinic-time.ts';
import { Table } from '../ui/table.tsx';
import { Problem, Soft } from '../ui/text.tsx';
import { SEVERITY_LABELS } from '../wording/severity-labels.ts';
import classes from './styles/patients.module.css';

interface Props {
  readonly patientId: string;
  /** Newest first. */
  readonly entries: readonly FollowUp[];
}

const answerText = ({ answer, severity }: FollowUp): string =>
  answer === 'none'
    ? 'None'
    : say('patients.present-value', {
        value: severity === null ? '' : `, ${SEVERITY_LABELS[severity].toLowerCase()}`,
      });

/** Bladder, dependence, cognition: asked over the course and long after it. Never asked is never none. */
export function FollowUpsPanel({ patientId, entries }: Props) {
  const { clinic, user } = useMe();
  const [open, setOpen] = useState<string | null>(null);
  const standing = standingFollowUps(entries);
  return (
    <section className={classes.block} aria-labelledby="follow-up">
      <div className={classes.blockHead}>
        <h2 id="follow-up">{say('patients.long-term-follow-up')}</h2>
      </div>
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('patients.item')}</th>
            <th scope="col">{say('patients.last-answer')}</th>
            <th scope="col">
              <span className="visually-hidden">{say('patients.answer')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {FOLLOW_UP_TERMS.map(({ code, label }) => {
            const last = standing.get(code);
            return (
              <tr key={code}>
                <th scope="row">{label}</th>
                <td>
                  {last === undefined ? (
                    <span className={classes.soft}>{say('patients.not-asked-yet')}</span>
                  ) : (
                    <>
                      <b>{answerText(last)}</b>{' '}
                      <span className={classes.soft}>{clinicDay(last.at, clinic.timeZone)}</span>
                    </>
                  )}
                </td>
                <td data-cell="number">
                  {mayFollowUp(user.role, code) ? (
                    <Button
                      size="xs"
                      variant="default"
                      aria-expanded={open === code}
                      aria-label={say('patients.answer-label', { label })}
                      onClick={() => setOpen(open === code ? null : code)}
                    >
                      {say('patients.answer')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      {open === null ? null : (
        <Answer key={open} patientId={patientId} term={open} onDone={() => setOpen(null)} />
      )}
      {user.role === 'provider' ? null : (
        <Soft>{say('patients.only-a-provider-can-record-a')}</Soft>
      )}
      {entries.length > 0 ? (
        <details className={classes.details}>
          <summary>{say('patients.every-answer')}</summary>
          <History entries={entries} zone={clinic.timeZone} />
        </details>
      ) : null}
    </section>
  );
}

interface AnswerProps {
  readonly patientId: string;
  readonly term: string;
  readonly onDone: () => void;
}

function Answer({ patientId, term, onDone }: AnswerProps) {
  const client = useQueryClient();
  const [id] = useState(newId);
  const [answer, setAnswer] = useState<'none' | 'present' | ''>('');
  const [severity, setSeverity] = useState<Severity | ''>('');
  const [note, setNote] = useState('');
  const add = useMutation({
    mutationFn: () =>
      call('POST /api/patients/:id/follow-ups', {
        params: { id: patientId },
        body: {
          ...{ id, term, answer: answer === 'present' ? 'present' : 'none' },
          ...(answer === 'present' && severity !== '' ? { severity } : {}),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: KEYS.patient(patientId) });
      onDone();
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (answer !== '' && !add.isPending) add.mutate();
  };
  return (
    <form className={classes.stack} onSubmit={onSubmit} aria-label={effectLabel(term)}>
      <h3>{effectLabel(term)}</h3>
      <div className={classes.inline}>
        <SegmentedControl
          aria-label={say('patients.answer')}
          value={answer}
          onChange={(value) => setAnswer(value === 'present' ? 'present' : 'none')}
          data={[
            { value: 'none', label: 'None' },
            { value: 'present', label: 'Present' },
          ]}
        />
        {answer === 'present' ? (
          <NativeSelect
            aria-label={say('patients.severity')}
            value={severity}
            onChange={(event) =>
              setSeverity(SEVERITIES.find((one) => one === event.currentTarget.value) ?? '')
            }
            data={[
              { value: '', label: say('patients.severity-not-given') },
              ...SEVERITIES.map((value) => ({ value, label: SEVERITY_LABELS[value] })),
            ]}
          />
        ) : null}
      </div>
      <TextInput
        label={say('patients.note')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {add.error === null ? null : (
        <Problem>{say('patients.not-saved-error', { error: errorText(add.error) })}</Problem>
      )}
      <div className={classes.actions}>
        <Button type="submit" disabled={answer === ''} loading={add.isPending}>
          {say('patients.save-answer')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {say('patients.cancel')}
        </Button>
      </div>
    </form>
  );
}

function History({ entries, zone }: { entries: readonly FollowUp[]; zone: string }) {
  return (
    <Table>
      <thead>
        <tr>
          <th scope="col">{say('patients.asked')}</th>
          <th scope="col">{say('patients.item')}</th>
          <th scope="col">{say('patients.answer')}</th>
          <th scope="col">{say('patients.by')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>{clinicDayAndTime(entry.at, zone)}</td>
            <td>{effectLabel(entry.term)}</td>
            <td>
              {answerText(entry)}
              {entry.note === null ? null : <Soft>{entry.note}</Soft>}
            </td>
            <td>{entry.by.kind === 'user' ? entry.by.name : '--'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
