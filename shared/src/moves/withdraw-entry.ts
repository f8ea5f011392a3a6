import { z } from 'zod';
import { takeBack } from '../session/correctable.ts';
import type { SessionState } from '../session/state.ts';
import { logSeq } from '../text/bounded.ts';
import { storableText } from '../text/storable-text.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept } from './decision.ts';
import { effectsWithout } from './effect-episodes.ts';
import { type EventMove, eventBody } from './event-move.ts';
import { baselineWithout, laneOfEntry, revisedInputs, standing } from './revision.ts';

/** Withdraws an earlier entry of a person; the original stays visible. */
const body = eventBody('entry-withdrawn', { amends: z.number().int(), reason: z.string() });

export const entryWithdrawn: EventMove<typeof body> = {
  body,
  evolve: (session, { body: { amends } }) => withdrawn(session, amends),
  alarmInputs: ({ recordedAt, body: { amends } }, before, after) =>
    revisedInputs(amends, recordedAt, before, after),
  lane: ({ seq, body: { amends } }, of) => laneOfEntry(amends, seq, of),
  sentence({ seq, body: { amends, reason } }, { entry: entryOf, words: { say } }, of) {
    // Only what came before can be withdrawn: a damaged log must not send this in circles.
    const entry = amends < seq ? entryOf(amends) : null;
    const what =
      entry === null
        ? say('charted.entry', { seq: amends })
        : say('events.quoted', { text: of(entry) });
    return say('events.withdrawn', { what, reason });
  },
  project(change, { body: { amends } }) {
    change.withdrawn.push(amends);
  },
};

function withdrawn(session: SessionState, seq: number): Partial<SessionState> {
  const { weight } = session;
  return {
    effects: effectsWithout(session.effects, seq),
    assessments: takeBack(session.assessments, seq),
    interventions: takeBack(session.interventions, seq),
    manualVitals: takeBack(session.manualVitals, seq),
    notes: takeBack(session.notes, seq),
    ...wasteWithout(session, seq),
    ...baselineWithout(session, seq),
    ...(weight?.seq === seq ? { weight: null } : {}),
  };
}

function wasteWithout({ waste }: SessionState, seq: number): Partial<SessionState> {
  if (!waste.some((entry) => entry.seq === seq)) return {};
  return {
    waste: waste.map((entry) => (entry.seq === seq ? { ...entry, withdrawn: true } : entry)),
  };
}

const fields = commandFields('withdraw-entry', { seq: logSeq, reason: storableText(200) });

export const withdrawEntry: CommandMove<typeof fields, [typeof entryWithdrawn], 'running'> = {
  fields,
  gives: [entryWithdrawn],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, { seq, reason }, _, at) {
    const wrong = standing(session, seq, at);
    if (wrong) return wrong;
    return accept(at, { type: 'entry-withdrawn', amends: seq, reason });
  },
  example(session) {
    const { effects = [], notes = [], interventions = [] } = session ?? {};
    const { assessments = [], manualVitals = [] } = session ?? {};
    const entries = [...effects, ...notes, ...assessments, ...interventions, ...manualVitals];
    return { seq: entries.find((entry) => !entry.withdrawn)?.seq ?? 1, reason: '-' };
  },
};
