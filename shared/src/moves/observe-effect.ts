import { z } from 'zod';
import { effectLabel, effectTerm } from '../effects/catalogue.ts';
import { SEVERITY_WORDS, type Severity, severitySchema } from '../effects/severity.ts';
import type { DecideContext } from '../session/decide-context.ts';
import { effectDetails } from '../session/describe-charting.ts';
import { effectDetailFields, effectSourceSchema, momentFields } from '../session/entries.ts';
import { moment } from '../session/moment.ts';
import type { ObservedEffect, SessionState } from '../session/state.ts';
import { idText, instant } from '../text/bounded.ts';
import { durationText } from '../text/time-text.ts';
import { inEnglish } from '../wording/in-english.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, type Refused, refuse } from './decision.ts';
import { begunEffect } from './effect-episodes.ts';
import { type EventMove, eventBody } from './event-move.ts';
import { changeTo, effectChanged } from './update-effect.ts';

/** A side effect is seen or reported: an episode begins, or the one that goes on is charted again. */
const body = eventBody('effect-observed', {
  /** Term of the effects catalogue. */
  term: z.string(),
  severity: severitySchema,
  /** When it began, epoch ms; `at` of the event is when it was noted. */
  onset: z.number(),
  source: effectSourceSchema,
  ...effectDetailFields,
  /** At onset. */
  ...momentFields,
});

export const effectObserved: EventMove<typeof body> = {
  body,
  evolve: ({ effects }, { seq, at, by, body: said }) => ({
    effects: [...effects, begunEffect({ seq, at, by, withdrawn: false }, said)],
  }),
  alarmInputs: ({ recordedAt: at, seq, body: { term, severity } }) => [
    { kind: 'effect', at, seq, term, severity, withdrawn: false },
  ],
  lane: () => 'effects',
  sentence({ at, body: said }, { words }) {
    const { say } = words;
    const lag = at - said.onset;
    const parts = [effectLabel(said.term, words), say(SEVERITY_WORDS[said.severity])];
    if (lag >= 60_000) parts.push(say('events.began-earlier', { span: durationText(lag) }));
    if (said.source === 'patient-reported') parts.push(say('events.reported-by-the-patient'));
    return `${parts.join(', ')}${effectDetails(said, words)}`;
  },
  project(change, { body: { term } }) {
    change.effects++;
    if (effectTerm(term)?.serious) change.seriousEffects++;
  },
  correction: { amendable: true, undo: true },
  subject: ({ term }) => effectLabel(term, inEnglish),
  grade: ({ severity }) => severity,
};

const fields = commandFields('observe-effect', {
  term: idText,
  severity: severitySchema,
  onset: instant.optional(),
  source: effectSourceSchema.default('observed'),
  ...effectDetailFields,
});
type Asked = z.infer<typeof fields>;

export const observeEffect: CommandMove<
  typeof fields,
  [typeof effectObserved, typeof effectChanged],
  'running'
> = {
  fields,
  gives: [effectObserved, effectChanged],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(session, command, context, at) {
    const onset = command.onset ?? at;
    const wrong = termProblem(command.term, context) ?? onsetProblem(session, onset, at);
    if (wrong) return wrong;
    const open = episodeAt(session, command.term, at);
    if (open !== null) return accept(at, seenAgain(session, open, { command, context, at, onset }));
    const { id: _, at: __, ...entry } = command;
    const more = moment(session, context, at, onset);
    return accept(at, { ...entry, type: 'effect-observed', onset, ...more });
  },
  example: () => ({ term: 'nausea', severity: 'mild', source: 'observed' }),
};

/** The episode of a term that an entry of this instant belongs to: the one that went on then, or else goes on now. */
function episodeAt({ effects }: SessionState, term: string, at: number): ObservedEffect | null {
  const own = effects.filter((effect) => effect.term === term && !effect.withdrawn);
  const wentOn = own.findLast(
    ({ onset, resolvedAt }) => onset <= at && (resolvedAt === null || at < resolvedAt),
  );
  return wentOn ?? own.findLast(({ resolvedAt }) => resolvedAt === null) ?? null;
}

interface Charted {
  readonly command: Asked;
  readonly context: DecideContext;
  readonly at: number;
  readonly onset: number;
}

/** Two screens may chart one effect, each without the other's entry: neither is refused. */
function seenAgain(
  session: SessionState,
  effect: ObservedEffect,
  { command, context, at, onset }: Charted,
): z.infer<typeof effectChanged.body> {
  const { id: _, at: __, type: ___, term, source, onset: ____, severity, ...said } = command;
  return {
    ...said,
    type: 'effect-changed',
    effect: effect.seq,
    change: changeTo(severity, severityAt(effect, at)),
    severity,
    seen: { term, onset, source },
    ...moment(session, context, at),
  };
}

/** As the entries up to then say. */
function severityAt({ first, course }: ObservedEffect, at: number): Severity {
  const last = course.findLast(
    (step) => !step.withdrawn && step.at <= at && step.severity !== undefined,
  );
  return last?.severity ?? first.severity;
}

export function termProblem(code: string, { by }: DecideContext): Refused | null {
  const term = effectTerm(code);
  if (term === undefined) return refuse('unknown-effect');
  const isProvider = by.kind === 'user' && by.role === 'provider';
  return term.scope === 'provider-note' && !isProvider ? refuse('provider-only') : null;
}

export function onsetProblem(session: SessionState, onset: number, at: number): Refused | null {
  if (onset > at) return refuse('onset-after-entry');
  if (onset < session.openedAt) return refuse('onset-before-opening');
  return null;
}
