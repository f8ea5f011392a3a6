import type { Severity } from '@chairside/shared/effects/severity';
import { SEVERITIES } from '@chairside/shared/effects/severity';
import { useEffect, useRef, useState } from 'react';
import { touchDown } from '../../outbox/touch-down.ts';
import { effectOfKey } from './effect-keys.ts';

/** The effect whose severity is asked for, in the place of its chip. */
export interface AskedEffect {
  readonly term: string;
  /** When it was touched, server clock: that is when the effect was seen. */
  readonly at: number;
}

/** Keys beside the chair: a letter asks for an effect, 1 to 4 record its severity, Escape takes it back. */
export function useAskedEffect(
  active: boolean,
  record: (effect: AskedEffect, severity: Severity) => void,
): readonly [AskedEffect | null, (asked: AskedEffect | null) => void] {
  const [asked, setAsked] = useState<AskedEffect | null>(null);
  // Two keys may come before the page is drawn again: the second must find what the first has asked.
  const now = useRef<AskedEffect | null>(null);
  const ask = (next: AskedEffect | null) => {
    now.current = next;
    setAsked(next);
  };
  const latest = useRef(record);
  useEffect(() => {
    latest.current = record;
  });
  useEffect(() => {
    if (!active) return;
    const put = (next: AskedEffect | null) => {
      now.current = next;
      setAsked(next);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest('input, textarea, select, [contenteditable], [role="slider"]')) return;
      const term = effectOfKey(event.key);
      const severity = SEVERITIES[Number(event.key) - 1];
      if (term !== null) put({ term, at: touchDown(0) });
      else if (event.key === 'Escape' && now.current !== null) put(null);
      else if (severity !== undefined && now.current !== null) {
        latest.current(now.current, severity);
        put(null);
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [active]);
  return [asked, ask];
}
