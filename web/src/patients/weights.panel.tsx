import { WEIGHT_KG } from '@chairside/shared/infusion/weight-limits';
import type { Patient } from '@chairside/shared/patients/patient';
import { type Weight, weightQuestion } from '@chairside/shared/patients/weight';
import { Button, Checkbox, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { call } from '../http/client.ts';
import { newId } from '../http/new-id.ts';
import { KEYS } from '../http/patient-keys.ts';
import { errorText } from '../http/problem.ts';
import { useMay } from '../identity/use-may.ts';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { clinicDayAndTime } from '../time/clinic-time.ts';
import { Table } from '../ui/table.tsx';
import { Problem, Soft } from '../ui/text.tsx';
import classes from './styles/patients.module.css';

const WeightChart = lazy(async () => ({
  default: (await import('./weight-chart.tsx')).WeightChart,
}));

interface Props {
  readonly patient: Patient;
  /** Newest first. */
  readonly weights: readonly Weight[];
}

/** What was weighed, when and by whom; only ever added to. */
export function WeightsPanel({ patient, weights }: Props) {
  const { timeZone: zone } = useMe().clinic;
  const may = useMay('edit-patients');
  const last = weights[0];
  return (
    <section className={classes.block} aria-labelledby="weights">
      <div className={classes.blockHead}>
        <h2 id="weights">{say('patients.weight')}</h2>
        {last === undefined ? null : (
          <span>
            <b>{say('patients.kg-kg', { kg: last.kg })}</b>{' '}
            <span className={classes.soft}>{clinicDayAndTime(last.at, zone)}</span>
          </span>
        )}
      </div>
      {weights.length === 0 ? <Soft>{say('patients.never-weighed-here-doses-are')}</Soft> : null}
      {weights.length > 1 ? (
        <Suspense fallback={<div className={classes.chart} />}>
          <WeightChart weights={weights} zone={zone} />
        </Suspense>
      ) : null}
      {may ? <AddWeight patientId={patient.id} last={last?.kg ?? null} /> : null}
      {weights.length > 0 ? (
        <details className={classes.details} open={weights.length < 4}>
          <summary>{say('patients.every-weighing')}</summary>
          <WeightTable weights={weights} zone={zone} />
        </details>
      ) : null}
    </section>
  );
}

function AddWeight({ patientId, last }: { patientId: string; last: number | null }) {
  const client = useQueryClient();
  const [kg, setKg] = useState<number | ''>('');
  const [sure, setSure] = useState(false);
  const [id, setId] = useState(newId);
  const add = useMutation({
    mutationFn: (weight: number) =>
      call('POST /api/patients/:id/weights', {
        params: { id: patientId },
        body: { id, kg: weight },
      }),
    onSuccess: async () => {
      setKg('');
      setSure(false);
      setId(newId());
      await client.invalidateQueries({ queryKey: KEYS.patient(patientId) });
    },
  });
  const { low, high } = WEIGHT_KG.hard;
  const impossible = kg !== '' && (kg < low || kg > high);
  const question = kg === '' || impossible ? null : weightQuestion(kg, last);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (kg === '' || impossible || (question !== null && !sure) || add.isPending) return;
    add.mutate(kg);
  };
  return (
    <form className={classes.stack} onSubmit={onSubmit} aria-label={say('patients.add-a-weight')}>
      <div className={classes.inline}>
        <NumberInput
          label={say('patients.weight-now-kg')}
          w={150}
          decimalScale={1}
          step={0.1}
          hideControls
          value={kg}
          error={impossible ? say('patients.low-to-high-kg-can-be', { low, high }) : null}
          onChange={(value) => {
            setKg(value === '' ? '' : Number(value));
            setSure(false);
          }}
        />
        <Button
          type="submit"
          variant="default"
          loading={add.isPending}
          disabled={kg === '' || impossible || (question !== null && !sure)}
        >
          {say('patients.add-weight')}
        </Button>
      </div>
      {question === null ? null : (
        <Checkbox
          label={question}
          checked={sure}
          onChange={(event) => setSure(event.currentTarget.checked)}
        />
      )}
      {add.error === null ? null : (
        <Problem>{say('patients.not-saved-error', { error: errorText(add.error) })}</Problem>
      )}
    </form>
  );
}

function WeightTable({ weights, zone }: { weights: readonly Weight[]; zone: string }) {
  return (
    <Table>
      <thead>
        <tr>
          <th scope="col">{say('patients.weighed')}</th>
          <th scope="col" data-cell="number">
            {say('patients.kg')}
          </th>
          <th scope="col">{say('patients.by')}</th>
        </tr>
      </thead>
      <tbody>
        {weights.map(({ id, kg, at, by, sessionId }) => (
          <tr key={id}>
            <td>
              {sessionId === null ? (
                clinicDayAndTime(at, zone)
              ) : (
                <Link to={`/sessions/${sessionId}`}>{clinicDayAndTime(at, zone)}</Link>
              )}
            </td>
            <td data-cell="number">{kg}</td>
            <td>{by.kind === 'user' ? by.name : '--'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
