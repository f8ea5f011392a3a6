/** The screening checklist: every item is answered yes, no or unknown, with a note (docs/clinical.md 4.1, 4.2). */
import { type Message, message } from '../wording/message.ts';
import { DRUG_ITEMS } from './checklist-drugs.ts';
import { HISTORY_ITEMS } from './checklist-history.ts';
import { TODAY_ITEMS } from './checklist-today.ts';
import type { ChecklistItem, StopLevel } from './item.ts';

export const CHECKLIST: readonly ChecklistItem[] = [
  ...HISTORY_ITEMS,
  ...DRUG_ITEMS,
  ...TODAY_ITEMS,
];

const byId: ReadonlyMap<string, ChecklistItem> = new Map(CHECKLIST.map((i) => [i.id, i]));

/** The statement of an id; the id itself where a later checklist has dropped the item. */
export function checklistLabel(id: string): Message {
  const known = byId.get(id);
  return known === undefined ? message('units.text', { text: id }) : message(known.label);
}

/** The item of an id, or `undefined` where the checklist has none. */
export function checklistItem(id: string): ChecklistItem | undefined {
  return byId.get(id);
}

/** Whom the checklist is about. What is not known here leaves no item out. */
export interface Screened {
  readonly sex?: 'female' | 'male' | 'other' | 'unknown' | undefined;
  readonly route?: 'iv-infusion' | 'nasal' | undefined;
}

export function applies(item: ChecklistItem, whom: Screened): boolean {
  switch (item.appliesTo) {
    case 'all':
      return true;
    case 'pregnancy-possible':
      return whom.sex !== 'male';
    case 'intravenous':
      return whom.route !== 'nasal';
    default:
      return item.appliesTo satisfies never;
  }
}

export interface ChecklistAnswered {
  readonly item: string;
  readonly answer: 'yes' | 'no' | 'unknown';
}

export interface ChecklistStop {
  readonly item: string;
  readonly level: StopLevel;
  readonly because: 'answer' | 'unknown' | 'missing';
  /** A sentence for the nurse: the item, what was said of it, and why it stops. */
  readonly message: Message;
}

/**
 * What of the checklist stands against a start, in the order of the checklist. Of several answers to an item
 * the last counts.
 */
export function checklistStops(
  answers: readonly ChecklistAnswered[],
  whom: Screened,
): ChecklistStop[] {
  const said = new Map(answers.map(({ item, answer }) => [item, answer]));
  return CHECKLIST.filter((item) => applies(item, whom)).flatMap((item) => {
    const stop = stopOf(item, said.get(item.id));
    return stop ? [stop] : [];
  });
}

function stopOf(
  item: ChecklistItem,
  answer: ChecklistAnswered['answer'] | undefined,
): ChecklistStop | null {
  const found = (level: StopLevel, because: ChecklistStop['because'], said: string) => ({
    item: item.id,
    level,
    because,
    message: message('gate.answered', {
      ...{ what: message(item.label), said, why: message(item.why) },
    }),
  });
  if (answer === undefined) {
    return item.missing && found(item.missing, 'missing', 'missing');
  }
  if (answer === 'unknown') {
    return item.unknown && found(item.unknown, 'unknown', 'unknown');
  }
  return answer === item.stop && item.level ? found(item.level, 'answer', answer) : null;
}
