/** What is wrong with a protocol, for the editor as well as for the server. */

import { type Message, message } from '../../wording/message.ts';
import type { LimitSignal, ProtocolDocument } from '../document/document.ts';

export type ProblemField =
  | ('limit' | 'value' | 'delay' | 'hysteresis' | 'allowance' | 'phases')
  | ('yields' | 'onlyWith');

/** A part of the document, by its key. */
export type ProtocolSection = Exclude<
  keyof ProtocolDocument,
  'id' | 'version' | 'format' | 'name' | 'edition'
>;

export interface ProtocolProblem {
  /** Stable, for programs. */
  readonly code: string;
  /** Null where no limit of a signal is to blame, as for a guard rail that is missing. */
  readonly limitId: string | null;
  readonly field: ProblemField;
  readonly section: ProtocolSection;
  /** Of which signal a guard rail is missing. */
  readonly signal?: LimitSignal;
  /** Which entry of the section, by its id, its item or its name; absent: the section as a whole. */
  readonly entry?: string;
  /** Why, and what would do. */
  readonly message: Message;
}

export type SayOf = (code: string, message: Message, entry?: string) => void;

/** Collects what is wrong with one section other than the limits. */
export function problemsOf(
  section: ProtocolSection,
  check: (say: SayOf) => void,
): ProtocolProblem[] {
  const problems: ProtocolProblem[] = [];
  check((code, says, entry) => {
    const where = entry === undefined ? {} : { entry };
    problems.push({ code, limitId: null, field: 'value', section, ...where, message: says });
  });
  return problems;
}

/** Says which entries have a name that another one has. */
export function sayTwice(names: readonly string[], say: SayOf): void {
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) < index)
      say('twice', message('protocol-rules.there-is-another', { name }), name);
  }
}

export const secondsText = (ms: number) => message('units.seconds', { n: ms / 1000 });
export const minutesText = (ms: number) => message('units.minutes', { n: ms / 60_000 });
