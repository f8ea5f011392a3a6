import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { useQueue } from './queue-store.ts';

const PREFIX = 'chairside-draft/';
/** Longer than any session; what is older belongs to another day. */
const KEPT_FOR_MS = 24 * 3_600_000;
const keptSchema = z.object({ at: z.number(), value: z.unknown() });
const draftSchema = z.object({ at: z.number(), text: z.string() });

const keyOf = (userId: string, scope: string, field: string) =>
  `${PREFIX}${userId}/${scope}/${field}`;
const owner = (): string => useQueue.getState().user?.id ?? '';

function read(key: string): string | null {
  try {
    const draft = draftSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return draft.success && Date.now() - draft.data.at < KEPT_FOR_MS ? draft.data.text : null;
  } catch {
    return null;
  }
}

function write(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ at: Date.now(), text }));
  } catch {
    // A browser without storage says so across the page already.
  }
}

/**
 * The text of a field that survives a reload until it is sent or cancelled: `[text, setText]` as of `useState`.
 * `scope` names the form, such as `<session>/note`; another person's draft is never shown.
 */
export function useDraft(
  scope: string,
  field: string,
  initial = '',
): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => read(keyOf(owner(), scope, field)) ?? initial);
  const change = useCallback(
    (next: string) => {
      setText(next);
      write(keyOf(owner(), scope, field), next);
    },
    [scope, field],
  );
  return [text, change];
}

/**
 * The same for what is more than a text: numbers, answers, choices. `read` says whether what was kept still has the
 * shape of the field; null: it begins anew. After `forMs` it does so as well.
 */
export function useKept<T>(
  scope: string,
  field: string,
  read: (kept: unknown) => T | null,
  initial: () => T,
  forMs = KEPT_FOR_MS,
): readonly [T, (value: T | ((before: T) => T)) => void] {
  const [text, setText] = useDraft(scope, field);
  const [value, setValue] = useState<T>(() => {
    const kept = keptSchema.safeParse(parsed(text)).data;
    const fresh = kept !== undefined && Date.now() - kept.at < forMs;
    return (fresh ? read(kept.value) : null) ?? initial();
  });
  const change = useCallback((next: T | ((before: T) => T)) => {
    setValue((before) => (next instanceof Function ? next(before) : next));
  }, []);
  const first = useRef(value);
  useEffect(() => {
    // What nobody has touched is no draft: the next time it begins with what is known then.
    if (value !== first.current) setText(JSON.stringify({ at: Date.now(), value }));
  }, [value, setText]);
  return [value, change];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Everything typed into a form: it has been sent, or given up. */
export function forgetDraft(scope: string): void {
  dropWhere((key) => key.startsWith(`${PREFIX}${owner()}/${scope}/`));
}

/** Drafts of another day, as the page starts. */
export function dropOldDrafts(): void {
  dropWhere((key) => key.startsWith(PREFIX) && read(key) === null);
}

function dropWhere(matches: (key: string) => boolean): void {
  try {
    for (const key of Object.keys(localStorage)) if (matches(key)) localStorage.removeItem(key);
  } catch {
    // No storage, no drafts.
  }
}
