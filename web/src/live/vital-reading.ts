import { shownValue } from '@chairside/shared/session/shown-value';
import type { SessionState } from '@chairside/shared/session/state';
import { ageText } from '@chairside/shared/text/time-text';
import { SIGNAL_INFO, type Signal } from '@chairside/shared/vitals/catalogue';
import type { LiveVitals } from '@chairside/shared/vitals/live-vitals';
import { useShallow } from 'zustand/react/shallow';
import { useClinic } from './clinic-store.ts';
import { useClock } from './clock-store.ts';
import { type Freshness, freshness, freshnessLimits } from './freshness.ts';
import { useLink } from './link-store.ts';
import { useSessions } from './sessions-store.ts';
import { useVitals } from './vitals-store.ts';

export const MISSING = '--';
const NONE: SessionState['manualVitals'] = [];

/** A signal as it may be shown now: the number while it is current, `--` once it is not. */
export interface VitalReading {
  readonly text: string;
  readonly freshness: Freshness;
  /** "now", "4 min ago"; empty when nothing was ever measured. */
  readonly age: string;
  /** A person took it, no monitor. */
  readonly byHand: boolean;
  /** What the monitor says about the signal where it is not plainly fine, such as `off`. */
  readonly status: string | null;
}

/** `byHand`: what people of the chair's session took. */
export function readVital(
  vitals: LiveVitals | undefined,
  signal: Signal,
  now: number,
  protocol: Parameters<typeof freshnessLimits>[1],
  linkLost: boolean,
  byHand: SessionState['manualVitals'] = NONE,
): VitalReading {
  const latest = shownValue(signal, vitals?.values ?? {}, byHand, protocol, now);
  const status = vitals?.status[SIGNAL_INFO[signal].vital] ?? null;
  if (!latest) return { text: MISSING, freshness: 'gone', age: '', byHand: false, status };
  const limits = freshnessLimits(signal, protocol, latest.byHand);
  const fresh = freshness(latest.at, now, limits);
  return {
    text: fresh === 'gone' ? MISSING : latest.value.toFixed(SIGNAL_INFO[signal].decimals),
    freshness: fresh === 'current' && linkLost ? 'aging' : fresh,
    age: ageText(now - latest.at),
    byHand: latest.byHand,
    status,
  };
}

/** What people took in the session that runs in a chair. */
export function useByHand(chairId: string): SessionState['manualVitals'] {
  return useSessions((state) => {
    const id = state.byChair[chairId];
    return (id === undefined ? undefined : state.sessions[id]?.manualVitals) ?? NONE;
  });
}

/** Follows one signal of one chair; renders only when what is shown changes. */
export function useVitalReading(chairId: string, signal: Signal): VitalReading {
  const latest = useVitals((state) => state.vitals[chairId]);
  const linkLost = useLink((state) => state.link.kind !== 'live');
  const reference = useSessions((state) => {
    const id = state.byChair[chairId];
    return id === undefined ? undefined : state.sessions[id]?.protocol;
  });
  const byHand = useByHand(chairId);
  const protocol = useClinic((state) =>
    reference === undefined ? null : (state.protocols[reference] ?? null),
  );
  return useClock(
    useShallow((state) => readVital(latest, signal, state.now, protocol, linkLost, byHand)),
  );
}
