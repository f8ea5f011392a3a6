import { z } from 'zod';
import type { SessionState } from '../session/state.ts';
import { storableText } from '../text/storable-text.ts';
import { durationText } from '../text/time-text.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, notListed } from './event-move.ts';

/** The patient gets up, with somebody: technical alarms of the probe are held for as long as the protocol says. */
const body = eventBody('patient-up', {
  walksWith: z.string(),
  /** Why, while the drug runs. */
  reason: z.string().optional(),
  /** Server clock, epoch ms. */
  until: z.number(),
});

export const patientIsUp: EventMove<typeof body> = {
  body,
  evolve: (_, { at, by, body: { type: __, ...standby } }) => ({ standby: { ...standby, by, at } }),
  alarmInputs: ({ recordedAt: at }) => [{ kind: 'standby', at, up: true }],
  lane: () => 'alarms',
  sentence({ at, body: { walksWith: who, until, reason } }, { words: { say } }) {
    const said = say('events.patient-up', { who, span: durationText(until - at) });
    return reason === undefined ? said : say('events.with-reason', { said, reason });
  },
  project: notListed,
};

const fields = commandFields('patient-up', {
  walksWith: storableText(80),
  reason: storableText(200).optional(),
});

export const patientUp: CommandMove<typeof fields, [typeof patientIsUp], 'running'> = {
  fields,
  gives: [patientIsUp],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'now-or-never',
  decide(session, { walksWith, reason }, { protocolDocument }, at) {
    const rules = protocolDocument?.standby;
    if (rules === undefined) return refuse('no-standby');
    if (isUp(session, at)) return refuse('already-up');
    const running = session.phase === 'infusing' || session.phase === 'paused';
    if (running && reason === undefined) return refuse('reason-to-get-up');
    return accept(at, {
      ...{ type: 'patient-up', walksWith, until: at + rules.atMostMs },
      ...(reason === undefined ? {} : { reason }),
    });
  },
  example: () => ({ walksWith: '-', reason: '-' }),
};

/** Whether the technical alarms of the probe are held at `at`, epoch ms. */
function isUp({ standby }: Pick<SessionState, 'standby'>, at: number): boolean {
  return standby !== undefined && standby !== null && standby.until > at;
}
