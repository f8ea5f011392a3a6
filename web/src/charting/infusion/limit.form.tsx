import { allowanceOf } from '@chairside/shared/moves/change-limit';
import type { SessionState } from '@chairside/shared/session/state';
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { useProtocol } from '../../live/clinic-store.ts';
import { changedLimits, movableLimits } from '../../protocols/document/changed-limits.ts';
import { Amount, Tick } from '../../ui/inputs.tsx';
import { Soft } from '../../ui/text.tsx';
import type { OfSession } from '../sheet/command-sheet.tsx';
import { FieldSheet, reason } from '../sheet/field-sheet.tsx';

/** Moves one limit for this session, or takes it back to the protocol. */
export function LimitForm({ session, ...sheet }: OfSession) {
  const { user } = useMe();
  const protocol = useProtocol(session.protocol);
  const [limitId, setLimitId] = useState<string | null>(null);
  const [value, setValue] = useState<number | null>(null);
  const [back, setBack] = useState(false);
  const by = { kind: 'user', id: user.id, name: user.name, role: user.role } as const;
  const limits =
    protocol === null
      ? []
      : movableLimits(session, protocol, (limit) => allowanceOf(limit, by) > 0);
  const limit = limits.find(({ id }) => id === limitId);
  const input = limit && (
    <>
      <Amount
        label={say('charting-infusion.new-value-protocol-own', { own: limit.own })}
        value={back ? limit.own : value}
        signed
        disabled={back}
        onChange={setValue}
      />
      {limit.now === limit.own ? null : (
        <Tick
          label={say('charting-infusion.restore-the-protocols-limit-own', { own: limit.own })}
          value={back}
          onChange={setBack}
        />
      )}
    </>
  );
  const moved = back || value !== null;
  return (
    <FieldSheet
      {...sheet}
      title={say('charting-infusion.change-a-limit')}
      submit={say('charting-infusion.change-limit')}
      fields={{ value: { said: moved || null, input }, reason: reason(useState('')) }}
      command={(said) =>
        limit === undefined
          ? null
          : { type: 'change-limit', ...said, limitId: limit.id, value: back ? null : value }
      }
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
          setValue(limits.find((one) => one.id === id)?.now ?? null);
        }}
        required
      />
    </FieldSheet>
  );
}

/** What was moved in this session, by whom and why. */
export function ChangedLimits({ session }: { readonly session: SessionState }) {
  const changed = changedLimits(session, useProtocol(session.protocol));
  if (changed.length === 0) return null;
  return (
    <section aria-label={say('charting-infusion.limits-changed-for-this-session')}>
      {changed.map((text) => (
        <Soft key={text}>{say('charting-infusion.limit-changed-text', { text })}</Soft>
      ))}
    </section>
  );
}
