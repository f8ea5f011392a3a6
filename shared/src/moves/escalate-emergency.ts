import { momentFields } from '../session/entries.ts';
import { moment } from '../session/moment.ts';
import { storableText } from '../text/storable-text.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';

/** An emergency was called. */
const body = eventBody('emergency-escalated', { reason: storableText(300), ...momentFields });

export const emergencyEscalated: EventMove<typeof body> = {
  body,
  evolve: (_, { at, by, body: { reason } }) => ({ emergency: { reason, by, at } }),
  alarmInputs: noInput,
  lane: () => 'interventions',
  sentence: ({ body: { reason } }, { words }) => words.say('events.emergency', { reason }),
  project: notListed,
};

const fields = commandFields('escalate-emergency', { reason: storableText(300) });

export const escalateEmergency: CommandMove<typeof fields, [typeof emergencyEscalated], 'running'> =
  {
    fields,
    gives: [emergencyEscalated],
    who: 'chart-session',
    when: 'running',
    isStep: false,
    bySecondPerson: false,
    offline: 'shown',
    decide(session, { reason }, context, at) {
      if (session.emergency !== null) return refuse('already-escalated');
      return accept(at, { type: 'emergency-escalated', reason, ...moment(session, context, at) });
    },
    example: () => ({ reason: '-' }),
  };
