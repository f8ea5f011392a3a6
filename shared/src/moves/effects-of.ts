import type { ObservedEffect } from '../session/state.ts';
import { begunEffect, correctedEffects, effectsWithout, withFurther } from './effect-episodes.ts';
import type { SessionEvent } from './events.ts';

/** The effects as the log says them, corrections and withdrawals included: what the state, charts and reports show. */
export function effectsOf(events: readonly SessionEvent[]): ObservedEffect[] {
  return events.reduce<ObservedEffect[]>(withEvent, []);
}

function withEvent(effects: ObservedEffect[], { seq, at, by, body }: SessionEvent) {
  const entry = { seq, at, by, withdrawn: false };
  switch (body.type) {
    case 'effect-observed':
      return [...effects, begunEffect(entry, body)];
    case 'effect-changed': {
      const { type: _, effect, infusedMs, delivered, vitals, ...step } = body;
      return withFurther(effects, effect, { ...entry, ...step });
    }
    case 'entry-amended':
      return body.entry.kind === 'effect'
        ? correctedEffects(effects, body.amends, body.entry)
        : effects;
    case 'entry-withdrawn':
      return effectsWithout(effects, body.amends);
    default:
      return effects;
  }
}
