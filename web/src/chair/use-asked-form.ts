import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { openSheet, PLAIN_SHEETS } from '../charting/sheet/sheet-store.ts';

/** Opens the form that the address names (`?form=identify`), once: a reload leaves it as it is. */
export function useAskedForm(sessionId: string, mayChart: boolean): void {
  const [search, setSearch] = useSearchParams();
  const kind = PLAIN_SHEETS.find((name) => name === search.get('form'));
  useEffect(() => {
    if (kind === undefined) return;
    if (mayChart) openSheet(sessionId, { kind });
    setSearch({}, { replace: true });
  }, [kind, mayChart, sessionId, setSearch]);
}
