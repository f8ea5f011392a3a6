import { WEIGHT_KG } from '@chairside/shared/infusion/weight-limits';
import type { Patient } from '@chairside/shared/patients/patient';
import { type Weight, weightQuestion } from '@chairside/shared/patients/weight';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { call } from '../http/client.ts';
import { newId } from '../http/new-id.ts';
import { KEYS } from '../http/patient-keys.ts';
import { useMay } from '../identity/use-may.ts';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { clinicDayAndTime } from '../time/clinic-time.ts';
import { Block } from '../ui/block.tsx';
import { Details } from '../ui/details.tsx';
import { Form } from '../ui/form.tsx';
import { Amount, Tick } from '../ui/inputs.tsx';
import { Table, TableHead } from '../ui/table.tsx';
import { Soft } from '../ui/text.tsx';
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
    <Block
      title={say('patients.weight')}
      aside={
        last === undefined ? null : (
          <Soft>
            <b>{say('patients.kg-kg', { kg: last.kg })}</b> {clinicDayAndTime(last.at, zone)}
          </Soft>
        )
      }
    >
      {weights.length === 0 ? <Soft>{say('patients.never-weighed-here-doses-are')}</Soft> : null}
      {weights.length > 1 ? (
        <Suspense fallback={<div className={classes.chart} />}>
          <WeightChart weights={weights} zone={zone} />
        </Suspense>
      ) : null}
      {may ? <AddWeight patientId={patient.id} last={last?.kg ?? null} /> : null}
      {weights.length > 0 ? (
        <Details summary={say('patients.every-weighing')} open={weights.length < 4}>
          <WeightTable weights={weights} zone={zone} />
        </Details>
      ) : null}
    </Block>
  );
}

function AddWeight({ patientId, last }: { patientId: string; last: number | null }) {
  const client = useQueryClient();
  const [kg, setKg] = useState<number | null>(null);
  const [sure, setSure] = useState(false);
  const [id, setId] = useState(newId);
  const add = useMutation({
    mutationFn: (weight: number) =>
      call('POST /api/patients/:id/weights', {
        params: { id: patientId },
        body: { id, kg: weight },
      }),
    onSuccess: async () => {
      setKg(null);
      setSure(false);
      setId(newId());
      await client.invalidateQueries({ queryKey: KEYS.patient(patientId) });
    },
  });
  const { low, high } = WEIGHT_KG.hard;
  const impossible = kg !== null && (kg < low || kg > high);
  const question = kg === null || impossible ? null : weightQuestion(kg, last);
  const ready = kg !== null && !impossible && (question === null || sure);
  return (
    <Form
      label={say('patients.add-a-weight')}
      submit={say('patients.add-weight')}
      look="line"
      pending={add.isPending}
      disabled={!ready}
      error={add.error}
      failed={say('patients.not-saved')}
      onSubmit={() => {
        if (ready) add.mutate(kg);
      }}
    >
      <Amount
        label={say('patients.weight-now-kg')}
        value={kg}
        optional
        error={impossible ? say('patients.low-to-high-kg-can-be', { low, high }) : null}
        onChange={(value) => {
          setKg(value);
          setSure(false);
        }}
      />
      {question === null ? null : <Tick label={question} value={sure} onChange={setSure} />}
    </Form>
  );
}

function WeightTable({ weights, zone }: { weights: readonly Weight[]; zone: string }) {
  const columns = [
    say('patients.weighed'),
    { title: say('patients.kg'), cell: 'number' } as const,
    say('patients.by'),
  ];
  return (
    <Table>
      <TableHead columns={columns} />
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
