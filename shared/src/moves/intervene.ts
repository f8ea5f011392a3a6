import type { DecideContext } from '../session/decide-context.ts';
import { describeInterventionEntry } from '../session/describe-charting.ts';
import { drugQuestions } from '../session/drug-questions.ts';
import { type InterventionEntry, interventionFields, momentFields } from '../session/entries.ts';
import { moment } from '../session/moment.ts';
import type { SessionState } from '../session/state.ts';
import { sentences } from '../wording/message.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, type Refused, refuse } from './decision.ts';
import { termBegunBy } from './effect-episodes.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';

/** What staff did: a drug, oxygen, position, reassurance, the provider called. */
const body = eventBody('intervention-made', { ...interventionFields, ...momentFields });

export const interventionMade: EventMove<typeof body> = {
  body,
  evolve({ interventions }, { seq, at, by, body: said }) {
    const { type: _, infusedMs, delivered, vitals, ...entry } = said;
    const made = { seq, at, by, withdrawn: false, entry, responses: [] };
    return { interventions: [...interventions, made] };
  },
  alarmInputs: noInput,
  lane: () => 'interventions',
  sentence: ({ body: said }, { entry, words }) =>
    describeInterventionEntry(said, (seq) => termBegunBy(entry(seq)), words),
  project: notListed,
  correction: { amendable: true, undo: true },
  subject: ({ drug, kind }) => drug?.name ?? kind,
};

const fields = commandFields('intervene', interventionFields);

export const intervene: CommandMove<typeof fields, [typeof interventionMade], 'running'> = {
  fields,
  gives: [interventionMade],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, command, context, at) {
    const { id: _, at: __, type: ___, ...entry } = command;
    const wrong =
      interventionProblem(session, entry, context) ?? unasked(session, entry, context, at);
    if (wrong) return wrong;
    return accept(at, { type: 'intervention-made', ...entry, ...moment(session, context, at) });
  },
  example: () => ({ kind: 'reassurance' }),
};

export function interventionProblem(
  session: SessionState,
  { kind, drug, oxygen, note, answers }: InterventionEntry,
  context: DecideContext,
): Refused | null {
  if ((kind === 'drug') !== (drug !== undefined)) return refuse('drug-missing');
  if ((kind === 'oxygen') !== (oxygen !== undefined)) return refuse('oxygen-missing');
  if (kind === 'other' && note === undefined) return refuse('note-missing');
  for (const seq of answers?.effects ?? []) {
    if (!session.effects.some((effect) => effect.seq === seq && !effect.withdrawn)) {
      return refuse('no-such-effect');
    }
  }
  return (answers?.alarms ?? []).every((id) => hadAlarm(session, context, id))
    ? null
    : refuse('unknown-alarm');
}

/** What was asked of a drug and has no reason yet. */
export function unasked(
  session: SessionState,
  { drug, confirmed = [] }: InterventionEntry,
  { protocolDocument: document, allergies }: DecideContext,
  at: number,
  corrects?: number,
): Refused | null {
  if (drug === undefined) return null;
  const reasons = new Set(confirmed.map(({ code }) => code));
  const open = drugQuestions(session, drug, at, { document, allergies, corrects }).filter(
    ({ code }) => !reasons.has(code),
  );
  if (open.length === 0) return null;
  return refuse('drug-not-confirmed', sentences(open.map(({ message }) => message)));
}

/** An alarm that has cleared since is still what was answered; one that never came up is a mistake. */
function hadAlarm(
  { alarmOccurrences = {} }: SessionState,
  { liveAlarms }: DecideContext,
  id: string,
): boolean {
  const [key = '', occurrence = ''] = id.split(/#(?=[1-9]\d*$)/u);
  const known = alarmOccurrences[key];
  if (known !== undefined && occurrence !== '' && Number(occurrence) <= known) return true;
  return liveAlarms.some((alarm) => alarm.id === id);
}
