import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody } from './event-move.ts';
import { endPause, phaseInput } from './infusion-phase.ts';

/** The drug runs again. */
const body = eventBody('infusion-resumed', {});

export const infusionResumed: EventMove<typeof body> = {
  body,
  evolve({ infusion }, { at }) {
    if (infusion === null) return {};
    return { phase: 'infusing', infusion: { ...infusion, pauses: endPause(infusion.pauses, at) } };
  },
  alarmInputs: phaseInput,
  lane: () => 'infusion',
  sentence: (_, { words }) => words.say('events.resumed'),
  project(change) {
    change.phase = 'infusing';
  },
};

const fields = commandFields('resume-infusion', {});

export const resumeInfusion: CommandMove<typeof fields, [typeof infusionResumed], 'running'> = {
  fields,
  gives: [infusionResumed],
  who: 'chart-session',
  when: 'running',
  isStep: true,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, _, __, at) {
    switch (session.phase) {
      case 'paused':
        return accept(at, { type: 'infusion-resumed' });
      case 'before':
        return refuse('not-started');
      case 'infusing':
        return refuse('not-paused');
      case 'recovery':
        return refuse('already-stopped');
      case 'closed':
        return refuse('session-closed');
    }
  },
  example: () => ({}),
};
