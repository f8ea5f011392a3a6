import type { LiveVitals } from '@chairside/shared/protocol/station';
import { SIGNAL_INFO, type Signal } from '@chairside/shared/vitals/catalogue';
import { useShallow } from 'zustand/react/shallow';
import { ageText } from '../ui/time-text.ts';
import { useClinic } from './clinic-store.ts';
import { useClock } from './clock-store.ts';
import { type Freshness, freshness, freshnessLimits } from './freshness.ts';
import { useLink } from './link-store.ts';
import { useSessions } from './sessions-store.ts';
import { useVitals } from './vitals-store.ts';

export const MISSING = '--';

/** A signal as it may be shown now: the number while it is current, `--` once it is not. */
export interface VitalReading {
  readonly text: string;
  readonly freshness: Freshness;
  /** "now", "4 min ago"; empty when nothing was ever measured. */
  readonly age: string;
  /** What the monitor says about the signal where it is not plainly fine, such as `off`. */
  readonly status: string | null;
}

export function readVital(
  vitals: LiveVitals | undefined,
  signal: Signal,
  now: number,
  protocol: Parameters<typeof freshnessLimits>[1],
  linkLost: boolean,
): VitalReading {
  const latest = vitals?.values[signal];
  const status = vitals?.status[SIGNAL_INFO[signal].vital] ?? null;
  if (!latest) return { text: MISSING, freshness: 'gone', age: '', status };
  const fresh = freshness(latest.at, now, freshnessLimits(signal, protocol));
  return {
    text: fresh === 'gone' ? MISSING : latest.value.toFixed(SIGNAL_INFO[signal].decimals),
    freshness: fresh === 'current' && linkLost ? 'aging' : fresh,
    age: ageText(now - latest.at),
    status,
  };
}

/** Follows one signal of one chair; renders only when what is shown changes. */
export function useVitalReading(chairId: string, signal: Signal): VitalReading {
  const latest = useVitals((state) => state.vitals[chairId]);
  const linkLost = useLink((state) => state.link.kind !== 'live');
  const reference = useSessions((state) => {
    const id = state.byChair[chairId];
    return id === undefined ? undefined : state.sessions[id]?.protocol;
  });
  const protocol = useClinic((state) =>
    reference === undefined ? null : (state.protocols[reference] ?? null),
  );
  return useClock(useShallow((state) => readVital(latest, signal, state.now, protocol, linkLost)));
}
