import { applyReading, type LiveVitals, NO_VITALS } from '@chairside/shared/vitals/live-vitals';
import type { FrameEntry } from '@chairside/shared/wire/station';
import { create } from 'zustand';

interface VitalsState {
  /** Latest values by chair id. */
  readonly vitals: Readonly<Record<string, LiveVitals>>;
}

export const useVitals = create<VitalsState>()(() => ({ vitals: {} }));

export function putVitals(entries: readonly (readonly [string, LiveVitals])[]): void {
  useVitals.setState((state) => ({ vitals: { ...state.vitals, ...Object.fromEntries(entries) } }));
}

/** One store change for any number of entries; the caller collects them for a frame of the screen. */
export function applyEntries(entries: readonly FrameEntry[]): void {
  useVitals.setState((state) => {
    const vitals = { ...state.vitals };
    for (const entry of entries) {
      vitals[entry.chair] = applyReading(vitals[entry.chair] ?? NO_VITALS, entry);
    }
    return { vitals };
  });
}
