/** What no protocol may say of the conditions of a limit: what it gives way to, and beside what it is judged. */
import { SIGNAL_INFO } from '../../vitals/catalogue.ts';
import { type Message, message } from '../../wording/message.ts';
import type { Companion, Limit } from '../document/document.ts';
import type { ProblemField } from './problem.ts';

type Say = (field: ProblemField, code: string, message: Message) => void;

/** Whether it holds as it stands, whoever the patient is and whatever else is measured. */
export function isUnconditional({ test, onlyWith }: Pick<Limit, 'test' | 'onlyWith'>): boolean {
  return onlyWith === undefined && !(test.kind === 'absolute' && test.yields !== undefined);
}

/** The outermost critical limit on its side that holds at once: a warning gives way no further than that. */
function criticalBefore(limit: Limit, all: readonly Limit[]): number | null {
  const values = all.flatMap(({ signal, direction, tier, test }) =>
    signal === limit.signal &&
    direction === limit.direction &&
    tier === 'critical' &&
    test.kind === 'absolute'
      ? [test.value]
      : [],
  );
  return values.length === 0 ? null : Math.max(...values);
}

function checkYields(limit: Limit, all: readonly Limit[], say: Say): void {
  if (limit.test.kind !== 'absolute' || limit.test.yields === undefined) return;
  const { value, yields } = limit.test;
  const { label, unit, min } = SIGNAL_INFO[limit.signal];
  if (limit.tier === 'critical') {
    say('yields', 'critical-gives-way', message('protocol-rules.a-critical-limit-holds-for-every'));
    return;
  }
  if (yields.notBelow >= value || yields.notBelow <= min) {
    say(
      'yields',
      'implausible',
      message('protocol-rules.it-gives-way-to-somewhere-between', { label, min, value, unit }),
    );
    return;
  }
  const critical = criticalBefore(limit, all);
  if (critical !== null && yields.notBelow <= critical) {
    say(
      'yields',
      'critical-inside-warning',
      message('protocol-rules.it-would-give-way-as-far', { critical, unit }),
    );
  }
}

function companionProblem(limit: Limit, companion: Companion): Message | null {
  const { label, unit, min, max } = SIGNAL_INFO[companion.signal];
  if (companion.kind === 'still') return null;
  if (companion.signal === limit.signal) {
    return message('protocol-rules.is-the-value-of-this-limit', { label });
  }
  if (companion.kind === 'value' && (companion.value < min || companion.value > max)) {
    return message('protocol-rules.is-measured-between-and', { label, min, max, unit });
  }
  return null;
}

export function checkConditions(limit: Limit, all: readonly Limit[], say: Say): void {
  checkYields(limit, all, say);
  for (const companion of limit.onlyWith ?? []) {
    const problem = companionProblem(limit, companion);
    if (problem !== null) say('onlyWith', 'implausible', problem);
  }
}
