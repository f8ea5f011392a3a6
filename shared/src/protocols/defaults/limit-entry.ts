/** Short forms in which the default protocol is written down. */
import { type Limit, PHASES } from '../document/document.ts';

type LimitRule = Pick<Limit, 'delayMs' | 'hysteresis'>;

/** Seconds of delay, then hysteresis: how far inside, and for how many seconds. */
export function rule(delaySeconds: number, by: number, forSeconds: number): LimitRule {
  return { delayMs: delaySeconds * 1000, hysteresis: { by, forMs: forSeconds * 1000 } };
}

/** A limit that applies in every phase and asks for no repeat. */
export function limit(
  entry: Pick<Limit, 'id' | 'signal' | 'direction' | 'tier' | 'test' | 'source'> & {
    confirm?: true;
    guardRail?: true;
  },
  timing: LimitRule,
): Limit {
  return { ...entry, ...timing, confirm: entry.confirm ?? false, phases: [...PHASES] };
}

export function absolute(
  op: '<' | '<=' | '>' | '>=',
  value: number,
): Extract<Limit['test'], { kind: 'absolute' }> {
  return { kind: 'absolute', op, value };
}
