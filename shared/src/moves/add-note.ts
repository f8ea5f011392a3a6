import { z } from 'zod';
import { storableText } from '../text/storable-text.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept } from './decision.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';

/** A remark in free words. */
const body = eventBody('note-added', { text: z.string() });

export const noteAdded: EventMove<typeof body> = {
  body,
  evolve: ({ notes }, { seq, at, by, body: { text } }) => ({
    notes: [...notes, { seq, at, by, withdrawn: false, text }],
  }),
  alarmInputs: noInput,
  lane: () => 'notes',
  sentence: ({ body: { text } }) => text,
  project: notListed,
  correction: { amendable: true, undo: true },
};

const fields = commandFields('add-note', { text: storableText(2000) });

export const addNote: CommandMove<typeof fields, [typeof noteAdded], 'running'> = {
  fields,
  gives: [noteAdded],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide: (_, { text }, __, at) => accept(at, { type: 'note-added', text }),
  example: () => ({ text: '-' }),
};
