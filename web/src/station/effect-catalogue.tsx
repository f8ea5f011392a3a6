import { effectLabel } from '@chairside/shared/effects/catalogue';
import { SEVERITIES, type Severity } from '@chairside/shared/effects/severity';
import { Textarea, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { effectChoices } from '../charting/effects/effect-choices.ts';
import { RadialPad } from '../charting/effects/radial-pad.tsx';
import { useMe } from '../identity/use-me.ts';
import { say, words } from '../language/say.ts';
import { touchDown } from '../outbox/touch-down.ts';
import { SEVERITY_LABELS } from '../wording/severity-labels.ts';
import { stopCharting } from './charting-store.ts';
import classes from './effect-catalogue.module.css';
import { chartEffect } from './effect-entries-store.ts';

interface EffectCatalogueProps {
  readonly sessionId: string;
  readonly patientRef: string;
}

/** Every effect of the catalogue: search, pick, severity, an optional note. */
export function EffectCatalogue({ sessionId, patientRef }: EffectCatalogueProps) {
  const { user } = useMe();
  const [query, setQuery] = useState('');
  const [picked, setPicked] = useState<{ code: string; at: number } | null>(null);
  const touch = useMediaQuery('(pointer: coarse)') ?? false;
  const groups = effectChoices(query, true, user.role);
  const first = groups[0]?.terms[0];

  if (picked) {
    return (
      <Details
        sessionId={sessionId}
        code={picked.code}
        at={picked.at}
        onBack={() => setPicked(null)}
      />
    );
  }
  return (
    <div className={classes.catalogue}>
      <div className={classes.patient}>{patientRef}</div>
      <TextInput
        className={classes.search ?? ''}
        aria-label={say('station.search-effects')}
        placeholder={say('station.search-effects')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={query}
        autoFocus={!touch}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && first) setPicked({ code: first.code, at: touchDown(0) });
        }}
      />
      {touch && query === '' ? (
        <RadialPad
          disabled={false}
          onPick={({ term, severity }, at) => {
            stopCharting();
            void chartEffect({ sessionId, term, severity }, at);
          }}
        />
      ) : null}
      <div className={classes.groups}>
        {groups.map((group) => (
          <section key={group.label ?? 'found'}>
            {group.label === null ? null : <h3 className={classes.group}>{group.label}</h3>}
            {group.terms.map((term) => (
              <button
                key={term.code}
                type="button"
                className={classes.term}
                data-part={term.part ? true : undefined}
                onClick={() => setPicked({ code: term.code, at: touchDown(0) })}
              >
                {say(term.label)}
                {term.serious ? (
                  <span className={classes.serious}>{say('station.serious')}</span>
                ) : null}
              </button>
            ))}
          </section>
        ))}
        {groups.length === 0 ? (
          <p className={classes.none}>{say('station.no-effect-of-that-name-log')}</p>
        ) : null}
      </div>
    </div>
  );
}

interface DetailsProps {
  readonly sessionId: string;
  readonly code: string;
  readonly at: number;
  readonly onBack: () => void;
}

function Details({ sessionId, code, at, onBack }: DetailsProps) {
  const [note, setNote] = useState('');
  const log = (severity: Severity) => {
    stopCharting();
    const text = note.trim();
    void chartEffect({ sessionId, term: code, severity, ...(text ? { note: text } : {}) }, at);
  };
  return (
    <div className={classes.details}>
      <h3 className={classes.title}>{effectLabel(code, words)}</h3>
      <Textarea
        label={say('station.note-optional')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.severities}>
        {SEVERITIES.map((severity, index) => (
          <button
            key={severity}
            type="button"
            className={classes.severity}
            // biome-ignore lint/a11y/noAutofocus: the panel was opened to choose exactly this.
            autoFocus={index === 0}
            onClick={() => log(severity)}
          >
            {SEVERITY_LABELS[severity]}
          </button>
        ))}
      </div>
      <button type="button" className={classes.back} onClick={onBack}>
        {say('station.choose-another-effect')}
      </button>
    </div>
  );
}
