import { effectLabel } from '@chairside/shared/effects/catalogue';
import { SEVERITIES } from '@chairside/shared/effects/severity';
import type { ObservedEffect, SessionState } from '@chairside/shared/session/state';
import { durationText } from '@chairside/shared/text/time-text';
import { say, words } from '../language/say.ts';
import { useFromNow } from '../live/clock-store.ts';
import { SEVERITY_WORDS } from '../wording/severity-labels.ts';
import classes from './effect-bar.module.css';

/** The latest entry of each term, worst first, then newest; what is withdrawn or over is left to the log. */
export function latestEffects(effects: readonly ObservedEffect[]): ObservedEffect[] {
  const latest = new Map<string, ObservedEffect>();
  for (const effect of effects) {
    if (effect.withdrawn || effect.resolvedAt !== null) continue;
    const known = latest.get(effect.term);
    if (!known || effect.onset >= known.onset) latest.set(effect.term, effect);
  }
  return [...latest.values()].sort(
    (a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || b.onset - a.onset,
  );
}

interface Props {
  readonly session: SessionState;
  /** Where each can be said to worsen, to ease or to be over. */
  readonly onOpen: () => void;
}

export function EffectSummary({ session, onOpen }: Props) {
  const effects = latestEffects(session.effects);
  const text = useFromNow((now) =>
    effects
      .map(
        (effect) =>
          `${effectLabel(effect.term, words)} ${SEVERITY_WORDS[effect.severity]}, ${durationText(now - effect.onset)}`,
      )
      .join(' · '),
  );
  if (effects.length === 0)
    return (
      <span className={classes.none}>
        {session.effects.some(({ withdrawn }) => !withdrawn)
          ? say('station.no-effects-now')
          : say('station.no-effects-logged')}
      </span>
    );
  return (
    <button
      type="button"
      className={classes.effects}
      title={text}
      aria-label={say('station.effects-text', { text })}
      onClick={onOpen}
    >
      {effects.length > 1 ? <span className={classes.number}>{effects.length}</span> : null}
      {text}
    </button>
  );
}
