/** What a version says otherwise than another: every statement of every section. */
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { protocolTitle } from '@chairside/shared/protocols/versions/history';
import { drugStatements, gateStatements, recoveryStatements } from './care-statements.ts';
import { dosingStatements } from './dosing-statements.ts';
import { combinationStatements, limitStatements, scoreStatements } from './limit-statements.ts';
import { bySignal } from './limit-text.ts';
import {
  callStatements,
  cuffStatements,
  effectStatements,
  equipmentStatements,
  missingStatements,
} from './monitoring-statements.ts';
import { about, SECTIONS, type SectionId, type Statement } from './statement.ts';

/** Without the number that each version has of itself. */
const bareName = (name: string) => protocolTitle(name, true).replace(/ v\d+$/, '');

/** All that a protocol says, section by section. */
export function statementsOf(document: ProtocolDocument): Statement[] {
  return [
    about('version', 'version', 'Protocol')('name', 'Name', bareName(document.name)),
    ...bySignal(document.limits).flatMap(({ limits }) => limits.flatMap(limitStatements)),
    ...(document.scores ?? []).flatMap(scoreStatements),
    ...(document.combinations ?? []).flatMap(combinationStatements),
    ...effectStatements(document),
    ...cuffStatements(document),
    ...missingStatements(document),
    ...equipmentStatements(document),
    ...callStatements(document),
    ...gateStatements(document),
    ...recoveryStatements(document),
    ...drugStatements(document),
    ...dosingStatements(document),
  ];
}

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

/** `limits.spo2-low-warning` of `limits.spo2-low-warning.delay`. */
const itemOf = ({ id }: Statement) => id.slice(0, id.lastIndexOf('.'));

/** What of an item that came or went is said, beside its source: its first statement. */
function whole(statements: readonly Statement[], label: 'Added' | 'Removed'): Difference[] {
  const items = Map.groupBy(statements, itemOf);
  return [...items].flatMap(([id, [first]]) =>
    first === undefined
      ? []
      : [
          {
            ...{ id, section: first.section, item: first.item, label },
            from: label === 'Added' ? NONE : first.text,
            to: label === 'Added' ? first.text : NONE,
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
  for (const { id, section, item, label, text } of now) {
    const known = was.get(id);
    if (known !== undefined && known.text !== text) {
      changed.push({ id, section, item, label, from: known.text, to: text });
    } else if (known === undefined && olds.has(id.slice(0, id.lastIndexOf('.')))) {
      changed.push({ id, section, item, label, from: NONE, to: text });
    }
  }
  for (const statement of old) {
    if (!is.has(statement.id) && items.has(itemOf(statement))) {
      changed.push({ ...statement, from: statement.text, to: NONE });
    }
  }
  const found = [
    ...changed,
    ...whole(
      now.filter((one) => !olds.has(itemOf(one))),
      'Added',
    ),
    ...whole(
      old.filter((one) => !items.has(itemOf(one))),
      'Removed',
    ),
  ];
  const order = SECTIONS.map(({ id }) => id);
  return found.sort((a, b) => order.indexOf(a.section) - order.indexOf(b.section));
}

/** `3 changed, 1 added` by section. */
export function changesBySection(found: readonly Difference[]): ReadonlyMap<SectionId, number> {
  const counts = new Map<SectionId, number>();
  for (const { section } of found) counts.set(section, (counts.get(section) ?? 0) + 1);
  return counts;
}
