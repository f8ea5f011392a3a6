import { type LimitSignal, SIGNAL_INFO } from '../../vitals/catalogue.ts';
import type { ProtocolDocument, Staleness } from './document.ts';

/** Of a signal that the document does not know yet: shown as without a session, and no alarm for its absence. */
export function stalenessOf(protocol: ProtocolDocument, signal: LimitSignal): Staleness {
  return protocol.staleness[signal] ?? { ...SIGNAL_INFO[signal].shown, alarmAfterMs: null };
}
