import { effectLabel } from '@chairside/shared/effects/catalogue';
import { SEVERITIES, type Severity } from '@chairside/shared/effects/severity';
import {
  FOLLOW_UP_TERMS,
  type FollowUp,
  mayFollowUp,
  standingFollowUps,
} from '@chairside/shared/patients/follow-up';
import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../http/client.ts';
import { newId } from '../http/new-id.ts';
import { KEYS } from '../http/patient-keys.ts';
import { useMe } from '../identity/use-me.ts';
import { say, words } from '../language/say.ts';
import { clinicDay, clinicDayAndTime } from '../time/clinic-time.ts';
import { Block } from '../ui/block.tsx';
import { Details } from '../ui/details.tsx';
import { FieldRow } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { TextField } from '../ui/inputs.tsx';
import { Table, TableHead } from '../ui/table.tsx';
import { Soft } from '../ui/text.tsx';
import { SEVERITY_LABELS, SEVERITY_WORDS } from '../wording/severity-labels.ts';

interface Props {
  readonly patientId: string;
  /** Newest first. */
  readonly entries: readonly FollowUp[];
}

const answerText = ({ answer, severity }: FollowUp): string =>
  answer === 'none'
    ? say('patients.none')
    : say('patients.present-value', {
        value: severity === null ? '' : `, ${SEVERITY_WORDS[severity]}`,
      });

/** Bladder, dependence, cognition: asked over the course and long after it. Never asked is never none. */
export function FollowUpsPanel({ patientId, entries }: Props) {
  const { clinic, user } = useMe();
  const [open, setOpen] = useState<string | null>(null);
  const standing = standingFollowUps(entries);
  return (
    <Block title={say('patients.long-term-follow-up')}>
      <Table>
        <TableHead
          columns={[say('patients.item'), say('patients.last-answer'), say('patients.answer')]}
        />
        <tbody>
          {FOLLOW_UP_TERMS.map(({ code, label }) => {
            const last = standing.get(code);
            return (
              <tr key={code}>
                <th scope="row">{say(label)}</th>
                <td>
                  {last === undefined ? (
                    <Soft>{say('patients.not-asked-yet')}</Soft>
                  ) : (
                    <>
                      <b>{answerText(last)}</b>
                      <Soft>{clinicDay(last.at, clinic.timeZone)}</Soft>
                    </>
                  )}
                </td>
                <td data-cell="number">
                  {mayFollowUp(user.role, code) ? (
                    <Button
                      size="xs"
                      variant="default"
                      aria-expanded={open === code}
                      aria-label={say('patients.answer-label', { label: say(label) })}
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
        <Details summary={say('patients.every-answer')}>
          <History entries={entries} zone={clinic.timeZone} />
        </Details>
      ) : null}
    </Block>
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
  return (
    <Form
      label={effectLabel(term, words)}
      submit={say('patients.save-answer')}
      pending={add.isPending}
      disabled={answer === ''}
      error={add.error}
      failed={say('patients.not-saved')}
      onSubmit={() => add.mutate()}
      onCancel={onDone}
    >
      <h3>{effectLabel(term, words)}</h3>
      <FieldRow look="line">
        <SegmentedControl
          aria-label={say('patients.answer')}
          value={answer}
          onChange={(value) => setAnswer(value === 'present' ? 'present' : 'none')}
          data={[
            { value: 'none', label: say('patients.none') },
            { value: 'present', label: say('patients.present') },
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
      </FieldRow>
      <TextField label={say('patients.note')} max={500} optional value={note} onChange={setNote} />
    </Form>
  );
}

const COLUMNS = [
  say('patients.asked'),
  say('patients.item'),
  say('patients.answer'),
  say('patients.by'),
];

function History({ entries, zone }: { entries: readonly FollowUp[]; zone: string }) {
  return (
    <Table>
      <TableHead columns={COLUMNS} />
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>{clinicDayAndTime(entry.at, zone)}</td>
            <td>{effectLabel(entry.term, words)}</td>
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
