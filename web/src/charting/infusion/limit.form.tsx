import { allowanceOf } from '@chairside/shared/moves/change-limit';
import type { SessionState } from '@chairside/shared/session/state';
import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { useProtocol } from '../../live/clinic-store.ts';
import { changedLimits, movableLimits } from '../../protocols/document/changed-limits.ts';
import { Soft } from '../../ui/text.tsx';
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
    <CommandSheet
      {...sheet}
      title={say('charting-infusion.change-a-limit')}
      submit={say('charting-infusion.change-limit')}
      draft={draft}
    >
      <Soft>{say('charting-infusion.for-this-session-only-it-applies')}</Soft>
      <Select
        size="md"
        label={say('charting-infusion.limit')}
        placeholder={say('charting-infusion.choose')}
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
            label={say('charting-infusion.new-value-protocol-own', { own: limit.own })}
            decimalScale={1}
            value={back ? limit.own : value}
            disabled={back}
            onChange={setValue}
            required
          />
          {limit.now === limit.own ? null : (
            <Checkbox
              label={say('charting-infusion.restore-the-protocols-limit-own', { own: limit.own })}
              checked={back}
              onChange={(event) => setBack(event.currentTarget.checked)}
            />
          )}
        </>
      )}
      <TextInput
        size="md"
        label={say('charting-infusion.reason')}
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
    <section aria-label={say('charting-infusion.limits-changed-for-this-session')}>
      {changed.map((text) => (
        <p key={text} className={classes.hint}>
          {say('charting-infusion.limit-changed-text', { text })}
        </p>
      ))}
    </section>
  );
}
