import type { Course } from '@chairside/shared/patients/course';
import { INDICATION_CATALOGUE } from '@chairside/shared/patients/indications';
import type { Patient } from '@chairside/shared/patients/patient';
import { Button, Loader, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { errorText } from '../api/problem.ts';
import classes from './patient-picker.module.css';
import { findPatients, getPatient, KEYS } from './patient-queries.ts';
import { bornText } from './patient-text.ts';
import { useToday } from './use-today.ts';

export interface ChosenPatient {
  readonly patient: Patient;
  /** Null: of no course. */
  readonly courseId: string | null;
}

interface Props {
  readonly value: ChosenPatient | null;
  /** Null: the choice was taken back. */
  readonly onChose: (chosen: ChosenPatient | null) => void;
  readonly autoFocus?: boolean;
}

const SHOWN = 8;
const WAIT_MS = 200;

/** Finds a registered patient by name, record number or date of birth, then the course of the session. */
export function PatientPicker({ value, onChose, autoFocus = false }: Props) {
  if (value !== null) return <Chosen value={value} onChose={onChose} />;
  return <Search onChose={onChose} autoFocus={autoFocus} />;
}

function Search({ onChose, autoFocus }: Pick<Props, 'onChose'> & { autoFocus: boolean }) {
  const today = useToday();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), WAIT_MS);
  const found = useQuery({
    queryKey: [...KEYS.list, 'pick', search],
    queryFn: () => findPatients(search, SHOWN),
    placeholderData: keepPreviousData,
  });
  const choose = useRunningCourse(onChose);
  const patients = found.data?.patients ?? [];
  return (
    <div className={classes.picker}>
      <TextInput
        type="search"
        label="Patient"
        placeholder="Name, record number or date of birth"
        size="md"
        autoComplete="off"
        autoFocus={autoFocus}
        value={typed}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={found.isFetching ? <Loader size={14} /> : null}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {found.error === null ? null : (
        <p className={classes.note} role="alert">
          {errorText(found.error)}
        </p>
      )}
      <ul className={classes.list} aria-label="Patients found">
        {patients.map((patient) => (
          <li key={patient.id}>
            <button type="button" className={classes.row} onClick={() => void choose(patient)}>
              <b>{patient.name}</b>
              <span>
                {patient.recordNumber} · {bornText(patient, today)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.data?.next ? (
        <p className={classes.note}>More fit: type more of the name or the number.</p>
      ) : null}
      {found.isSuccess && patients.length === 0 ? (
        <p className={classes.note}>
          {search === '' ? 'Nobody is registered yet.' : `Nobody fits "${search}".`}{' '}
          <Link to="/patients/new">Register a patient</Link>
        </p>
      ) : null}
    </div>
  );
}

/** With the patient goes the running course; of several the newest. */
function useRunningCourse(onChose: Props['onChose']) {
  return async (patient: Patient) => {
    const courses = await getPatient(patient.id).then(
      (detail) => running(detail.courses),
      () => [],
    );
    onChose({ patient, courseId: courses[0]?.id ?? null });
  };
}

const running = (courses: readonly Course[]) => courses.filter(({ status }) => status === 'active');

function Chosen({ value, onChose }: Pick<Props, 'onChose'> & { readonly value: ChosenPatient }) {
  const { patient, courseId } = value;
  const today = useToday();
  const detail = useQuery({
    queryKey: KEYS.patient(patient.id),
    queryFn: () => getPatient(patient.id),
  });
  const courses = running(detail.data?.courses ?? []);
  return (
    <div className={classes.picker}>
      <div className={classes.chosen}>
        <span className={classes.who}>
          <b>{patient.name}</b>
          <span>
            {patient.recordNumber} · {bornText(patient, today)}
          </span>
        </span>
        <Button variant="default" size="xs" onClick={() => onChose(null)}>
          Change
        </Button>
      </div>
      {courses.length === 0 ? (
        <p className={classes.note}>
          {detail.isSuccess ? 'No course is running: the session counts for none.' : ''}
        </p>
      ) : (
        <NativeSelect
          label="Course"
          size="md"
          value={courseId ?? ''}
          onChange={(event) => onChose({ patient, courseId: event.currentTarget.value || null })}
          data={[
            ...courses.map(({ id, indication, given, planned }) => ({
              value: id,
              label: `${INDICATION_CATALOGUE[indication].label}, infusion ${given + 1} of ${planned}`,
            })),
            { value: '', label: 'Of no course' },
          ]}
        />
      )}
    </div>
  );
}
