/** Limits that are judged only beside another signal: a value of it, or that it has none. */

import type { Companion } from '../../protocols/document/document.ts';
import { standsStill } from '../state/breaths.ts';
import { currentValue } from '../state/current-value.ts';
import type { PlanLimit } from '../state/plan.ts';
import type { Run } from '../state/run.ts';
import { sideOf } from '../state/side-by-side.ts';
import { breaches, clears, holds } from './conditions.ts';

function isSo(run: Run, companion: Companion, held: boolean, at: number): boolean {
  if (companion.kind === 'still') return standsStill(run.state.breaths, companion.forMs, at);
  const side = companion.kind === 'value' ? sideOf(companion.op) : undefined;
  const value = currentValue(run, companion.signal, at, side);
  if (companion.kind === 'missing') return value === null || run.absent.has(companion.signal);
  // Once the limit holds, a value that has gone missing ends nothing.
  if (value === null) return held;
  const { op, value: bound, by } = companion;
  const other = { op, value: bound };
  return held ? !clears(other, by, value) : breaches(other, value);
}

/** True for a limit without companions. */
export function companionsHold(run: Run, { id, onlyWith }: PlanLimit, at: number): boolean {
  if (onlyWith === undefined) return true;
  const held = holds(run.state.conditions[id]);
  return onlyWith.some((companion) => isSo(run, companion, held, at));
}
