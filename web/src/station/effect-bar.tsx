import { EFFECT_CHIPS, effectLabel } from '@chairside/shared/effects/catalogue';
import type { SessionState } from '@chairside/shared/session/state';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useSteady } from '../charting/effects/use-steady.ts';
import { say, words } from '../language/say.ts';
import { useSessionEntries } from '../outbox/queue-store.ts';
import { touchDown } from '../outbox/touch-down.ts';
import { ChoiceButton } from '../ui/choice-button.tsx';
import { SEVERITY_LABELS, SEVERITY_WORDS } from '../wording/severity-labels.ts';
import {
  askSeverity,
  openCatalogue,
  openChairPanel,
  stopCharting,
  useCharting,
} from './charting-store.ts';
import classes from './effect-bar.module.css';
import {
  chartEffect,
  dropEntry,
  type EffectEntry,
  retryEntry,
  UNDO_FOR_MS,
  undoEntry,
  useEffectEntries,
} from './effect-entries-store.ts';
import { EffectSummary } from './effect-summary.tsx';

/** On every tile; the others of the commonest where a tile is wide enough for them. */
const ALWAYS = ['nausea', 'dissociation'];
const CHIPS = [
  ...ALWAYS,
  ...EFFECT_CHIPS.map(({ code }) => code)
    .filter((code) => !ALWAYS.includes(code))
    .slice(0, 4),
];
const SHORT: Readonly<Record<string, string>> = {
  dissociation: say('station.dissoc'),
  dizziness: say('station.dizzy'),
  drowsiness: say('station.drowsy'),
};
const CHOICES = ['mild', 'moderate', 'severe'] as const;

/** Long enough to be read; the effects so far stand there again after it. */
const SLIPPED_FOR_MS = 4_000;

/** Holds the words on the chip, so that whoever speaks them to the machine is understood. */
function chipName(code: string): string {
  const short = SHORT[code];
  return say('station.log-code-value', {
    code: effectLabel(code, words),
    value: short === undefined ? '' : `, ${short}`,
  });
}

interface EffectBarProps {
  readonly chairId: string;
  readonly session: SessionState;
  readonly mayChart: boolean;
}

/** Effects so far and the two-tap way to a new one: chip, then severity, in the same place. */
export function EffectBar({ chairId, session, mayChart }: EffectBarProps) {
  const asked = useCharting(({ charting }) =>
    charting.kind === 'severity' && charting.chairId === chairId ? charting : null,
  );
  const entry = useEffectEntries((state) => state.entries[session.id]);
  const place = useRef<HTMLDivElement>(null);
  const isSteady = useSteady(place);
  const [slipped, setSlipped] = useState(false);
  useEffect(() => {
    if (!slipped) return;
    const timer = setTimeout(() => setSlipped(false), SLIPPED_FOR_MS);
    return () => clearTimeout(timer);
  }, [slipped]);
  const tapped = (then: () => void) => {
    const steady = isSteady();
    setSlipped(!steady);
    if (steady) then();
  };
  if (asked) return <SeverityChoice sessionId={session.id} term={asked.term} at={asked.at} />;
  // Once kept it is counted with what is not yet stored, and the next effect can be charted.
  if (entry && entry.kind !== 'kept') return <EntryState entry={entry} />;
  return (
    <div ref={place} className={classes.bar}>
      {slipped ? (
        <span className={classes.failed} role="alert">
          {say('station.the-list-moved-tap-again')}
        </span>
      ) : (
        <EffectSummary session={session} onOpen={() => openChairPanel(chairId)} />
      )}
      <NotStored sessionId={session.id} />
      {mayChart ? (
        <div className={classes.chips}>
          {CHIPS.map((code) => (
            <button
              key={code}
              type="button"
              className={classes.chip}
              data-wide={ALWAYS.includes(code) ? undefined : true}
              aria-label={chipName(code)}
              onClick={() => tapped(() => askSeverity(chairId, code, touchDown(0)))}
            >
              {SHORT[code] ?? effectLabel(code, words)}
            </button>
          ))}
          <button
            type="button"
            className={classes.chip}
            data-icon
            aria-label={say('station.log-another-effect')}
            onClick={() => tapped(() => openCatalogue(chairId))}
          >
            <IconPlus size={16} aria-hidden="true" />
          </button>
        </div>
      ) : null}
    </div>
  );
}

function NotStored({ sessionId }: { readonly sessionId: string }) {
  const entries = useSessionEntries(sessionId);
  if (entries.length === 0) return null;
  const refused = entries.filter(({ state }) => state.kind === 'refused').length;
  return (
    <span className={classes.notStored} data-not-stored={entries.length}>
      {entries.length - refused > 0
        ? say('station.length-not-yet-stored', { length: entries.length - refused })
        : ''}
      {refused > 0 ? ` ${say('station.refused-refused', { refused })}` : ''}
    </span>
  );
}

interface SeverityChoiceProps {
  readonly sessionId: string;
  readonly term: string;
  readonly at: number;
}

function SeverityChoice({ sessionId, term, at }: SeverityChoiceProps) {
  return (
    <fieldset className={classes.bar} data-choosing>
      <legend className="visually-hidden">
        {say('station.severity-of-term', { term: effectLabel(term, words) })}
      </legend>
      <span className={classes.term}>{effectLabel(term, words)}</span>
      <div className={classes.chips}>
        {CHOICES.map((severity, index) => (
          <ChoiceButton
            key={severity}
            className={classes.chip}
            data-strong
            aria-label={`${effectLabel(term, words)} ${SEVERITY_WORDS[severity]}`}
            aria-keyshortcuts={String(index + 1)}
            onClick={() => {
              stopCharting();
              void chartEffect({ sessionId, term, severity }, at);
            }}
          >
            {SEVERITY_LABELS[severity]}
          </ChoiceButton>
        ))}
        <ChoiceButton
          className={classes.chip}
          data-icon
          aria-label={say('station.cancel')}
          onClick={stopCharting}
        >
          <IconX size={16} aria-hidden="true" />
        </ChoiceButton>
      </div>
    </fieldset>
  );
}

/** "Saved" stands here only after the server's receipt. */
function EntryState({ entry }: { readonly entry: EffectEntry }) {
  const name = `${effectLabel(entry.term, words)} ${entry.severity}`;
  useEffect(() => {
    if (entry.kind !== 'saved') return;
    const timer = setTimeout(() => dropEntry(entry.sessionId), UNDO_FOR_MS);
    return () => clearTimeout(timer);
  }, [entry]);

  switch (entry.kind) {
    case 'kept':
      return null;
    case 'sending':
      return (
        <div className={classes.bar} role="status">
          <span className={classes.pending}>{say('station.saving-name', { name })}</span>
        </div>
      );
    case 'withdrawing':
      return (
        <div className={classes.bar} role="status">
          <span className={classes.pending}>{say('station.withdrawing-name', { name })}</span>
        </div>
      );
    case 'saved':
      return (
        <div className={classes.bar} role="status" data-entry="saved">
          <span className={classes.saved}>{say('station.name-logged', { name })}</span>
          <div className={classes.chips}>
            <button type="button" className={classes.chip} onClick={() => void undoEntry(entry)}>
              {say('station.undo')}
            </button>
            <button
              type="button"
              className={classes.chip}
              data-icon
              aria-label={say('station.done')}
              onClick={() => dropEntry(entry.sessionId)}
            >
              <IconX size={16} aria-hidden="true" />
            </button>
          </div>
        </div>
      );
    case 'failed':
      return (
        <div className={classes.bar} role="alert" data-entry="failed">
          <span className={classes.failed} title={entry.text}>
            {say('station.not-saved-name-text', { name, text: entry.text })}
          </span>
          <div className={classes.chips}>
            <button
              type="button"
              className={classes.chip}
              data-strong
              onClick={() => void retryEntry(entry)}
            >
              {say('station.try-again')}
            </button>
            <button
              type="button"
              className={classes.chip}
              data-icon
              aria-label={say('station.discard-name', { name })}
              onClick={() => dropEntry(entry.sessionId)}
            >
              <IconX size={16} aria-hidden="true" />
            </button>
          </div>
        </div>
      );
  }
}
