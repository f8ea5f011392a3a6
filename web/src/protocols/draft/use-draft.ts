/** A draft as it stands in the editor: its changes, undo, what is kept in the browser, and what somebody else saved. */
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { ProtocolDetail } from '@chairside/shared/wire/protocols';
import { useEffect, useReducer, useState } from 'react';
import { sameDocument } from '../document/same-document.ts';
import { historyOf, moveDraft } from './draft-history.ts';
import { forgetDraft, keepDraft, keptDraft } from './draft-storage.ts';

interface Base {
  readonly revision: number;
  readonly document: ProtocolDocument;
}

export interface Draft {
  readonly document: ProtocolDocument;
  /** What it was made upon. */
  readonly base: Base;
  /** Otherwise than it was saved. */
  readonly changed: boolean;
  /** Somebody else has saved this draft since it was begun. */
  readonly overtaken: boolean;
  /** When changes of an earlier visit were found, epoch ms; null where there were none. */
  readonly restoredAt: number | null;
  /** Whether this browser keeps what is not saved yet. */
  readonly kept: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  change(about: string, next: (document: ProtocolDocument) => ProtocolDocument): void;
  undo(): void;
  redo(): void;
  /** The field has been left: what follows is a step of its own. */
  leave(): void;
  /** Goes on with `document` upon what is saved now. */
  takeUp(document: ProtocolDocument): void;
  /** Back to what is saved. */
  discard(): void;
}

export function useDraft(saved: ProtocolDetail, userId: string): Draft {
  const { reference, revision } = saved;
  const [found] = useState(() => keptDraft(localStorage, reference, userId));
  const [base, setBase] = useState<Base>(() =>
    found === null
      ? { revision, document: saved.document }
      : { revision: found.revision, document: found.base },
  );
  const [restoredAt, setRestoredAt] = useState(found?.at ?? null);
  const [history, move] = useReducer(moveDraft, found?.document ?? saved.document, historyOf);
  const [kept, setKept] = useState(true);
  const { present } = history;
  const changed = !sameDocument(present, base.document);
  const overtaken = base.revision !== revision;

  // Nothing of one's own is lost: what was saved meanwhile, by oneself or another, is what it stands upon now.
  if (overtaken && (!changed || sameDocument(present, saved.document))) {
    setBase({ revision, document: saved.document });
    if (!sameDocument(present, saved.document)) move({ type: 'replace', document: saved.document });
  }

  useEffect(() => {
    // What was found is kept as it was found, with its time.
    if (changed && present === found?.document) return;
    if (changed) {
      const { revision, document } = base;
      const draft = { revision, base: document, document: present, at: Date.now() };
      setKept(keepDraft(localStorage, reference, userId, draft));
    } else {
      forgetDraft(localStorage, reference, userId);
    }
  }, [changed, base, present, reference, userId, found]);

  const upon = (document: ProtocolDocument) => {
    setBase({ revision, document: saved.document });
    move({ type: 'replace', document });
    setRestoredAt(null);
  };
  return {
    ...{ document: present, base, changed, overtaken: overtaken && changed, kept },
    restoredAt: changed ? restoredAt : null,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: (about, next) => move({ type: 'change', about, next }),
    undo: () => move({ type: 'undo' }),
    redo: () => move({ type: 'redo' }),
    leave: () => move({ type: 'leave' }),
    takeUp: upon,
    discard: () => upon(saved.document),
  };
}
