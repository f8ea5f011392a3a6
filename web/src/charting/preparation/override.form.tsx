import type { GateItem } from '@chairside/shared/session/gate';
import { useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { say, textOf } from '../../language/say.ts';
import { useDraft } from '../../outbox/draft.ts';
import { Tick } from '../../ui/inputs.tsx';
import type { SheetProps } from '../sheet/command-sheet.tsx';
import { type Field, FieldSheet, text } from '../sheet/field-sheet.tsx';
import { LEVEL_LABELS } from './preparation.panel.tsx';

interface Props extends SheetProps {
  readonly gate: readonly GateItem[];
}

/** A provider overrides anything; a nurse writes down the reason that a provider gave, for soft items alone. */
export function OverrideForm({ gate, ...sheet }: Props) {
  const { user } = useMe();
  const signedIn = user.role === 'provider';
  const [present, setPresent] = useState(false);
  const provider = signedIn || present;
  const scope = `${sheet.sessionId}/override`;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const why = useDraft(scope, 'reason');
  const name = useDraft(scope, 'provider');
  const open = gate.filter(({ met, overridden }) => !met && overridden === null);
  const items = chosen.filter((code) => open.some((item) => item.code === code));
  const ticks = open.map(({ code, message, level }) => (
    <Tick
      key={code}
      label={textOf(message)}
      hint={LEVEL_LABELS[level]}
      disabled={!provider && level === 'hard'}
      value={chosen.includes(code)}
      onChange={(on) => setChosen(on ? [...chosen, code] : chosen.filter((one) => one !== code))}
    />
  ));
  const decided: Field<string | undefined> = provider
    ? { said: undefined, input: null }
    : text(name, { label: say('charting-preparation.provider-who-decided'), max: 80 });
  return (
    <FieldSheet
      {...sheet}
      scope={scope}
      second={
        present
          ? {
              who: say('charting-preparation.provider'),
              why: say('charting-preparation.it-is-recorded-under-the-providers', {
                name: user.name,
              }),
            }
          : null
      }
      title={say('charting-preparation.override-missing-requirement')}
      submit={say('charting-preparation.override')}
      fields={{
        items: { said: items.length === 0 ? null : items, input: ticks },
        provider: decided,
        reason: text(why, { label: say('charting-sheet.reason'), max: 300 }),
      }}
      command={(said) => ({ type: 'override-gate', ...said })}
    >
      {signedIn ? null : (
        <Tick
          label={say('charting-preparation.provider-present-the-provider')}
          hint={say('charting-preparation.needed-for-what-is-marked-hard', {
            hard: LEVEL_LABELS.hard,
          })}
          value={present}
          onChange={setPresent}
        />
      )}
    </FieldSheet>
  );
}
