import { z } from 'zod';
import { CHECKLIST, checklistItem, checklistLabel } from '../screening/checklist.ts';
import { type ChecklistAnswer, checklistAnswerSchema } from '../session/entries.ts';
import type { Words } from '../wording/words.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';

/** Questions of the screening checklist, answered yes, no or unknown. */
const body = eventBody('checklist-answered', {
  answers: z.array(checklistAnswerSchema).min(1),
});

export const checklistAnswered: EventMove<typeof body> = {
  body,
  evolve({ checklist }, { at, by, body: { answers } }) {
    // An answer that was kept on a tablet without a network must not replace one that was given after it.
    const entries = answers
      .filter(({ item }) => at >= (checklist[item]?.at ?? at))
      .map((answer) => [answer.item, { ...answer, at, by }] as const);
    return { checklist: { ...checklist, ...Object.fromEntries(entries) } };
  },
  alarmInputs: noInput,
  lane: () => 'checks',
  sentence: ({ body: { answers } }, { words }) => describeAnswers(answers, words),
  project: notListed,
};

/** One answer in full; of many, what was not a plain no and every note. */
function describeAnswers(answers: readonly ChecklistAnswer[], words: Words): string {
  const told =
    answers.length === 1
      ? answers
      : answers.filter(({ answer, note }) => answer !== 'no' || note !== undefined);
  const count = answers.length - told.length;
  const said = told.map((answer) => answerText(answer, words));
  const rest = count === 0 ? [] : [words.say('events.answered-no', { count })];
  return words.say('events.checklist', { answers: [...said, ...rest].join('; ') });
}

function answerText({ item, answer, note }: ChecklistAnswer, { say, text }: Words): string {
  const what = text(checklistLabel(item));
  if (note === undefined) return say('events.answer', { what, answer });
  return say('events.answer-with-note', { what, answer, note });
}

const fields = commandFields('answer-checklist', {
  answers: z.array(checklistAnswerSchema).min(1).max(100),
});

export const answerChecklist: CommandMove<typeof fields, [typeof checklistAnswered], 'running'> = {
  fields,
  gives: [checklistAnswered],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, { answers }, _, at) {
    if (session.phase !== 'before') return refuse('not-before-start');
    const unknown = answers.find(({ item }) => checklistItem(item) === undefined);
    if (unknown !== undefined) return refuse('no-such-item');
    return accept(at, { type: 'checklist-answered', answers });
  },
  example: () => ({ answers: [{ item: CHECKLIST[0]?.id ?? '', answer: 'no' }] }),
};
