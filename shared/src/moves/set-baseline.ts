import { z } from 'zod';
import { cuffsSoFar, restedBaseline, restedCuffs } from '../session/baseline.ts';
import { describeBaseline } from '../session/describe-vitals.ts';
import { baselineSchema } from '../vitals/baseline.ts';
import { message } from '../wording/message.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, notListed } from './event-move.ts';
import { implausible } from './implausible.ts';

/** The values before the drug, against which relative limits run. */
const body = eventBody('baseline-set', {
  baseline: baselineSchema,
  /** `cuffs`: the pressure is the median of these rested readings, newest last. */
  from: z.enum(['cuffs', 'entered']).optional(),
  cuffs: z.array(z.object({ sys: z.number(), dia: z.number(), at: z.number() })).optional(),
});

export const baselineSet: EventMove<typeof body> = {
  body,
  evolve(_, { at, body: { baseline, from = null, cuffs = [] } }) {
    return { baseline, baselineFrom: from, baselineAt: at, baselineCuffs: cuffs };
  },
  alarmInputs: ({ recordedAt: at, body: { baseline } }) => [{ kind: 'baseline', at, baseline }],
  lane: () => 'checks',
  sentence({ body: { baseline, cuffs } }, { words }) {
    const said = words.say('events.baseline-set', { values: describeBaseline(baseline, words) });
    if (cuffs === undefined) return said;
    return `${said}, ${words.say('events.median-of', { count: cuffs.length })}`;
  },
  project: notListed,
};

const fields = commandFields('set-baseline', {
  baseline: baselineSchema,
  from: z.enum(['cuffs', 'entered']).default('entered'),
});

/** From cuffs: the nurse accepts the median that the rested readings give; anything else is entered by hand. */
export const setBaseline: CommandMove<typeof fields, [typeof baselineSet], 'running'> = {
  fields,
  gives: [baselineSet],
  who: 'chart-session',
  when: 'running',
  isStep: true,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, { baseline, from }, { cuffs = [] }, at) {
    if (session.phase !== 'before') return refuse('not-before-start');
    if (Object.values(baseline).every((value) => value === undefined)) {
      return refuse('baseline-empty');
    }
    if (at < (session.baselineAt ?? at)) return refuse('before-last-entry');
    const wrong = implausible(baseline, 'baseline-implausible');
    if (wrong) return wrong;
    if (from === 'entered') return accept(at, { type: 'baseline-set', baseline, from });
    const rested = restedBaseline(cuffs, at);
    if (rested === null) {
      return refuse('too-few-cuffs', cuffsSoFar(restedCuffs(cuffs, at).length));
    }
    if (rested.sys !== baseline.sys || rested.dia !== baseline.dia) {
      const now = `${rested.sys}/${rested.dia}`;
      return refuse('baseline-moved', message('refusals.median-now', { pressure: now }));
    }
    return accept(at, {
      type: 'baseline-set',
      baseline,
      from: 'cuffs',
      cuffs: rested.cuffs.map(({ sys, dia, at: taken }) => ({ sys, dia, at: taken })),
    });
  },
  example(_, { cuffs = [], now }) {
    const rested = restedBaseline(cuffs, now);
    return rested === null
      ? { baseline: { spo2: 98 }, from: 'entered' }
      : { baseline: { sys: rested.sys, dia: rested.dia }, from: 'cuffs' };
  },
};
