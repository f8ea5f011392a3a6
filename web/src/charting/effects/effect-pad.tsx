import type { Severity } from '@chairside/shared/effects/severity';
import { TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { touchDown } from '../../outbox/touch-down.ts';
import { Block } from '../../ui/block.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Problem, Soft } from '../../ui/text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { TapFailure, useOneTap } from '../sheet/one-tap.tsx';
import { openSheet } from '../sheet/sheet-store.ts';
import classes from '../styles/charting.module.css';
import { type AskedEffect, useAskedEffect } from './asked-effect.ts';
import { effectChoices } from './effect-choices.ts';
import { keyOfEffect } from './effect-keys.ts';
import { RadialPad } from './radial-pad.tsx';
import { SeverityChoice } from './severity-choice.tsx';
import { useSteady } from './use-steady.ts';

interface Props {
  readonly sessionId: string;
  /** Why nothing can be charted now; null when it can. */
  readonly refused: string | null;
}

/** Charting an effect: on a touch screen one gesture on the ring; else a chip and then its severity. */
export function EffectPad({ sessionId, refused }: Props) {
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(false);
  const touch = useMediaQuery('(pointer: coarse)') ?? false;
  const [ring, setRing] = useState<boolean | null>(null);
  const { user } = useMe();
  const tap = useOneTap(sessionId);
  const record = ({ term, at }: AskedEffect, severity: Severity) =>
    void tap.tap({ type: 'observe-effect', term, severity, onset: at });
  const [asked, ask] = useAskedEffect(refused === null, record);
  const place = useRef<HTMLElement>(null);
  const isSteady = useSteady(place);
  const [slipped, setSlipped] = useState(false);
  const touched = (term: string) => {
    const steady = isSteady();
    setSlipped(!steady);
    if (steady) ask({ term, at: touchDown(0) });
  };
  const groups = effectChoices(search, all, user.role);
  const listed = groups.some(({ terms }) => terms.some(({ code }) => code === asked?.term));
  const asRing = ring ?? touch;
  const choice =
    asked === null ? null : (
      <SeverityChoice
        term={asked.term}
        onChoose={(severity) => {
          record(asked, severity);
          ask(null);
        }}
        onMore={() => openSheet(sessionId, { kind: 'effect', ...asked })}
        onCancel={() => ask(null)}
      />
    );
  const hidden = asRing && !all && search === '';
  return (
    <Block
      look="plain"
      place={place}
      title={say('charting-effects.log-effect')}
      aside={
        <span>
          <TextButton aria-pressed={asRing} onClick={() => setRing(!asRing)}>
            {asRing ? say('charting-effects.chips') : say('charting-effects.touch-ring')}
          </TextButton>
          <TextButton aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? say('charting-effects.common-only') : say('charting-effects.all-effects')}
          </TextButton>
        </span>
      }
    >
      {refused === null ? null : <Soft>{refused}</Soft>}
      {slipped ? (
        <Problem>{say('charting-effects.the-list-moved-under-your-finger')}</Problem>
      ) : null}
      {hidden || !listed ? choice : null}
      {asRing ? (
        <>
          <RadialPad
            disabled={refused !== null}
            onSlip={() => setSlipped(true)}
            onPick={({ term, severity }, at) =>
              void tap.tap({ type: 'observe-effect', term, severity, onset: at })
            }
          />
          <Soft>{say('charting-effects.press-the-center-then-slide-to')}</Soft>
        </>
      ) : null}
      <TapFailure of={tap} />
      <TextInput
        aria-label={say('charting-effects.search-effects')}
        placeholder={say('charting-effects.search-all-effects')}
        size="md"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        disabled={refused !== null}
      />
      {groups.length === 0 ? (
        <Soft>{say('charting-effects.no-effect-of-this-name-write')}</Soft>
      ) : null}
      {hidden
        ? null
        : groups.map(({ label, terms }) => (
            <div key={label ?? 'common'}>
              {label === null ? null : <h3 className={classes.group}>{label}</h3>}
              <div className={classes.chips}>
                {terms.map((term) =>
                  asked?.term === term.code ? (
                    <div key={term.code} className={classes.asked}>
                      {choice}
                    </div>
                  ) : (
                    <Chip
                      key={term.code}
                      look="key"
                      disabled={refused !== null}
                      aria-keyshortcuts={keyOfEffect(term.code)?.toUpperCase()}
                      onClick={() => touched(term.code)}
                    >
                      {say(term.label)}
                      <KeyHint term={term.code} />
                    </Chip>
                  ),
                )}
              </div>
            </div>
          ))}
    </Block>
  );
}

function KeyHint({ term }: { term: string }) {
  const key = keyOfEffect(term);
  return key === null ? null : <kbd aria-hidden>{key.toUpperCase()}</kbd>;
}
