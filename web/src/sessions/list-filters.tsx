import type { SessionSummary } from '@chairside/shared/wire/session-list';
import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../http/client.ts';
import { say } from '../language/say.ts';
import { getPatient } from '../patients/register/patient-queries.ts';
import { Chip } from '../ui/chip.tsx';
import classes from './list.module.css';
import type { ListFilter } from './session-filter.ts';

interface Props {
  readonly filter: ListFilter;
  /** What is shown: the names of what the filter holds by id. */
  readonly sessions: readonly SessionSummary[];
  readonly onChange: (part: Partial<ListFilter>) => void;
}

const WAIT_MS = 250;

export function ListFilters({ filter, sessions, onChange }: Props) {
  const providers = useQuery({
    queryKey: ['sessions', 'providers'],
    queryFn: async () => (await call('GET /api/sessions/providers')).providers,
  });
  const chairs = useQuery({ queryKey: ['chairs'], queryFn: () => call('GET /api/chairs') });
  return (
    <div className={classes.filters}>
      <Search value={filter.search} onChange={(search) => onChange({ search })} />
      <TextInput
        type="date"
        label={say('sessions.from')}
        value={filter.from}
        max={filter.to || undefined}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={say('sessions.to')}
        value={filter.to}
        min={filter.from || undefined}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
      <NativeSelect
        label={say('sessions.provider')}
        value={filter.providerId}
        data={[
          { value: '', label: 'Any' },
          ...(providers.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => onChange({ providerId: event.currentTarget.value })}
      />
      <NativeSelect
        label={say('sessions.chair')}
        value={filter.chairId}
        data={[
          { value: '', label: 'Any' },
          ...(chairs.data?.chairs ?? []).map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={(event) => onChange({ chairId: event.currentTarget.value })}
      />
      {filter.patientId === '' && filter.courseId === '' ? null : (
        <Only filter={filter} sessions={sessions} onChange={onChange} />
      )}
    </div>
  );
}

/** The list follows what is typed after a breath; what came with the address stands in the field. */
function Search({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(value);
  const said = useRef(value);
  const tell = useDebouncedCallback((text: string) => {
    said.current = text;
    onChange(text);
  }, WAIT_MS);
  useEffect(() => {
    // Changed by a link or by "show all", not by this field.
    if (value !== said.current) {
      said.current = value;
      setTyped(value);
    }
  }, [value]);
  return (
    <TextInput
      type="search"
      className={classes.search ?? ''}
      label={say('sessions.search')}
      placeholder={say('sessions.patient-reference-name-or-chair')}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      maxLength={80}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value.trim());
      }}
    />
  );
}

/** One patient, or one course: chosen elsewhere, taken away here. */
function Only({ filter, sessions, onChange }: Props) {
  const { patientId, courseId } = filter;
  const shown = sessions.find((one) => one.patientId === patientId);
  const asked = useQuery({
    queryKey: ['patients', patientId],
    queryFn: () => getPatient(patientId),
    enabled: patientId !== '' && shown === undefined,
  });
  const name = shown?.patientName ?? asked.data?.patient.name ?? say('sessions.one-patient');
  return (
    <div className={classes.only}>
      {patientId === '' ? null : (
        <Chip onClick={() => onChange({ patientId: '' })}>
          {say('sessions.only-name', { name })}
          <IconX size={14} aria-hidden />
          <span className="visually-hidden">{say('sessions.remove-this-filter')}</span>
        </Chip>
      )}
      {courseId === '' ? null : (
        <Chip onClick={() => onChange({ courseId: '' })}>
          {say('sessions.only-one-course')}
          <IconX size={14} aria-hidden />
          <span className="visually-hidden">{say('sessions.remove-this-filter')}</span>
        </Chip>
      )}
    </div>
  );
}
