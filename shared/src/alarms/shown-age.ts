/** How old a value may be and still be shown: the same on the server, on screens and in the engine. */
import { SIGNAL_INFO, type Signal } from '../vitals/catalogue.ts';
import type { LimitSignal, ProtocolDocument } from './limits.ts';
import { cuffHideAfterMs } from './plan.ts';

/** Whose staleness a signal follows: the rate limits run on the pulse as well. */
const STALE_AS: Readonly<Record<Exclude<Signal, 'sys' | 'dia' | 'map'>, LimitSignal>> = {
  hr: 'hr',
  pulse: 'hr',
  spo2: 'spo2',
  rr: 'rr',
  etco2: 'etco2',
  temp: 'temp',
};

type CuffSignal = 'sys' | 'dia' | 'map';

/** One number of a cuff inflation, which has a cycle of its own. */
export function isCuffSignal(signal: Signal): signal is CuffSignal {
  return SIGNAL_INFO[signal].vital === 'nibp';
}

/** From this age on, ms, the value is shown as `--`. */
export function hiddenAfterMs(signal: Signal, protocol: ProtocolDocument): number {
  if (isCuffSignal(signal)) return cuffHideAfterMs(protocol);
  return protocol.staleness[STALE_AS[signal]].hideAfterMs;
}
