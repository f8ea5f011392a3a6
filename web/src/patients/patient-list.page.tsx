import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { call } from '../http/client.ts';
import { KEYS } from '../http/patient-keys.ts';
import { useMay } from '../identity/use-may.ts';
import { say } from '../language/say.ts';
import { ButtonRow } from '../ui/fields.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Message } from '../ui/message.tsx';
import { Page, PageHead } from '../ui/page.tsx';
import { ShowMore } from '../ui/show-more.tsx';
import { PatientTable } from './patient-table.tsx';
import classes from './styles/patients.module.css';

const PAGE = 50;

/** Everybody who is registered, by name; the search stands in the address. */
export function PatientListPage() {
  const [params, setParams] = useSearchParams();
  const mayEdit = useMay('edit-patients');
  const mayTemplates = useMay('edit-schedule-templates');
  const [typed, setTyped] = useState(params.get('search') ?? '');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const query = useInfiniteQuery({
    queryKey: [...KEYS.list, search],
    queryFn: ({ pageParam }) =>
      call('GET /api/patients', {
        query: { search, limit: PAGE, before: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const patients = query.data?.pages.flatMap((page) => page.patients) ?? [];
  const change = (text: string) => {
    setTyped(text);
    setParams(text.trim() === '' ? {} : { search: text }, { replace: true });
  };
  return (
    <Page>
      <PageHead title={say('patients.patients')}>
        <TextInput
          type="search"
          className={classes.search ?? ''}
          aria-label={say('patients.search-by-name-record-number-or')}
          placeholder={say('patients.name-record-number-or-date-of')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          autoFocus
          onChange={(event) => change(event.currentTarget.value)}
        />
        <Button component={Link} to="/patients/schedules" variant="default">
          {mayTemplates ? say('patients.edit-schedules') : say('patients.schedules')}
        </Button>
        {mayEdit ? (
          <Button component={Link} to="/patients/new">
            {say('patients.register-a-patient')}
          </Button>
        ) : null}
      </PageHead>
      <Loaded
        query={query}
        failed={say('patients.the-patients-could-not-be-loaded')}
        empty={() =>
          patients.length > 0 ? null : (
            <Nobody search={search} mayEdit={mayEdit} onClear={() => change('')} />
          )
        }
      >
        {() => (
          <>
            <PatientTable patients={patients} />
            <ShowMore
              shown={say('patients.patients-patients-shown', { patients: patients.length })}
              query={query}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface NobodyProps {
  readonly search: string;
  readonly mayEdit: boolean;
  readonly onClear: () => void;
}

function Nobody({ search, mayEdit, onClear }: NobodyProps) {
  const register = mayEdit ? (
    <Button component={Link} to="/patients/new">
      {say('patients.register-a-patient')}
    </Button>
  ) : undefined;
  if (search === '') {
    return (
      <Message title={say('patients.no-patients-are-registered-yet')} action={register}>
        {mayEdit
          ? say('patients.register-the-first-patient-then')
          : say('patients.nurses-and-providers-register')}
      </Message>
    );
  }
  return (
    <Message
      title={say('patients.no-patient-matches-search', { search })}
      action={
        <ButtonRow>
          <Button variant="default" onClick={onClear}>
            {say('patients.show-all-patients')}
          </Button>
          {register}
        </ButtonRow>
      }
    >
      {say('patients.every-word-typed-must-begin-a')}
    </Message>
  );
}
