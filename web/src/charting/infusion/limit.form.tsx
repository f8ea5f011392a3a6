import { allowanceOf } from '@chairside/shared/moves/change-limit';
import type { SessionState } from '@chairside/shared/session/state';
import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { useProtocol } from '../../live/clinic-store.ts';
import { changedLimits, movableLimits } from '../../protocols/document/changed-limits.ts';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import classes from '../styles/panel.module.css';

interface Props extends SheetProps {
  readonly session: SessionState;
}

/** Moves one limit for this session, or takes it back to the protocol. */
export function LimitForm({ session, ...sheet }: Props) {
  const { user } = useMe();
  const protocol = useProtocol(session.protocol);
  const [limitId, setLimitId] = useState<string | null>(null);
  const [value, setValue] = useState<number | string>('');
  const [back, setBack] = useState(false);
  const [reason, setReason] = useState('');
  const by = { kind: 'user', id: user.id, name: user.name, role: user.role } as const;
  const limits =
    protocol === null
      ? []
      : movableLimits(session, protocol, (limit) => allowanceOf(limit, by) > 0);
  const limit = limits.find(({ id }) => id === limitId);
  const draft = () => {
    const text = reason.trim();
    if (limit === undefined || text === '' || (!back && value === '')) return null;
    return {
      ...{ type: 'change-limit' as const, limitId: limit.id, reason: text },
      value: back ? null : Number(value),
    };
  };
  return (
    <CommandSheet {...sheet} title="Change a limit" submit="Change limit" draft={draft}>
      <p className={classes.hint}>
        For this session only. It counts from the next value on and ends with the session.
      </p>
      <Select
        size="md"
        label="Limit"
        placeholder="Choose"
        searchable
        data={limits.map(({ id, text }) => ({ value: id, label: text }))}
        value={limitId}
        onChange={(id) => {
          setLimitId(id);
          setBack(false);
          setValue(limits.find((one) => one.id === id)?.now ?? '');
        }}
        required
      />
      {limit === undefined ? null : (
        <>
          <NumberInput
            size="md"
            label={`New value (protocol: ${limit.own})`}
            decimalScale={1}
            value={back ? limit.own : value}
            disabled={back}
            onChange={setValue}
            required
          />
          {limit.now === limit.own ? null : (
            <Checkbox
              label={`Back to the protocol: ${limit.own}`}
              checked={back}
              onChange={(event) => setBack(event.currentTarget.checked)}
            />
          )}
        </>
      )}
      <TextInput
        size="md"
        label="Reason"
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
      />
    </CommandSheet>
  );
}

/** What was moved in this session, by whom and why. */
export function ChangedLimits({ session }: { readonly session: SessionState }) {
  const changed = changedLimits(session, useProtocol(session.protocol));
  if (changed.length === 0) return null;
  return (
    <section aria-label="Limits changed for this session">
      {changed.map((text) => (
        <p key={text} className={classes.hint}>
          Limit changed: {text}
        </p>
      ))}
    </section>
  );
}
