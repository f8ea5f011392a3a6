import { hiddenAfterMs, manualHideAfterMs } from '@chairside/shared/alarms/state/shown-age';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { isCuffSignal, SIGNAL_INFO, type Signal } from '@chairside/shared/vitals/catalogue';

/** current: shown; aging: dimmed; gone: shown as `--`. */
export type Freshness = 'current' | 'aging' | 'gone';

export interface FreshnessLimits {
  readonly dimAfterMs: number;
  readonly hideAfterMs: number;
}

/** When a value of this signal stops being current, by the protocol of its session. */
export function freshnessLimits(
  signal: Signal,
  protocol: ProtocolDocument | null,
  byHand = false,
): FreshnessLimits {
  if (!protocol) return SIGNAL_INFO[signal].shown;
  const hideAfterMs = (byHand ? manualHideAfterMs : hiddenAfterMs)(signal, protocol);
  const { intervalMs, greyAtIntervals } = protocol.cuff;
  return {
    dimAfterMs: isCuffSignal(signal) ? intervalMs * greyAtIntervals : hideAfterMs / 2,
    hideAfterMs,
  };
}

export function freshness(at: number, now: number, limits: FreshnessLimits): Freshness {
  const age = now - at;
  if (age >= limits.hideAfterMs) return 'gone';
  return age >= limits.dimAfterMs ? 'aging' : 'current';
}
