/** Alarms per hour of a draft while it is edited: rehearsed by itself over the chosen sessions. */
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import type { SessionChoice, StartRehearsal } from '@chairside/shared/wire/rehearsals';
import { useEffect } from 'react';
import { errorText } from '../../http/problem.ts';
import { say } from '../../language/say.ts';
import { sameDocument } from '../document/same-document.ts';
import { limitRateText } from './rate-text.ts';
import type { RehearsalControl } from './rehearsal-queries.ts';

export const SETTLE_MS = 800;

export interface DraftRates {
  /** About all limits; null where each limit has its rate. `failed`: there is none until the next change. */
  readonly note: { readonly text: string; readonly failed: boolean } | null;
  of(limitId: string): string;
}

type Rehearsed = Pick<RehearsalControl, 'status' | 'error' | 'rehearsed'>;

/** Whether what was rehearsed is this draft over these sessions. */
export const isAbout = (
  rehearsed: StartRehearsal | null,
  document: ProtocolDocument,
  sessions: SessionChoice | null,
): boolean =>
  rehearsed !== null &&
  sameDocument(rehearsed.document, document) &&
  canonicalJson(rehearsed.sessions) === canonicalJson(sessions);

/** What is known of the draft as it stands in the editor; figures of an earlier one are never shown for it. */
export function draftRates(
  { status, error, rehearsed }: Rehearsed,
  draft: ProtocolDocument,
  sessions: SessionChoice | null,
  sound: boolean,
): DraftRates {
  const all = (text: string, note: DraftRates['note'] = null): DraftRates => ({
    note,
    of: () => text,
  });
  if (!sound) return all(say('protocols-rehearsal.no-rate-until-the-marked-fields'));
  if (sessions === null) return all(say('protocols-rehearsal.no-rate-choose-sessions-first'));
  if (error)
    return all(say('protocols-rehearsal.not-measured'), {
      text: say('protocols-rehearsal.not-measured-error', { error: errorText(error) }),
      failed: true,
    });
  if (!isAbout(rehearsed, draft, sessions) || status === null) return all('measuring ...');
  switch (status.state) {
    case 'running':
      return all('measuring ...');
    case 'cancelled':
      return all(say('protocols-rehearsal.not-measured'), {
        text: say('protocols-rehearsal.not-measured-cancelled'),
        failed: false,
      });
    case 'failed':
      return all(say('protocols-rehearsal.not-measured'), {
        text: say('protocols-rehearsal.not-measured-the-rehearsal-failed'),
        failed: true,
      });
    case 'done': {
      const { report } = status;
      return {
        note: null,
        of: (limitId) =>
          (report && limitRateText(report, limitId)) ??
          say('protocols-rehearsal.too-little-data-for-a-rate'),
      };
    }
  }
}

/** Rehearses the draft once it has stood still; each start ends the one before. */
export function useDraftRates(
  rehearsal: RehearsalControl,
  draft: ProtocolDocument,
  sessions: SessionChoice | null,
  sound: boolean,
): DraftRates {
  const { start, rehearsed } = rehearsal;
  const known = isAbout(rehearsed, draft, sessions);
  useEffect(() => {
    if (!sound || known || sessions === null) return;
    const timer = setTimeout(() => start(draft, sessions), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [draft, sessions, sound, known, start]);
  return draftRates(rehearsal, draft, sessions, sound);
}
