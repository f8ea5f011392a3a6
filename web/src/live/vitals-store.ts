import type { FrameEntry, LiveVitals } from '@chairside/shared/protocol/station';
import { SIGNALS, type Signal } from '@chairside/shared/vitals/catalogue';
import { create } from 'zustand';

interface VitalsState {
  /** Latest values by chair id. */
  readonly vitals: Readonly<Record<string, LiveVitals>>;
}

const NOTHING: LiveVitals = { values: {}, status: {}, arrivedAt: null };
const CUFF: ReadonlySet<Signal> = new Set(['sys', 'dia', 'map']);

export const useVitals = create<VitalsState>()(() => ({ vitals: {} }));

export function putVitals(entries: readonly (readonly [string, LiveVitals])[]): void {
  useVitals.setState((state) => ({ vitals: { ...state.vitals, ...Object.fromEntries(entries) } }));
}

/** One store change for any number of entries; the caller collects them for a frame of the screen. */
export function applyEntries(entries: readonly FrameEntry[]): void {
  useVitals.setState((state) => {
    const vitals = { ...state.vitals };
    for (const entry of entries) vitals[entry.chair] = merge(vitals[entry.chair] ?? NOTHING, entry);
    return { vitals };
  });
}

/** Adds what was measured. A value that is older than the one shown never replaces it. */
export function merge(before: LiveVitals, entry: FrameEntry): LiveVitals {
  const values: LiveVitals['values'] = { ...before.values };
  for (const signal of SIGNALS) {
    const value = entry.values[signal];
    if (value === undefined) continue;
    const at = CUFF.has(signal) ? (entry.nibpAt ?? entry.at) : entry.at;
    const shown = values[signal];
    if (shown === undefined || at >= shown.at) values[signal] = { value, at };
  }
  const battery = entry.battery ?? before.battery;
  return {
    values,
    status: entry.status ?? {},
    arrivedAt: Math.max(entry.arrivedAt, before.arrivedAt ?? 0),
    ...(battery === undefined ? {} : { battery }),
  };
}
