import type { z } from 'zod';
import type { AlarmInput } from '../alarms/state/state.ts';
import { assessmentSchema } from '../effects/scales.ts';
import { scored } from '../effects/scales-scoring.ts';
import { SCORE_SCALES } from '../protocols/document/score-limits.ts';
import { describeScore } from '../session/describe-charting.ts';
import { momentFields, scoredSchema } from '../session/entries.ts';
import { moment } from '../session/moment.ts';
import type { MadeAssessment } from '../session/state.ts';
import { uuid } from '../text/bounded.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, notListed } from './event-move.ts';

/** A score on a scale. */
const body = eventBody('assessed', {
  assessment: scoredSchema,
  /** Charted for several chairs with one gesture; the same on each of them. */
  together: uuid.optional(),
  ...momentFields,
});

export const assessed: EventMove<typeof body> = {
  body,
  evolve({ assessments }, { seq, at, by, body: { assessment } }) {
    return { assessments: [...assessments, { seq, at, by, withdrawn: false, assessment }] };
  },
  alarmInputs: (event) =>
    scoreInput({ ...event, withdrawn: false, assessment: event.body.assessment }, event.recordedAt),
  lane: () => 'checks',
  sentence({ body: { assessment, together } }, { words }) {
    const said = describeScore(assessment, words);
    return together === undefined ? said : words.say('events.together', { said });
  },
  project: notListed,
  correction: { amendable: true, undo: true },
  subject: ({ assessment }) => assessment.scale,
  grade: ({ assessment }) => assessment.score,
};

/** None for a scale that has no limits and fulfils no check. */
export function scoreInput(made: Omit<MadeAssessment, 'by'>, at: number): AlarmInput[] {
  const { seq, withdrawn, assessment } = made;
  const scale = SCORE_SCALES.find((one) => one === assessment.scale);
  if (scale === undefined) return [];
  const { score: value } = assessment;
  return [{ kind: 'score', at, seq, scale, value, takenAt: made.at, withdrawn }];
}

const fields = commandFields('assess', {
  assessment: assessmentSchema,
  /** One gesture for several chairs: the same on each of its entries. */
  together: uuid.optional(),
});
export type Assess = z.infer<typeof fields>;

export const assess: CommandMove<typeof fields, [typeof assessed], 'running'> = {
  fields,
  gives: [assessed],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, { assessment, together }, context, at) {
    const result = scored(assessment);
    if (!result.ok) return refuse('score-impossible', result.message);
    const { score } = result;
    return accept(at, {
      type: 'assessed',
      assessment: { ...assessment, score },
      ...(together === undefined ? {} : { together }),
      ...moment(session, context, at),
    });
  },
  example: () => ({ assessment: { scale: 'dissociation', score: 0 } }),
};
