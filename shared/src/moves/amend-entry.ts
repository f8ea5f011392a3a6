import { z } from 'zod';
import { effectLabel } from '../effects/catalogue.ts';
import { scored } from '../effects/scales-scoring.ts';
import { SEVERITY_WORDS } from '../effects/severity.ts';
import { replaced } from '../session/correctable.ts';
import type { DecideContext } from '../session/decide-context.ts';
import {
  describeInterventionEntry,
  describeScore,
  effectDetails,
} from '../session/describe-charting.ts';
import { describeManualVitals } from '../session/describe-vitals.ts';
import { type Amendment, amendmentSchema, type Scored } from '../session/entries.ts';
import type { SessionState } from '../session/state.ts';
import { logSeq } from '../text/bounded.ts';
import { storableText } from '../text/storable-text.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, type Refused, refuse } from './decision.ts';
import { correctedEffects, termBegunBy } from './effect-episodes.ts';
import { type EventMove, eventBody } from './event-move.ts';
import { interventionProblem, unasked } from './intervene.ts';
import { onsetProblem, termProblem } from './observe-effect.ts';
import { vitalsProblem } from './record-vitals.ts';
import { weightProblem } from './record-weight.ts';
import { baselineWithout, laneOfEntry, revisedInputs, standing } from './revision.ts';
import type { Wording } from './wording.ts';

/** Corrects an earlier entry of a person; the original stays visible. */
const body = eventBody('entry-amended', {
  amends: z.number().int(),
  reason: z.string(),
  entry: amendmentSchema,
});

export const entryAmended: EventMove<typeof body> = {
  body,
  evolve: (session, { body: { amends, entry } }) => amended(session, amends, entry),
  alarmInputs: ({ recordedAt, body: { amends } }, before, after) =>
    revisedInputs(amends, recordedAt, before, after),
  lane: ({ seq, body: { amends } }, of) => laneOfEntry(amends, seq, of),
  sentence: ({ body: { entry, reason } }, wording) =>
    wording.words.say('events.corrected', { what: correctedTo(entry, wording), reason }),
  project(change, { body: { entry } }) {
    if (entry.kind === 'weight') change.weighed = true;
  },
};

function amended(session: SessionState, seq: number, entry: Amendment): Partial<SessionState> {
  switch (entry.kind) {
    case 'effect':
      return { effects: correctedEffects(session.effects, seq, entry) };
    case 'assessment': {
      const { assessment } = entry;
      return {
        assessments: replaced(session.assessments, seq, (made) => ({ ...made, assessment })),
      };
    }
    case 'intervention': {
      const { intervention } = entry;
      return {
        interventions: replaced(session.interventions, seq, (made) => ({
          ...made,
          entry: intervention,
        })),
      };
    }
    case 'vitals': {
      const { values } = entry;
      return {
        manualVitals: replaced(session.manualVitals, seq, (made) => ({ ...made, values })),
        ...baselineWithout(session, seq),
      };
    }
    case 'weight': {
      const { weight } = session;
      return weight?.seq === seq ? { weight: { ...weight, kg: entry.kg, amended: true } } : {};
    }
    case 'note': {
      const { text } = entry;
      return { notes: replaced(session.notes, seq, (note) => ({ ...note, text })) };
    }
  }
}

const SOURCES = {
  observed: 'events.source-observed',
  'patient-reported': 'events.source-patient-reported',
} as const;

/** What an entry says from now on; its original stays where it was. */
function correctedTo(entry: Amendment, wording: Wording): string {
  const { words } = wording;
  const { say } = words;
  switch (entry.kind) {
    case 'effect': {
      const said = [
        entry.term === undefined ? null : effectLabel(entry.term, words),
        entry.severity === undefined ? null : say(SEVERITY_WORDS[entry.severity]),
        entry.onset === undefined ? null : say('events.another-onset'),
        entry.source === undefined ? null : say(SOURCES[entry.source]),
      ].filter((part) => part !== null);
      return `${said.join(', ')}${effectDetails(entry, words)}`;
    }
    case 'assessment':
      return describeScore(entry.assessment, words);
    case 'intervention': {
      const termOf = (seq: number) => termBegunBy(wording.entry(seq));
      return describeInterventionEntry(entry.intervention, termOf, words, 'within');
    }
    case 'vitals':
      return describeManualVitals(entry.values, words);
    case 'weight':
      return say('events.weight-within', { kg: entry.kg });
    case 'note':
      return say('events.quoted', { text: entry.text });
    default:
      return entry satisfies never;
  }
}

const fields = commandFields('amend-entry', {
  seq: logSeq,
  reason: storableText(200),
  entry: amendmentSchema,
});
type Asked = z.infer<typeof fields>;

export const amendEntry: CommandMove<typeof fields, [typeof entryAmended], 'running'> = {
  fields,
  gives: [entryAmended],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, command, context, at) {
    const { seq, reason } = command;
    const wrong = standing(session, seq, at);
    if (wrong) return wrong;
    const entry = corrected(session, command, context);
    return 'ok' in entry
      ? entry
      : accept(at, { type: 'entry-amended', amends: seq, reason, entry });
  },
  example: (session) => ({ reason: '-', ...someAmendment(session) }),
};

/** The entry as it is recorded, or why it cannot be. */
function corrected(
  session: SessionState,
  { seq, entry }: Asked,
  context: DecideContext,
): Amendment | Refused {
  switch (entry.kind) {
    case 'effect': {
      const effect = session.effects.find((one) => one.seq === seq);
      if (effect === undefined) return refuse('other-kind');
      const term = entry.term === undefined ? null : termProblem(entry.term, context);
      const before = Math.min(effect.at, ...effect.course.map((step) => step.at));
      const onset = entry.onset === undefined ? null : onsetProblem(session, entry.onset, before);
      return term ?? onset ?? entry;
    }
    case 'assessment': {
      if (!session.assessments.some((one) => one.seq === seq)) return refuse('other-kind');
      const result = scored(entry.assessment);
      if (!result.ok) return refuse('score-impossible', result.message);
      const assessment: Scored = { ...entry.assessment, score: result.score };
      return { kind: 'assessment', assessment };
    }
    case 'intervention': {
      const made = session.interventions.find((one) => one.seq === seq);
      if (made === undefined) return refuse('other-kind');
      const { intervention } = entry;
      return (
        interventionProblem(session, intervention, context) ??
        unasked(session, intervention, context, made.at, seq) ??
        entry
      );
    }
    case 'vitals': {
      if (!session.manualVitals.some((one) => one.seq === seq)) return refuse('other-kind');
      return vitalsProblem(entry.values) ?? entry;
    }
    case 'weight': {
      if (session.weight?.seq !== seq) return refuse('other-kind');
      return weightProblem(entry.kg) ?? entry;
    }
    case 'note': {
      if (!session.notes.some((one) => one.seq === seq)) return refuse('other-kind');
      return entry;
    }
  }
}

/** The first entry that stands, as it is. */
function someAmendment(session: SessionState | null): Pick<Asked, 'seq' | 'entry'> {
  const stands = ({ withdrawn }: { readonly withdrawn: boolean }) => !withdrawn;
  const effect = session?.effects.find(stands);
  if (effect !== undefined) return { seq: effect.seq, entry: { kind: 'effect' } };
  const made = session?.assessments.find(stands);
  if (made !== undefined) {
    return { seq: made.seq, entry: { kind: 'assessment', assessment: made.assessment } };
  }
  const done = session?.interventions.find(stands);
  if (done !== undefined) {
    return { seq: done.seq, entry: { kind: 'intervention', intervention: done.entry } };
  }
  const vitals = session?.manualVitals.find(stands);
  if (vitals !== undefined) {
    return { seq: vitals.seq, entry: { kind: 'vitals', values: vitals.values } };
  }
  return { seq: session?.notes.find(stands)?.seq ?? 1, entry: { kind: 'note', text: '-' } };
}
