/** Alarms per hour of a draft while it is edited: rehearsed by itself over the newest sessions. */
import type { ProtocolDocument } from '@chairside/shared/alarms/limits';
import { useEffect } from 'react';
import { errorText } from '../api/problem.ts';
import { limitRateText } from './rate-text.ts';
import type { RehearsalControl } from './rehearsal-queries.ts';

export const SETTLE_MS = 800;
export const DRAFT_SESSIONS = 20;

export interface DraftRates {
  /** About all limits; null where each limit has its rate. `failed`: there is none until the next change. */
  readonly note: { readonly text: string; readonly failed: boolean } | null;
  of(limitId: string): string;
}

type Rehearsed = Pick<RehearsalControl, 'status' | 'error' | 'rehearsed'>;

const same = (a: ProtocolDocument | null, b: ProtocolDocument) =>
  JSON.stringify(a) === JSON.stringify(b);

/** What is known of the draft as it stands in the editor; figures of an earlier one are never shown for it. */
export function draftRates(
  { status, error, rehearsed }: Rehearsed,
  draft: ProtocolDocument,
  sound: boolean,
): DraftRates {
  const all = (text: string, note: DraftRates['note'] = null): DraftRates => ({
    note,
    of: () => text,
  });
  if (!sound) return all('no rate until the marked limits are corrected');
  if (error)
    return all('not measured', { text: `Not measured. ${errorText(error)}`, failed: true });
  if (!same(rehearsed, draft) || status === null) return all('measuring ...');
  switch (status.state) {
    case 'running':
      return all('measuring ...');
    case 'cancelled':
      return all('not measured', { text: 'Not measured: cancelled.', failed: false });
    case 'failed':
      return all('not measured', { text: 'Not measured: the rehearsal failed.', failed: true });
    case 'done': {
      const { report } = status;
      return {
        note: null,
        of: (limitId) => (report && limitRateText(report, limitId)) ?? 'too little data for a rate',
      };
    }
  }
}

/** Rehearses the draft once it has stood still; each start ends the one before. */
export function useDraftRates(
  rehearsal: RehearsalControl,
  draft: ProtocolDocument,
  sound: boolean,
): DraftRates {
  const { start, rehearsed } = rehearsal;
  const known = same(rehearsed, draft);
  useEffect(() => {
    if (!sound || known) return;
    const timer = setTimeout(() => start(draft, DRAFT_SESSIONS), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [draft, sound, known, start]);
  return draftRates(rehearsal, draft, sound);
}
