/**
 * Loaded before the server (`node --import`): somebody sets the clock of its machine again and again, forward, back and
 * right. `seed` and `from`, when it is first set, stand in the address of the module; what the clock says follows from
 * these and the real time alone, so that it is one clock for every process and thread of the machine. SIGUSR2: nobody
 * sets it any more.
 */
import { random } from '@chairside/simulators/patient/random';

const SECOND = 1_000;
const OFF_BY = [1.5, 7, 120, 10_800].flatMap((seconds) => [seconds * SECOND, -seconds * SECOND]);
const RIGHT = 0.2;
/** It is set once in each, at a moment of its own. */
const SPELL_MS = 1.5 * SECOND;

const { searchParams } = new URL(import.meta.url);
const seed = Number(searchParams.get('seed'));
const from = Number(searchParams.get('from'));
const realNow = Date.now.bind(Date);

interface Spell {
  readonly setAt: number;
  readonly offBy: number;
}
const known = new Map<number, Spell>();

function spell(index: number): Spell {
  const found = known.get(index);
  if (found) return found;
  const chance = random(seed, index);
  const setAt = from + (index + chance()) * SPELL_MS;
  const offBy = chance() < RIGHT ? 0 : (OFF_BY[Math.floor(chance() * OFF_BY.length)] ?? 0);
  known.set(index, { setAt, offBy });
  return { setAt, offBy };
}

let lastSetBy = Number.POSITIVE_INFINITY;
process.on('SIGUSR2', () => {
  lastSetBy = realNow();
});

function now(): number {
  const real = realNow();
  const until = Math.min(real, lastSetBy);
  const index = Math.floor((until - from) / SPELL_MS);
  const current = spell(index);
  return real + (until < current.setAt ? spell(index - 1) : current).offBy;
}

Date.now = now;
globalThis.Date = new Proxy(Date, {
  construct: (date, given, target) =>
    Reflect.construct(date, given.length === 0 ? [now()] : given, target),
  apply: (date) => new date(now()).toString(),
});
