import { z } from 'zod';
import { criterionLabel } from '../session/criterion.ts';
import type { DecideContext } from '../session/decide-context.ts';
import { dischargeCriteria, unmetSentence } from '../session/discharge.ts';
import { type CloseOutcome, closeOutcomeSchema } from '../session/entries.ts';
import { isProvider } from '../session/persons.ts';
import type { SessionState } from '../session/state.ts';
import { storableText } from '../text/storable-text.ts';
import type { MessageKey } from '../wording/message.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput } from './event-move.ts';

/** The session ends: who may close it, and what is said when not everything is met. */
const body = eventBody('session-closed', {
  /** Absent in logs of older versions. */
  outcome: closeOutcomeSchema.optional(),
  /** What was not met when a provider closed all the same, and why. */
  override: z.object({ unmet: z.array(z.string()), reason: storableText(300) }).optional(),
  note: z.string().optional(),
});
type Closed = z.infer<typeof body>;

export const sessionClosed: EventMove<typeof body> = {
  body,
  evolve: (_, { at, body: { outcome } }) => ({
    phase: 'closed',
    closedAt: at,
    outcome: outcome ?? null,
  }),
  alarmInputs: noInput,
  lane: () => 'infusion',
  sentence({ body: { outcome, override, note } }, { words: { say, text } }) {
    const said = [say('events.session-closed')];
    if (outcome !== undefined) said.push(say(OUTCOMES[outcome]));
    if (override !== undefined) {
      const { unmet, reason } = override;
      said.push(
        say('events.although-not-met', {
          unmet: unmet.map((code) => text(criterionLabel(code))).join(', '),
          reason,
        }),
      );
    }
    return `${said.join(', ')}${note === undefined ? '' : `: ${note}`}`;
  },
  project(change, { at, body: { outcome } }) {
    change.phase = 'closed';
    change.closedAt = at;
    change.outcome = outcome ?? null;
    for (const each of change.attached) each.until ??= at;
  },
};

const OUTCOMES = {
  discharged: 'events.outcome-discharged',
  cancelled: 'events.outcome-cancelled',
  'left-against-advice': 'events.outcome-left-against-advice',
  emergency: 'events.outcome-emergency',
} as const satisfies Record<CloseOutcome, MessageKey>;

const fields = commandFields('close', {
  /** Absent: `cancelled` before the start, `discharged` after it. */
  outcome: closeOutcomeSchema.optional(),
  /** Why a provider closes although not everything is met. */
  override: storableText(300).optional(),
  note: storableText(500).optional(),
});

export const close: CommandMove<typeof fields, [typeof sessionClosed], 'running'> = {
  fields,
  gives: [sessionClosed],
  who: 'chart-session',
  when: 'running',
  isStep: true,
  bySecondPerson: true,
  offline: 'kept',
  decide(session, command, context, at) {
    switch (session.phase) {
      case 'before':
      case 'recovery':
        // Watched until it is recorded: no reading or entry comes after the end.
        return closed(session, command, context, Math.max(at, context.now));
      case 'infusing':
      case 'paused':
        return refuse('still-infusing');
      case 'closed':
        return refuse('session-closed');
    }
  },
  example: () => ({}),
};

function closed(
  session: SessionState,
  command: z.infer<typeof fields>,
  context: DecideContext,
  at: number,
): Decision<Closed> {
  const started = session.infusion !== null;
  const outcome: CloseOutcome = command.outcome ?? (started ? 'discharged' : 'cancelled');
  const note = command.note === undefined ? {} : { note: command.note };
  const said: Closed = { type: 'session-closed', outcome, ...note };
  switch (outcome) {
    case 'cancelled':
      return started ? refuse('not-cancelled') : accept(at, said);
    case 'emergency':
      return session.emergency === null ? refuse('not-escalated') : accept(at, said);
    case 'left-against-advice':
      return command.note === undefined ? refuse('note-missing') : accept(at, said);
    case 'discharged': {
      if (!started) return refuse('not-started');
      const unmet = dischargeCriteria(session, context, at).filter(
        ({ status }) => status !== 'met',
      );
      if (unmet.length === 0) return accept(at, said);
      if (!isProvider(context.by) || command.override === undefined) {
        return refuse('not-ready-for-discharge', unmetSentence(unmet));
      }
      const override = { unmet: unmet.map(({ code }) => code), reason: command.override };
      return accept(at, { ...said, override });
    }
  }
}
