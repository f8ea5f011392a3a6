/** What a chair shows of a signal: what its monitor measured, or what was taken by hand where that stands instead. */

import { hiddenAfterMs } from '../alarms/state/shown-age.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import { isCuffSignal, isHandSignal, type Signal } from '../vitals/catalogue.ts';
import type { SessionState } from './state.ts';

export interface ShownValue {
  readonly value: number;
  /** When it was measured, server clock, epoch ms. */
  readonly at: number;
  readonly byHand: boolean;
}

type Latest = Readonly<Partial<Record<Signal, { readonly value: number; readonly at: number }>>>;
type ByHand = SessionState['manualVitals'];

/** Nobody tells a pulse by hand from a heart rate. */
function handValue({ values }: ByHand[number], signal: Signal): number | undefined {
  const named = signal === 'pulse' ? 'hr' : signal;
  return isHandSignal(named) ? values[named] : undefined;
}

function newestByHand(byHand: ByHand, has: (entry: ByHand[number]) => boolean) {
  let newest: ByHand[number] | null = null;
  for (const entry of byHand) {
    if (entry.withdrawn || !has(entry)) continue;
    if (newest === null || entry.at >= newest.at) newest = entry;
  }
  return newest;
}

function shownPressure(signal: Signal, monitor: Latest, byHand: ByHand): ShownValue | null {
  const cuff = monitor.sys ?? monitor.dia;
  const hand = newestByHand(
    byHand,
    ({ values }) => values.sys !== undefined || values.dia !== undefined,
  );
  // Numbers of two inflations are never put together.
  if (hand !== null && (cuff === undefined || hand.at > cuff.at)) {
    const value = handValue(hand, signal);
    return value === undefined ? null : { value, at: hand.at, byHand: true };
  }
  const own = monitor[signal];
  return own === undefined ? null : { ...own, byHand: false };
}

/**
 * As the limits take it (docs/SPEC.md, AL-51): a pressure is the newest inflation, whoever took it; anything else is the
 * monitor's own value while that is fresh, then the newest. `byHand`: entries of the session; null: never measured.
 */
export function shownValue(
  signal: Signal,
  monitor: Latest,
  byHand: ByHand,
  protocol: ProtocolDocument | null,
  now: number,
): ShownValue | null {
  if (isCuffSignal(signal)) return shownPressure(signal, monitor, byHand);
  const own = monitor[signal];
  const hand = newestByHand(byHand, (entry) => handValue(entry, signal) !== undefined);
  const value = hand === null ? undefined : handValue(hand, signal);
  const kept = own === undefined ? null : { ...own, byHand: false };
  if (hand === null || value === undefined || protocol === null) return kept;
  if (own !== undefined) {
    if (now - own.at < hiddenAfterMs(signal, protocol) || own.at > hand.at) return kept;
  }
  return { value, at: hand.at, byHand: true };
}
