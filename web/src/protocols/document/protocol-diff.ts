/** What a version says otherwise than another: every statement of every section. */
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { SECTION_IDS, type SectionId } from '@chairside/shared/protocols/sections/sections';
import { say } from '../../language/say.ts';
import { statementsOf } from './parts.ts';
import type { Statement } from './statement.ts';

export interface Difference {
  readonly id: string;
  readonly section: SectionId;
  readonly item: string;
  /** `Added` and `Removed` stand for a whole item. */
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

export const NONE = '--';

const itemOf = ({ part }: Statement) => part;

/** What of an item that came or went is said, beside its source: its first statement. */
function whole(statements: readonly Statement[], change: 'added' | 'removed'): Difference[] {
  const items = Map.groupBy(statements, itemOf);
  const label = say(change === 'added' ? 'protocols-document.added' : 'protocols-document.removed');
  return [...items].flatMap(([id, [first]]) =>
    first === undefined
      ? []
      : [
          {
            ...{ id, section: first.section, item: first.item, label },
            from: change === 'added' ? NONE : first.text,
            to: change === 'added' ? first.text : NONE,
          },
        ],
  );
}

/** Section by section, in the order of the editor; within one, changes stand before what came and went. */
export function differences(before: ProtocolDocument, after: ProtocolDocument): Difference[] {
  const [old, now] = [statementsOf(before), statementsOf(after)];
  const was = new Map(old.map((statement) => [statement.id, statement]));
  const is = new Set(now.map(({ id }) => id));
  const [items, olds] = [new Set(now.map(itemOf)), new Set(old.map(itemOf))];
  const changed: Difference[] = [];
  for (const statement of now) {
    const { id, section, item, label, text } = statement;
    const known = was.get(id);
    if (known !== undefined && known.text !== text) {
      changed.push({ id, section, item, label, from: known.text, to: text });
    } else if (known === undefined && olds.has(itemOf(statement))) {
      changed.push({ id, section, item, label, from: NONE, to: text });
    }
  }
  for (const statement of old) {
    if (!is.has(statement.id) && items.has(itemOf(statement))) {
      const { id, section, item, label, text } = statement;
      changed.push({ id, section, item, label, from: text, to: NONE });
    }
  }
  const found = [
    ...changed,
    ...whole(
      now.filter((one) => !olds.has(itemOf(one))),
      'added',
    ),
    ...whole(
      old.filter((one) => !items.has(itemOf(one))),
      'removed',
    ),
  ];
  const order = SECTION_IDS;
  return found.sort((a, b) => order.indexOf(a.section) - order.indexOf(b.section));
}

/** `3 changed, 1 added` by section. */
export function changesBySection(found: readonly Difference[]): ReadonlyMap<SectionId, number> {
  const counts = new Map<SectionId, number>();
  for (const { section } of found) counts.set(section, (counts.get(section) ?? 0) + 1);
  return counts;
}
