/** Scores, what staff did, and the correction of entries: by amendment, never by rubbing out. */
import { scored } from '../effects/scales-scoring.ts';
import type { CommandOf } from './commands.ts';
import { accept, type DecideContext, type Decision, type Refused, refuse } from './decision.ts';
import { drugQuestions } from './drug-questions.ts';
import { onsetProblem, termProblem } from './effect-rules.ts';
import type { InterventionEntry, Scored } from './entries.ts';
import { moment } from './moment.ts';
import { vitalsProblem, weightProblem } from './preparation-rules.ts';
import type { SessionState } from './state.ts';

export function decideAssess(
  session: SessionState,
  { assessment, together }: CommandOf<'assess'>,
  context: DecideContext,
  at: number,
): Decision {
  const result = scored(assessment);
  if (!result.ok) return refuse('score-impossible', result.message);
  const { score } = result;
  return accept(at, {
    type: 'assessed',
    assessment: { ...assessment, score },
    ...(together === undefined ? {} : { together }),
    ...moment(session, context, at),
  });
}

export function decideIntervene(
  session: SessionState,
  command: CommandOf<'intervene'>,
  context: DecideContext,
  at: number,
): Decision {
  const { id: _, at: __, type: ___, ...entry } = command;
  const wrong =
    interventionProblem(session, entry, context) ?? unasked(session, entry, context, at);
  if (wrong) return wrong;
  return accept(at, { type: 'intervention-made', ...entry, ...moment(session, context, at) });
}

function interventionProblem(
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
function unasked(
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
  return refuse('drug-not-confirmed', open.map(({ message }) => message).join(' '));
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

export function decideResponse(
  session: SessionState,
  { intervention, response }: CommandOf<'note-response'>,
  at: number,
): Decision {
  const made = session.interventions.find(({ seq }) => seq === intervention);
  if (made === undefined || made.withdrawn) return refuse('no-such-entry');
  if (at < made.at) return refuse('before-last-entry');
  return accept(at, { type: 'response-noted', intervention, response });
}

/** What a person entered, by `seq`; further entries of an effect among them. */
function entryOf(session: SessionState, seq: number) {
  const entries = [
    ...session.effects,
    ...session.effects.flatMap(({ course }) => course),
    ...session.assessments,
    ...session.interventions,
    ...session.manualVitals,
    ...session.notes,
    ...session.waste,
    ...(session.weight === null ? [] : [session.weight]),
  ];
  return entries.find((entry) => entry.seq === seq);
}

function standing(session: SessionState, seq: number, at: number): Refused | null {
  if (seq > session.seq) return refuse('no-such-entry');
  const entry = entryOf(session, seq);
  if (entry === undefined) return refuse('not-withdrawable');
  if (entry.withdrawn === true) return refuse('already-withdrawn');
  return at < entry.at ? refuse('before-last-entry') : null;
}

export function decideWithdraw(
  session: SessionState,
  { seq, reason }: CommandOf<'withdraw-entry'>,
  at: number,
): Decision {
  const wrong = standing(session, seq, at);
  if (wrong) return wrong;
  return accept(at, { type: 'entry-withdrawn', amends: seq, reason });
}

export function decideAmend(
  session: SessionState,
  command: CommandOf<'amend-entry'>,
  context: DecideContext,
  at: number,
): Decision {
  const { seq, reason, entry } = command;
  const wrong = standing(session, seq, at);
  if (wrong) return wrong;
  const body = (corrected: typeof entry) =>
    accept(at, { type: 'entry-amended', amends: seq, reason, entry: corrected });
  switch (entry.kind) {
    case 'effect': {
      const effect = session.effects.find((one) => one.seq === seq);
      if (effect === undefined) return refuse('other-kind');
      const term = entry.term === undefined ? null : termProblem(entry.term, context);
      const before = Math.min(effect.at, ...effect.course.map((step) => step.at));
      const onset = entry.onset === undefined ? null : onsetProblem(session, entry.onset, before);
      return term ?? onset ?? body(entry);
    }
    case 'assessment': {
      if (!session.assessments.some((one) => one.seq === seq)) return refuse('other-kind');
      const result = scored(entry.assessment);
      if (!result.ok) return refuse('score-impossible', result.message);
      const assessment: Scored = { ...entry.assessment, score: result.score };
      return body({ kind: 'assessment', assessment });
    }
    case 'intervention': {
      const made = session.interventions.find((one) => one.seq === seq);
      if (made === undefined) return refuse('other-kind');
      const { intervention } = entry;
      return (
        interventionProblem(session, intervention, context) ??
        unasked(session, intervention, context, made.at, seq) ??
        body(entry)
      );
    }
    case 'vitals': {
      if (!session.manualVitals.some((one) => one.seq === seq)) return refuse('other-kind');
      return vitalsProblem(entry.values) ?? body(entry);
    }
    case 'weight': {
      if (session.weight?.seq !== seq) return refuse('other-kind');
      return weightProblem(entry.kg) ?? body(entry);
    }
    case 'note': {
      if (!session.notes.some((one) => one.seq === seq)) return refuse('other-kind');
      return body(entry);
    }
  }
}
