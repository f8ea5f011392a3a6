/** Figures of a session for its strip: phases with their times, effects, alarms by tier. */
import type { Tier } from '@chairside/shared/alarms/limits';
import type { SessionEvent } from '@chairside/shared/session/events';
import { type PhaseSpan, phaseSpans } from '@chairside/shared/session/phases';
import type { SessionState } from '@chairside/shared/session/state';

export interface SessionSummary {
  readonly phases: readonly PhaseSpan[];
  readonly effects: number;
  readonly withdrawn: number;
  /** Occurrences by the worst tier that each reached; technical ones apart, since they say nothing of the patient. */
  readonly alarms: Readonly<Record<Tier, number>>;
  readonly technical: number;
  readonly unacknowledged: number;
}

const RANK: Readonly<Record<Tier, number>> = { critical: 2, warning: 1, info: 0 };

export function summarise(
  session: SessionState,
  events: readonly SessionEvent[],
  until: number,
): SessionSummary {
  const seen = new Map<string, { tier: Tier; technical: boolean; acknowledged: boolean }>();
  for (const { body } of events) {
    if (body.type === 'alarm-changed') {
      const { id, tier, kind, acknowledged } = body.transition.alarm;
      const known = seen.get(id);
      seen.set(id, {
        // A critical alarm that has eased to a warning was critical.
        tier: known && RANK[known.tier] > RANK[tier] ? known.tier : tier,
        technical: kind === 'technical',
        acknowledged: acknowledged !== null || known?.acknowledged === true,
      });
    } else if (body.type === 'alarm-acknowledged') {
      const known = seen.get(body.alarmId);
      if (known !== undefined) seen.set(body.alarmId, { ...known, acknowledged: true });
    }
  }
  const all = [...seen.values()];
  const patient = all.filter(({ technical }) => !technical);
  const count = (tier: Tier) => patient.filter((alarm) => alarm.tier === tier).length;
  return {
    phases: phaseSpans(session, until),
    effects: session.effects.filter(({ withdrawn }) => !withdrawn).length,
    withdrawn: session.effects.filter(({ withdrawn }) => withdrawn).length,
    alarms: { critical: count('critical'), warning: count('warning'), info: count('info') },
    technical: all.length - patient.length,
    unacknowledged: patient.filter(({ acknowledged }) => !acknowledged).length,
  };
}
