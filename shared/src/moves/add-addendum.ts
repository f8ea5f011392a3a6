import { storableText } from '../text/storable-text.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept } from './decision.ts';
import { type EventMove, eventBody, noInput } from './event-move.ts';

/** What is added to a closed session; signatures from before do not cover it. */
const body = eventBody('addendum-added', { text: storableText(4000) });

export const addendumAdded: EventMove<typeof body> = {
  body,
  evolve(session, { seq, by, at, body: { text } }) {
    const signatures = session.signatures.map((one) => ({ ...one, covers: false }));
    const addenda = [...session.addenda, { seq, text, by, at }];
    return { signatures, addenda, reviewedAt: at };
  },
  alarmInputs: noInput,
  lane: () => 'notes',
  sentence: ({ body: { text } }, { words }) => words.say('events.addendum', { text }),
  project(change) {
    change.signedAt = null;
  },
};

const fields = commandFields('add-addendum', { text: storableText(4000) });

export const addAddendum: CommandMove<typeof fields, [typeof addendumAdded], 'closed'> = {
  fields,
  gives: [addendumAdded],
  who: 'chart-session',
  when: 'closed',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide: (_, { text }, __, at) => accept(at, { type: 'addendum-added', text }),
  example: () => ({ text: '-' }),
};
