/** The limits that watch a chair, as bedside monitors print them beside the number. */
import { effectiveProtocol } from '@chairside/shared/alarms/limits/limit-changes';
import type { LimitSignal, ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { limitLabel, limitLines } from '@chairside/shared/review/limit-lines';
import { alarmPhase } from '@chairside/shared/session/phases';
import type { SessionState } from '@chairside/shared/session/state';

/** By signal, what a value meets first on either side: `↓50 ↑120`. The session's own changes and baseline count. */
export function shownLimits(
  session: Pick<SessionState, 'phase' | 'baseline' | 'limitChanges'>,
  protocol: ProtocolDocument,
): Partial<Record<LimitSignal, string>> {
  const effective = effectiveProtocol(protocol, session.limitChanges ?? {});
  const lines = limitLines(effective, session.baseline, alarmPhase(session.phase));
  const shown: Partial<Record<LimitSignal, string>> = {};
  for (const signal of new Set(lines.map((line) => line.signal))) {
    const own = lines.filter((line) => line.signal === signal);
    const low = own.filter(({ direction }) => direction === 'low').map(({ value }) => value);
    const high = own.filter(({ direction }) => direction === 'high').map(({ value }) => value);
    const parts = [
      ...(low.length === 0
        ? []
        : [`↓${limitLabel({ direction: 'low', value: Math.max(...low) })}`]),
      ...(high.length === 0
        ? []
        : [`↑${limitLabel({ direction: 'high', value: Math.min(...high) })}`]),
    ];
    shown[signal] = parts.join(' ');
  }
  return shown;
}
