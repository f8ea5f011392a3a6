/** All that the fields ask of a draft, worked out once per change. */
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { ProtocolDetail } from '@chairside/shared/wire/protocols';
import { useMemo } from 'react';
import { statementsOf } from '../document/parts.ts';
import { NONE } from '../document/protocol-diff.ts';
import type { Editor } from '../editor/editor-context.ts';
import type { DraftRates } from '../rehearsal/draft-rates.ts';
import { type DraftProblem, problemsIn } from './draft-problems.ts';
import type { Draft } from './use-draft.ts';

const within = (item: string) => (id: string) => id === item || id.startsWith(`${item}.`);

/** The first thing that is wrong without it and is not wrong already. */
export function reasonToKeep(
  without: ProtocolDocument,
  inForce: ProtocolDocument | null,
  problems: readonly DraftProblem[],
): string | null {
  const known = new Set(problems.map(({ id, message }) => `${id} ${message}`));
  const fresh = problemsIn(without, inForce);
  return fresh.find(({ id, message }) => !known.has(`${id} ${message}`))?.message ?? null;
}

export function useEditorOf(
  draft: Draft,
  inForce: ProtocolDetail | null,
  problems: readonly DraftProblem[],
  rates: DraftRates,
): Editor {
  const { document } = draft;
  const before = useMemo(
    () =>
      inForce === null
        ? null
        : new Map(statementsOf(inForce.document).map(({ id, text }) => [id, text])),
    [inForce],
  );
  const now = useMemo(
    () => new Map(statementsOf(document).map(({ id, text }) => [id, text])),
    [document],
  );
  const inForceText = (id: string) => {
    const text = now.get(id);
    if (before === null || text === undefined) return null;
    const was = before.get(id) ?? NONE;
    return was === text ? null : was;
  };
  return {
    document,
    change: draft.change,
    rateOf: rates.of,
    inForce: inForceText,
    changed: (item) => [...now.keys()].some((id) => within(item)(id) && inForceText(id) !== null),
    whyKept: (without) => reasonToKeep(without, inForce?.document ?? null, problems),
    problemsAt: (id) => problems.filter((one) => one.id === id).map(({ message }) => message),
    problemsOf: (item) =>
      problems.filter(({ id }) => within(item)(id)).map(({ message }) => message),
  };
}
