import { z } from 'zod';
import { STOP_REASONS } from '../session/entries.ts';
import type { SessionState } from '../session/state.ts';
import { storableText } from '../text/storable-text.ts';
import type { MessageKey } from '../wording/message.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody } from './event-move.ts';
import { endPause, phaseInput } from './infusion-phase.ts';

/** The drug has run for the last time; what follows is observation. */
const body = eventBody('infusion-stopped', {
  reason: z.enum(STOP_REASONS),
  note: z.string().optional(),
});

export const infusionStopped: EventMove<typeof body> = {
  body,
  evolve({ infusion }, { at, body: { reason } }) {
    if (infusion === null) return {};
    const stopped = { stoppedAt: at, stopReason: reason };
    const pauses = endPause(infusion.pauses, at);
    return { phase: 'recovery', infusion: { ...infusion, pauses, ...stopped } };
  },
  alarmInputs: phaseInput,
  lane: () => 'infusion',
  sentence({ body: { reason, note } }, { words: { say } }) {
    const said = say('events.stopped', { why: say(STOPPED[reason]) });
    return note === undefined ? said : `${said}: ${note}`;
  },
  project(change, { at }) {
    change.phase = 'recovery';
    change.stoppedAt = at;
  },
};

const STOPPED = {
  completed: 'events.stopped-completed',
  'side-effect': 'events.stopped-side-effect',
  'vital-signs': 'events.stopped-vital-signs',
  'patient-request': 'events.stopped-patient-request',
  'line-problem': 'events.stopped-line-problem',
  other: 'events.stopped-other',
} as const satisfies Record<(typeof STOP_REASONS)[number], MessageKey>;

const fields = commandFields('stop-infusion', {
  reason: z.enum(STOP_REASONS),
  note: storableText(500).optional(),
});

export const stopInfusion: CommandMove<typeof fields, [typeof infusionStopped], 'running'> = {
  fields,
  gives: [infusionStopped],
  who: 'chart-session',
  when: 'running',
  isStep: true,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, command, _, at) {
    switch (session.phase) {
      case 'infusing':
      case 'paused': {
        if (at < lastGivenAt(session)) return refuse('before-last-rate');
        const note = command.note === undefined ? {} : { note: command.note };
        return accept(at, { type: 'infusion-stopped', reason: command.reason, ...note });
      }
      case 'before':
        return refuse('not-started');
      case 'recovery':
        return refuse('already-stopped');
      case 'closed':
        return refuse('session-closed');
    }
  },
  example: () => ({ reason: 'completed' }),
};

/** The last change of the rate or bolus, epoch ms. */
function lastGivenAt({ infusion }: SessionState): number {
  return Math.max(
    0,
    ...[...(infusion?.rates ?? []), ...(infusion?.boluses ?? [])].map(({ at }) => at),
  );
}
