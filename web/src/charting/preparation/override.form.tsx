import type { GateItem } from '@chairside/shared/session/gate';
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { useDraft } from '../../outbox/draft.ts';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import {
  credentialsOf,
  SecondPersonFields,
  useSecondPerson,
} from '../sheet/second-person.fields.tsx';
import { LEVEL_LABELS } from './preparation.panel.tsx';

interface Props extends SheetProps {
  readonly gate: readonly GateItem[];
}

/** A provider overrides anything; a nurse writes down the reason that a provider gave, for soft items alone. */
export function OverrideForm({ gate, ...sheet }: Props) {
  const { user } = useMe();
  const signedIn = user.role === 'provider';
  const second = useSecondPerson(false);
  const provider = signedIn || second.draft.on;
  const scope = `${sheet.sessionId}/override`;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useDraft(scope, 'reason');
  const [name, setName] = useDraft(scope, 'provider');
  const open = gate.filter(({ met, overridden }) => !met && overridden === null);
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      second={credentialsOf(second)}
      title={say('charting-preparation.override-missing-requirement')}
      submit="Override"
      draft={() => {
        const said = { reason: reason.trim(), provider: name.trim() };
        const items = chosen.filter((code) => open.some((item) => item.code === code));
        if (items.length === 0 || said.reason === '') return null;
        if (provider) return { type: 'override-gate', items, reason: said.reason };
        return said.provider === '' ? null : { type: 'override-gate', items, ...said };
      }}
    >
      {signedIn ? null : (
        <Checkbox
          size="md"
          label={say('charting-preparation.provider-present-the-provider')}
          description={say('charting-preparation.needed-for-what-is-marked-hard', {
            hard: LEVEL_LABELS.hard,
          })}
          checked={second.draft.on}
          onChange={(event) =>
            second.setDraft({ ...second.draft, on: event.currentTarget.checked })
          }
        />
      )}
      {open.map(({ code, message, level }) => (
        <Checkbox
          key={code}
          size="md"
          label={message}
          description={LEVEL_LABELS[level]}
          disabled={!provider && level === 'hard'}
          checked={chosen.includes(code)}
          onChange={(event) =>
            setChosen(
              event.currentTarget.checked
                ? [...chosen, code]
                : chosen.filter((one) => one !== code),
            )
          }
        />
      ))}
      {provider ? null : (
        <TextInput
          size="md"
          label={say('charting-preparation.provider-who-decided')}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
          required
        />
      )}
      <TextInput
        size="md"
        label={say('charting-preparation.reason')}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
      />
      {second.draft.on ? (
        <SecondPersonFields second={second} who="Provider">
          {say('charting-preparation.it-is-recorded-under-the-providers', { name: user.name })}
        </SecondPersonFields>
      ) : null}
    </CommandSheet>
  );
}
