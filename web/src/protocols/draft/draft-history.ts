/** Undo and redo of a draft: what is typed into one field counts as one step. */
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';

export interface DraftHistory {
  readonly present: ProtocolDocument;
  readonly past: readonly ProtocolDocument[];
  readonly future: readonly ProtocolDocument[];
  /** The field that is being typed into; null once it has been left. */
  readonly open: string | null;
}

export type DraftMove =
  | {
      readonly type: 'change';
      readonly about: string;
      readonly next: (document: ProtocolDocument) => ProtocolDocument;
    }
  | { readonly type: 'undo' | 'redo' | 'leave' }
  /** Another document altogether: there is no way back to the one before. */
  | { readonly type: 'replace'; readonly document: ProtocolDocument };

const MOST_STEPS = 200;

export const historyOf = (present: ProtocolDocument): DraftHistory => ({
  ...{ present, past: [], future: [], open: null },
});

export function moveDraft(history: DraftHistory, move: DraftMove): DraftHistory {
  const { present, past, future, open } = history;
  switch (move.type) {
    case 'change': {
      const next = move.next(present);
      if (next === present) return history;
      const kept = open === move.about ? past : [...past, present].slice(-MOST_STEPS);
      return { present: next, past: kept, future: [], open: move.about };
    }
    case 'undo': {
      const before = past.at(-1);
      if (before === undefined) return history;
      return { present: before, past: past.slice(0, -1), future: [present, ...future], open: null };
    }
    case 'redo': {
      const [after, ...rest] = future;
      if (after === undefined) return history;
      return { present: after, past: [...past, present], future: rest, open: null };
    }
    case 'leave':
      return open === null ? history : { ...history, open: null };
    case 'replace':
      return historyOf(move.document);
    default:
      return move satisfies never;
  }
}
