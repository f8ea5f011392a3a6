/** Who may be charted "awake, no dissociation" with one gesture: nothing is claimed that nobody saw. */
import type { Alarm } from '../alarms/alarm.ts';
import type { SessionState } from '../session/state.ts';
import type { CommandOf } from './commands.ts';

type Watched = Pick<SessionState, 'phase' | 'assessments'>;

export const LEFT_OUT = {
  'not-running': 'No drug has been given',
  alarm: 'In alarm',
  drowsy: 'Drowsy when last scored',
  dissociated: 'Dissociated when last scored',
  'charted-since': 'Charted otherwise since',
} as const;
export type LeftOut = keyof typeof LEFT_OUT;

function newest({ assessments }: Watched, scale: 'moaas' | 'dissociation'): number | null {
  const made = assessments
    .filter(({ withdrawn, assessment }) => !withdrawn && assessment.scale === scale)
    .sort((a, b) => a.at - b.at)
    .at(-1);
  return made?.assessment.score ?? null;
}

/** Null: may be charted. `since`: when the person began to look, epoch ms. `alarms`: those of the chair. */
export function leftOut(
  session: Watched,
  alarms: readonly Pick<Alarm, 'kind' | 'state' | 'tier'>[],
  since: number,
): LeftOut | null {
  if (session.phase === 'before' || session.phase === 'closed') return 'not-running';
  const calls = alarms.some(({ kind, tier }) => kind === 'physiological' || tier !== 'info');
  if (calls) return 'alarm';
  if ((newest(session, 'moaas') ?? 5) < 5) return 'drowsy';
  if ((newest(session, 'dissociation') ?? 0) > 0) return 'dissociated';
  const charted = session.assessments.some(({ at, withdrawn }) => !withdrawn && at >= since);
  return charted ? 'charted-since' : null;
}

type Assess = Omit<CommandOf<'assess'>, 'id' | 'at'>;

/** Sedation by observation, and no dissociation. `together`: the same on every chair of one gesture. */
export function awakeEntries(together?: string): readonly Assess[] {
  const more = together === undefined ? {} : { together };
  return [
    { type: 'assess', assessment: { scale: 'moaas', score: 5, observed: true }, ...more },
    { type: 'assess', assessment: { scale: 'dissociation', score: 0 }, ...more },
  ];
}
