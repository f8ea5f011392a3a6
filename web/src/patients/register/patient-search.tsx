import type { Patient } from '@chairside/shared/patients/patient';
import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../http/client.ts';
import { say } from '../../language/say.ts';

const FOUND = 8;
const WAIT_MS = 200;

/** From the second letter on. */
function useFound(search: string) {
  return useQuery({
    queryKey: ['patient-search', search],
    queryFn: () => call('GET /api/patients', { query: { limit: FOUND, search } }),
    enabled: search.length >= 2,
    staleTime: 10_000,
    // A clinic without registered patients, or a server that is away, leaves the reference as it is.
    retry: false,
  });
}

interface Props {
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly onPick: (patient: Patient) => void;
  readonly label: string;
  readonly small?: boolean;
  readonly autoFocus?: boolean;
  /** Somebody is chosen: nothing more is offered over what follows. */
  readonly chosen?: boolean;
}

/** What is typed stands as a reference; a registered patient is offered by name, record number or date of birth. */
export function PatientSearch(props: Props) {
  const { value, onType, onPick, label, small = false, autoFocus = false, chosen = false } = props;
  const combobox = useCombobox();
  const [search] = useDebouncedValue(value.trim(), WAIT_MS);
  const found = useFound(search);
  const patients = search.length >= 2 ? (found.data?.patients ?? []) : [];
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(id) => {
        const patient = patients.find((one) => one.id === id);
        if (patient !== undefined) onPick(patient);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          size={small ? 'sm' : 'md'}
          label={label}
          placeholder={small ? undefined : say('patients-register.record-number-name-or-other')}
          value={value}
          maxLength={40}
          autoComplete="off"
          autoFocus={autoFocus}
          rightSection={found.isFetching ? <Loader size={14} /> : null}
          onChange={(event) => {
            onType(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          required
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={patients.length === 0 || chosen}>
        <Combobox.Options>
          {patients.map(({ id, name, dateOfBirth, recordNumber }) => (
            <Combobox.Option key={id} value={id}>
              {say('patients-register.name-born-dateofbirth-recordnumber', {
                name,
                dateOfBirth,
                recordNumber,
              })}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** The registered patient whose record number this is; null where there is none, or none is known yet. */
export function usePatientOfRecord(recordNumber: string): Patient | null {
  const search = recordNumber.trim();
  const found = useFound(search);
  return found.data?.patients.find((one) => one.recordNumber === search) ?? null;
}
