import {
  hiddenAfterMs,
  isCuffSignal,
  manualHideAfterMs,
} from '@chairside/shared/alarms/state/shown-age';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { Signal } from '@chairside/shared/vitals/catalogue';

/** current: shown; aging: dimmed; gone: shown as `--`. */
export type Freshness = 'current' | 'aging' | 'gone';

export interface FreshnessLimits {
  readonly dimAfterMs: number;
  readonly hideAfterMs: number;
}

/** Without a protocol (no session): 10 s for continuous vitals, 15 min for a cuff (docs/clinical.md 7). */
const CONTINUOUS: FreshnessLimits = { dimAfterMs: 5_000, hideAfterMs: 10_000 };
const CUFF: FreshnessLimits = { dimAfterMs: 450_000, hideAfterMs: 900_000 };
const SLOW: FreshnessLimits = { dimAfterMs: 15_000, hideAfterMs: 30_000 };
const SPOT: FreshnessLimits = { dimAfterMs: 900_000, hideAfterMs: 3_600_000 };

/** When a value of this signal stops being current, by the protocol of its session. */
export function freshnessLimits(
  signal: Signal,
  protocol: ProtocolDocument | null,
  byHand = false,
): FreshnessLimits {
  if (!protocol) return isCuffSignal(signal) ? CUFF : fallback(signal);
  const hideAfterMs = (byHand ? manualHideAfterMs : hiddenAfterMs)(signal, protocol);
  const { intervalMs, greyAtIntervals } = protocol.cuff;
  return {
    dimAfterMs: isCuffSignal(signal) ? intervalMs * greyAtIntervals : hideAfterMs / 2,
    hideAfterMs,
  };
}

function fallback(signal: Signal): FreshnessLimits {
  if (signal === 'temp') return SPOT;
  return signal === 'rr' || signal === 'etco2' ? SLOW : CONTINUOUS;
}

export function freshness(at: number, now: number, limits: FreshnessLimits): Freshness {
  const age = now - at;
  if (age >= limits.hideAfterMs) return 'gone';
  return age >= limits.dimAfterMs ? 'aging' : 'current';
}
