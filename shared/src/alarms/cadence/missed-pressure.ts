/** A pressure that nobody took for a whole interval past its time: it is no longer a task, the pressure is not watched. */

import type { ProtocolDocument } from '../../protocols/document/document.ts';
import { type CadenceState, type CuffDue, nextCuff } from './cuff-cadence.ts';

/** Server clock, epoch ms: when the reading after the one that is missing would be due. */
export function pressureMissedAt(
  state: CadenceState,
  missing: CuffDue,
  document: ProtocolDocument,
): number {
  const after = nextCuff({ ...state, cuff: { takenAt: missing.at }, alarms: {} }, document);
  const interval = missing.urgent ? document.cuff.intervalUnderWarningMs : document.cuff.intervalMs;
  const usual = missing.at + interval;
  return after === null || after.at <= missing.at ? usual : Math.min(usual, after.at);
}
