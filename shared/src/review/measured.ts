/** What was measured in a session, by signal: readings of the monitor and values taken by hand on one axis. */
import type { SessionState } from '../session/state.ts';
import { SIGNALS, type Signal } from '../vitals/catalogue.ts';
import { withInflations } from '../vitals/inflation.ts';
import { type Reading, valueIn } from '../vitals/reading.ts';

export interface Measured {
  /** When it was measured, server clock, epoch ms. */
  readonly at: number;
  readonly value: number;
}

/** Ascending by instant; a signal that was never measured is absent. */
export type MeasuredSignals = Readonly<Partial<Record<Signal, readonly Measured[]>>>;

const CUFF: ReadonlySet<Signal> = new Set(['sys', 'dia', 'map']);

/** `readings` in any order. A cuff counts once, when it was taken: monitors send the last one again and again. */
export function measuredSignals(
  readings: readonly Reading[],
  { manualVitals }: Pick<SessionState, 'manualVitals'>,
): MeasuredSignals {
  const found = new Map<Signal, Map<number, number>>();
  const add = (signal: Signal, at: number, value: number | null | undefined) => {
    if (value === undefined || value === null) return;
    const values = found.get(signal) ?? new Map<number, number>();
    found.set(signal, values.set(at, value));
  };
  for (const reading of withInflations(readings)) {
    for (const signal of SIGNALS) {
      const at = CUFF.has(signal) ? (reading.nibpAt ?? reading.at) : reading.at;
      add(signal, at, valueIn(reading.values, signal));
    }
  }
  for (const { at, values, withdrawn } of manualVitals) {
    if (withdrawn) continue;
    const { onAir: _, ...numbers } = values;
    for (const signal of SIGNALS) {
      if (signal in numbers) add(signal, at, numbers[signal as keyof typeof numbers]);
    }
  }
  const sorted = [...found].map(([signal, values]) => {
    const points = [...values].map(([at, value]): Measured => ({ at, value }));
    return [signal, points.sort((a, b) => a.at - b.at)] as const;
  });
  return Object.fromEntries(sorted);
}

/** The rate of the ECG where there is one, else the pulse: as the limits take it. */
export function limitSignalValues(measured: MeasuredSignals, signal: Signal): readonly Measured[] {
  if (signal !== 'hr') return measured[signal] ?? [];
  return measured.hr ?? measured.pulse ?? [];
}
