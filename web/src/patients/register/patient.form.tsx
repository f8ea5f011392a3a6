import type { Patient, PatientDocument } from '@chairside/shared/patients/patient';
import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { KEYS } from '../../http/patient-keys.ts';
import { ApiError, errorText } from '../../http/problem.ts';
import { say } from '../../language/say.ts';
import { useToday } from '../../live/use-today.ts';
import { forgetDraft, useDraft } from '../../outbox/draft.ts';
import { Block } from '../../ui/block.tsx';
import { FieldRow } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import { Problem } from '../../ui/text.tsx';
import { AllergiesFields } from './allergies.fields.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { DuplicateNotice } from './duplicate-notice.tsx';
import {
  documentOf,
  draftErrors,
  draftOf,
  draftSchema,
  EMPTY_DRAFT,
  fieldOf,
  type PatientDraft,
} from './patient-draft.ts';
import { getPatient, savePatient } from './patient-queries.ts';
import { SEX_LABELS } from './patient-text.ts';
import { RiskFactorsFields } from './risk-factors.fields.tsx';

interface Props {
  readonly id: string;
  /** Null registers. */
  readonly patient: Patient | null;
  /** What a new registration begins with. */
  readonly begin?: Partial<PatientDraft>;
  readonly submit: string;
  readonly onSaved: (patient: Patient) => void;
  readonly onCancel: () => void;
}

interface Saving {
  readonly document: PatientDocument;
  readonly version: number;
  readonly anotherPerson: boolean;
}

/** Shown with what to do about them. */
const TOLD: ReadonlySet<string> = new Set(['possible-duplicate', 'version-conflict']);

/** A draft that was kept in this browser, where it still is one. */
function keptDraft(text: string, otherwise: PatientDraft): PatientDraft {
  try {
    const kept = draftSchema.safeParse(JSON.parse(text));
    return kept.success ? kept.data : otherwise;
  } catch {
    return otherwise;
  }
}

/** Registers a patient or changes one. What was typed stays through refusals, a lost server and a reload. */
export function PatientForm({ id, patient, begin, submit, onSaved, onCancel }: Props) {
  const client = useQueryClient();
  const today = useToday();
  const scope = `patient-${id}@${patient?.version ?? 0}`;
  const [kept, keep] = useDraft(scope, 'values');
  const base = patient === null ? { ...EMPTY_DRAFT, ...begin } : draftOf(patient);
  const [conflict, setConflict] = useState<Patient | null>(null);
  const form = useForm<PatientDraft>({
    initialValues: keptDraft(kept, base),
    validate: (values) => draftErrors(values, today),
    onValuesChange: (values) => keep(JSON.stringify(values)),
  });
  const save = useMutation({
    mutationFn: ({ document, version, anotherPerson }: Saving) =>
      savePatient(id, version, { ...document, anotherPerson }),
    onSuccess: async (saved) => {
      forgetDraft(scope);
      setConflict(null);
      await Promise.all([
        client.invalidateQueries({ queryKey: KEYS.list }),
        client.invalidateQueries({ queryKey: KEYS.patient(id) }),
      ]);
      onSaved(saved);
    },
    onError: async (error) => {
      if (!(error instanceof ApiError)) return;
      if (error.code === 'record-number-taken') {
        form.setFieldError('recordNumber', error.message);
      } else if (error.code === 'version-conflict') {
        setConflict((await getPatient(id)).patient);
      } else if (error.code === 'bad-request') {
        for (const issue of error.issues) {
          form.setFieldError(
            fieldOf(issue.path),
            say('patients-register.this-message', { message: issue.message }),
          );
        }
      }
    },
  });
  const send = (document: PatientDocument | null, more: Partial<Saving> = {}) => {
    if (document === null || save.isPending) return;
    save.mutate({ document, version: patient?.version ?? 0, anotherPerson: false, ...more });
  };
  const drop = () => {
    forgetDraft(scope);
    onCancel();
  };
  const mine = documentOf(form.values);
  const error = save.error instanceof ApiError ? save.error : null;
  const atField = error?.code === 'record-number-taken' || error?.code === 'bad-request';
  return (
    <Block label={submit}>
      <Form
        submit={submit}
        pending={save.isPending}
        onSubmit={form.onSubmit((values) => send(documentOf(values)))}
        onCancel={drop}
      >
        <FieldRow>
          <TextInput
            label={say('patients-register.name')}
            maxLength={120}
            required
            {...form.getInputProps('name')}
          />
          <TextInput
            label={say('patients-register.record-number')}
            description={say('patients-register.the-clinics-own-number-shown-on')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={40}
            required
            {...form.getInputProps('recordNumber')}
          />
          <TextInput
            type="date"
            label={say('patients-register.date-of-birth')}
            max={today}
            required
            {...form.getInputProps('dateOfBirth')}
          />
          <NativeSelect
            label={say('patients-register.sex')}
            data={Object.entries(SEX_LABELS).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('sex')}
          />
          <TextInput
            label={say('patients-register.height-cm')}
            description={say('patients-register.optional-used-for-ideal-and')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            inputMode="decimal"
            maxLength={6}
            {...form.getInputProps('height')}
          />
        </FieldRow>
        <AllergiesFields form={form} />
        <RiskFactorsFields
          value={form.values.riskFactors}
          onChange={(items) => form.setFieldValue('riskFactors', items)}
        />
        {error?.code === 'possible-duplicate' ? (
          <DuplicateNotice
            error={error}
            saving={save.isPending}
            submit={submit.toLowerCase()}
            onAnotherPerson={() => {
              if (save.variables) save.mutate({ ...save.variables, anotherPerson: true });
            }}
          />
        ) : null}
        {conflict !== null && mine !== null && error?.code === 'version-conflict' ? (
          <ConflictNotice
            base={documentOf(base) ?? mine}
            mine={mine}
            saved={conflict}
            saving={save.isPending}
            onSave={(document) => send(document, { version: conflict.version })}
            onDrop={drop}
          />
        ) : null}
        {error && !atField && !TOLD.has(error.code) ? (
          <Problem>
            {say('patients-register.not-saved-error-what-you-entered', { error: errorText(error) })}
          </Problem>
        ) : null}
      </Form>
    </Block>
  );
}
