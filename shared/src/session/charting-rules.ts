import { effectTerm } from '../effects/catalogue.ts';
import type { Command } from './commands.ts';
import { accept, type DecideContext, type Decision, refuse } from './decision.ts';
import type { VitalsSnapshot } from './events.ts';
import { infusedMs } from './phases.ts';
import type { SessionState } from './state.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** A value measured later than this after the moment that is charted does not belong to it. */
const SAME_MOMENT_MS = 10_000;

function measuredBy(vitals: VitalsSnapshot, at: number): VitalsSnapshot {
  const entries = Object.entries(vitals).filter(
    ([, measured]) => measured !== undefined && measured.at <= at + SAME_MOMENT_MS,
  );
  return Object.fromEntries(entries);
}

export function decideEffect(
  session: SessionState,
  command: Of<'observe-effect'>,
  context: DecideContext,
  at: number,
): Decision {
  const term = effectTerm(command.term);
  if (term === undefined) return refuse('unknown-effect');
  const { by } = context;
  if (term.scope === 'provider-note' && !(by.kind === 'user' && by.role === 'provider')) {
    return refuse('provider-only');
  }
  const onset = command.onset ?? at;
  if (onset > at) return refuse('onset-after-entry');
  if (onset < session.openedAt) return refuse('onset-before-opening');
  return accept(at, {
    type: 'effect-observed',
    term: term.code,
    severity: command.severity,
    onset,
    source: command.source,
    ...(command.note === undefined ? {} : { note: command.note }),
    infusedMs: infusedMs(session, onset),
    vitals: measuredBy(context.vitals, at),
  });
}

export function decideAcknowledge(
  command: Of<'acknowledge-alarm'>,
  context: DecideContext,
  at: number,
): Decision {
  const { alarmId } = command;
  const live = context.liveAlarms.filter((alarm) => alarm.state !== 'cleared');
  const alarm = live.find((one) => one.id === alarmId);
  if (alarm === undefined) {
    // Acknowledging an occurrence that has since become worse must not pass for having seen the worse one.
    const newer = live.some((one) => alarmId.startsWith(`${one.key}#`));
    return refuse(newer ? 'alarm-changed' : 'no-such-alarm');
  }
  // Two stations may tap at the same moment: the second finds its wish fulfilled.
  if (alarm.acknowledged !== null) return accept(at);
  if (at < alarm.raisedAt) return refuse('before-alarm');
  const { key, occurrence } = alarm;
  return accept(at, { type: 'alarm-acknowledged', alarmId, key, occurrence });
}

export function decideWithdraw(
  session: SessionState,
  command: Of<'withdraw-entry'>,
  at: number,
): Decision {
  if (command.seq > session.seq) return refuse('no-such-entry');
  const entry = [...session.effects, ...session.notes].find((one) => one.seq === command.seq);
  if (entry === undefined) return refuse('not-withdrawable');
  if (entry.withdrawn) return refuse('already-withdrawn');
  return accept(at, { type: 'entry-withdrawn', amends: command.seq, reason: command.reason });
}
