import type { ChecklistItem } from '@chairside/shared/screening/item';
import type { ChecklistAnswer } from '@chairside/shared/session/entries';
import type { SessionState } from '@chairside/shared/session/state';

/** By item. */
export type Answers = Readonly<Record<string, ChecklistAnswer>>;

/** "No" stands against nothing there: what has to be confirmed is never answered for a whole section. */
export const harmless = (item: ChecklistItem): boolean => item.stop !== 'no';

/** What is known of the patient stands as yes where nobody has said anything of it in this session. */
export function withKnownRisks(answers: Answers, known: readonly string[]): Answers {
  const risks = known.map((item) => [item, { item, answer: 'yes' }] as const);
  return { ...Object.fromEntries(risks), ...answers };
}

export function withOthers(answers: Answers, items: readonly ChecklistItem[]): Answers {
  const rest = items
    .filter((item) => harmless(item) && answers[item.id] === undefined)
    .map(({ id }) => [id, { item: id, answer: 'no' }] as const);
  return { ...answers, ...Object.fromEntries(rest) };
}

/** What differs from the log, notes trimmed. */
export function changedAnswers(
  { checklist }: Pick<SessionState, 'checklist'>,
  answers: Answers,
): ChecklistAnswer[] {
  return Object.values(answers).flatMap(({ item, answer, note }) => {
    const known = checklist[item];
    const text = note?.trim() ?? '';
    if (known?.answer === answer && (known.note ?? '') === text) return [];
    return [{ item, answer, ...(text === '' ? {} : { note: text }) }];
  });
}
