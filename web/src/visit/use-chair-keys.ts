import { useEffect } from 'react';
import { touchDown } from '../offline/touch-down.ts';
import { effectOfKey } from './effect-keys.ts';
import { openSheet } from './sheet-store.ts';

/** Keys beside the chair: a letter for an effect, then 1 to 4 for its severity. */
export function useChairKeys(sessionId: string, active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest('input, textarea, select, [contenteditable], [role="slider"]')) return;
      const term = effectOfKey(event.key);
      if (term === null) return;
      event.preventDefault();
      openSheet(sessionId, { kind: 'effect', term, at: touchDown(0) });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [sessionId, active]);
}
