import { z } from 'zod';
import { storableText } from '../text/storable-text.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody } from './event-move.ts';
import { phaseInput } from './infusion-phase.ts';

/** The drug does not run for a while. */
const body = eventBody('infusion-paused', { reason: z.string() });

export const infusionPaused: EventMove<typeof body> = {
  body,
  evolve({ infusion }, { at, body: { reason } }) {
    if (infusion === null) return {};
    const pauses = [...infusion.pauses, { from: at, to: null, reason }];
    return { phase: 'paused', infusion: { ...infusion, pauses } };
  },
  alarmInputs: phaseInput,
  lane: () => 'infusion',
  sentence: ({ body: { reason } }, { words }) => words.say('events.paused', { reason }),
  project(change) {
    change.phase = 'paused';
  },
};

const fields = commandFields('pause-infusion', { reason: storableText(200) });

export const pauseInfusion: CommandMove<typeof fields, [typeof infusionPaused], 'running'> = {
  fields,
  gives: [infusionPaused],
  who: 'chart-session',
  when: 'running',
  isStep: true,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, { reason }, _, at) {
    switch (session.phase) {
      case 'infusing':
        return accept(at, { type: 'infusion-paused', reason });
      case 'before':
        return refuse('not-started');
      case 'paused':
        return refuse('already-paused');
      case 'recovery':
        return refuse('already-stopped');
      case 'closed':
        return refuse('session-closed');
    }
  },
  example: () => ({ reason: '-' }),
};
