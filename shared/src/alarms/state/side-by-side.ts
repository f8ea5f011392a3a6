/** Monitors that measure the same signal side by side: none of them speaks for the other. */
import type { LimitSignal } from '../../protocols/document/document.ts';
import { stalenessOf } from '../../protocols/document/staleness.ts';
import type { Run } from './run.ts';

/** Keeps what one monitor says of a signal; null: that it has no value. */
export function keepSource(
  run: Run,
  signal: LimitSignal,
  source: string,
  value: number | null,
  at: number,
): void {
  const { [source]: _before, ...others } = run.state.sources?.[signal] ?? {};
  const own = value === null ? others : { ...others, [source]: { value, at } };
  run.state.sources = { ...run.state.sources, [signal]: own };
}

/** Values of all its monitors that are still shown. */
function shown(run: Run, signal: LimitSignal, at: number): number[] {
  const said = run.state.sources?.[signal];
  if (said === undefined) return [];
  const { hideAfterMs } = stalenessOf(run.plan.document, signal);
  return Object.values(said).flatMap((one) => (at - one.at < hideAfterMs ? one.value : []));
}

export function isMeasured(run: Run, signal: LimitSignal, at: number): boolean {
  return shown(run, signal, at).length > 0;
}

/** The worst of `value` and of what the other monitors show: the one that a limit of this side is about. */
export function worstOf(
  run: Run,
  signal: LimitSignal,
  side: 'low' | 'high',
  value: number,
  at: number,
): number {
  const all = shown(run, signal, at);
  return side === 'low' ? Math.min(value, ...all) : Math.max(value, ...all);
}

export const sideOf = (op: '<' | '<=' | '>' | '>='): 'low' | 'high' =>
  op.startsWith('<') ? 'low' : 'high';
