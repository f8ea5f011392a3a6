/** The way home: what is prepared, who may close, and what is said when not everything is met. */
import type { CommandOf } from './commands.ts';
import { accept, type DecideContext, type Decision, refuse } from './decision.ts';
import { dischargeCriteria, unmetSentence } from './discharge.ts';
import type { CloseOutcome } from './entries.ts';
import { moment } from './moment.ts';
import type { SessionState } from './state.ts';

export function decidePrepareDischarge(
  command: CommandOf<'prepare-discharge'>,
  at: number,
): Decision {
  const { id: _, at: __, ...prepared } = command;
  const { type: ___, ...fields } = prepared;
  if (Object.values(fields).every((value) => value === undefined))
    return refuse('nothing-prepared');
  return accept(at, { ...prepared, type: 'discharge-prepared' });
}

export function decideEscalate(
  session: SessionState,
  { reason }: CommandOf<'escalate-emergency'>,
  context: DecideContext,
  at: number,
): Decision {
  if (session.emergency !== null) return refuse('already-escalated');
  return accept(at, { type: 'emergency-escalated', reason, ...moment(session, context, at) });
}

export function decideClose(
  session: SessionState,
  command: CommandOf<'close'>,
  context: DecideContext,
  at: number,
): Decision {
  switch (session.phase) {
    case 'before':
    case 'recovery':
      // Watched until it is recorded: no reading or entry comes after the end.
      return close(session, command, context, Math.max(at, context.now));
    case 'infusing':
    case 'paused':
      return refuse('still-infusing');
    case 'closed':
      return refuse('session-closed');
  }
}

function close(
  session: SessionState,
  command: CommandOf<'close'>,
  context: DecideContext,
  at: number,
): Decision {
  const started = session.infusion !== null;
  const outcome: CloseOutcome = command.outcome ?? (started ? 'discharged' : 'cancelled');
  const said = {
    outcome,
    ...(command.note === undefined ? {} : { note: command.note }),
  };
  const closed = { type: 'session-closed', ...said } as const;
  switch (outcome) {
    case 'cancelled':
      return started ? refuse('not-cancelled') : accept(at, closed);
    case 'emergency':
      return session.emergency === null ? refuse('not-escalated') : accept(at, closed);
    case 'left-against-advice':
      return command.note === undefined ? refuse('note-missing') : accept(at, closed);
    case 'discharged': {
      if (!started) return refuse('not-started');
      const unmet = dischargeCriteria(session, context, at).filter(
        ({ status }) => status !== 'met',
      );
      if (unmet.length === 0) return accept(at, closed);
      const { by } = context;
      const isProvider = by.kind === 'user' && by.role === 'provider';
      if (!isProvider || command.override === undefined) {
        return refuse('not-ready-for-discharge', unmetSentence(unmet));
      }
      const override = { unmet: unmet.map(({ code }) => code), reason: command.override };
      return accept(at, { ...closed, override });
    }
  }
}
