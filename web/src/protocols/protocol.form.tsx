import type { ProtocolCommand } from '@chairside/shared/alarms/protocol-history';
import { checkProtocol } from '@chairside/shared/alarms/protocol-rules';
import type { ProtocolDetail } from '@chairside/shared/protocol/protocols';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { Button, Tabs, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMemo } from 'react';
import { useDraftRates } from './draft-rates.ts';
import { documentOf, fieldsOf } from './limit-draft.ts';
import { LimitFieldset } from './limit-fields.tsx';
import { bySignal } from './limit-text.ts';
import classes from './protocols.module.css';
import { RehearsalPanel } from './rehearsal.panel.tsx';
import type { RehearsalControl } from './rehearsal-queries.ts';

interface Props {
  readonly protocol: ProtocolDetail;
  readonly saving: boolean;
  readonly onSave: (command: ProtocolCommand) => void;
  readonly rehearsal: RehearsalControl;
}

/** The limits of a draft, one signal at a time; what makes no sense is said at its field while it is typed. */
export function ProtocolForm({ protocol, saving, onSave, rehearsal }: Props) {
  const { document } = protocol;
  const form = useForm({ initialValues: fieldsOf(document) });
  const { values } = form;
  const edited = useMemo(() => documentOf(document, values), [document, values]);
  const problems = useMemo(() => checkProtocol(edited), [edited]);
  const changed = JSON.stringify(edited) !== JSON.stringify(document);
  const groups = bySignal(document.limits);
  const of = (limitId: string) => problems.filter((problem) => problem.limitId === limitId);
  const rates = useDraftRates(rehearsal, edited, problems.length === 0);
  const whole = problems.filter(({ limitId }) => limitId === null);
  return (
    <form
      onSubmit={form.onSubmit(() => {
        if (problems.length > 0 || !changed) return;
        const { reference, revision } = protocol;
        onSave({ type: 'edit', reference, revision, document: edited });
      })}
    >
      <TextInput label="Name" maxLength={80} maw={420} mb="md" {...form.getInputProps('name')} />
      <Tabs color="var(--focus)" defaultValue={groups[0]?.signal ?? null} keepMounted={false}>
        <Tabs.List aria-label="Signals">
          {groups.map(({ signal, limits }) => {
            const count = limits.reduce((sum, limit) => sum + of(limit.id).length, 0);
            return (
              <Tabs.Tab key={signal} value={signal}>
                {SIGNAL_INFO[signal].label}
                {count === 0 ? null : (
                  <span className={classes.count}>
                    {count}
                    <span className="visually-hidden"> problems</span>
                  </span>
                )}
              </Tabs.Tab>
            );
          })}
          <Tabs.Tab value="rehearsal">Rehearsal</Tabs.Tab>
        </Tabs.List>
        {groups.map(({ signal, limits }) => (
          <Tabs.Panel key={signal} value={signal}>
            {limits.map((limit) => {
              const fields = values.limits[limit.id];
              return fields === undefined ? null : (
                <LimitFieldset
                  key={limit.id}
                  limit={limit}
                  fields={fields}
                  problems={of(limit.id)}
                  rate={rates.of(limit.id)}
                  onChange={(next) =>
                    form.setFieldValue('limits', { ...values.limits, [limit.id]: next })
                  }
                />
              );
            })}
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="rehearsal">
          <RehearsalPanel
            document={edited}
            refused={problems.length > 0 ? 'Correct the marked limits first.' : null}
            rehearsal={rehearsal}
          />
        </Tabs.Panel>
      </Tabs>
      {whole.map(({ message }) => (
        <p key={message} className={classes.error} role="alert">
          {message}
        </p>
      ))}
      {rates.note === null ? null : (
        <p className={classes.soft} role="status" data-failed={rates.note.failed || undefined}>
          {rates.note.text}
        </p>
      )}
      <div className={classes.foot}>
        <p className={classes.state} role="status">
          {problems.length > 0
            ? `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} to correct: see the marked fields.`
            : changed
              ? 'Not saved yet.'
              : 'Saved. A provider approves it and puts it in force.'}
        </p>
        <Button variant="default" disabled={!changed} onClick={() => form.reset()}>
          Undo changes
        </Button>
        <Button type="submit" loading={saving} disabled={!changed || problems.length > 0}>
          Save draft
        </Button>
      </div>
    </form>
  );
}
