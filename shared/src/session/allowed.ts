/** Which commands a person could give now: asked of `decide` itself, so that there is no second copy of a rule. */
import type { Command, CommandType } from './commands.ts';
import { decide } from './decide.ts';
import type { DecideContext } from './decision.ts';
import { someLimitChange } from './limit-rules.ts';
import type { Refusal } from './refusals.ts';
import type { SessionState } from './state.ts';

export type Allowed =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly why: Refusal };

/** Whether this very command would be accepted now. */
export function allowed(
  session: SessionState | null,
  command: Command,
  context: DecideContext,
): Allowed {
  const decision = decide(session, command, context);
  return decision.ok ? { allowed: true } : { allowed: false, why: decision.refusal };
}

const id = '00000000-0000-4000-8000-000000000000';

/**
 * One answer per kind of command, asked with harmless values: the first alarm that nobody has acknowledged,
 * the first entry that can be withdrawn.
 */
export function allowedCommands(
  session: SessionState | null,
  context: DecideContext,
): Record<CommandType, Allowed> {
  const entries = session === null ? [] : [...session.effects, ...session.notes];
  const ask = (command: Command): Allowed => allowed(session, command, context);
  return {
    open: ask({ id, type: 'open', chairId: context.chair?.id ?? '', patientRef: '0' }),
    'attach-monitor': ask({
      id,
      type: 'attach-monitor',
      channelId: context.channel?.channelId ?? '',
    }),
    'set-baseline': ask({ id, type: 'set-baseline', baseline: { spo2: 98 } }),
    'start-infusion': ask({ id, type: 'start-infusion', drug: 'ketamine', plannedMinutes: 40 }),
    'pause-infusion': ask({ id, type: 'pause-infusion', reason: '-' }),
    'resume-infusion': ask({ id, type: 'resume-infusion' }),
    'stop-infusion': ask({ id, type: 'stop-infusion', reason: 'completed' }),
    'observe-effect': ask({
      id,
      type: 'observe-effect',
      term: 'nausea',
      severity: 'mild',
      source: 'observed',
    }),
    'acknowledge-alarm': ask({
      id,
      type: 'acknowledge-alarm',
      alarmId: context.liveAlarms.find((alarm) => alarm.acknowledged === null)?.id ?? '',
    }),
    'change-limit': ask({
      id,
      type: 'change-limit',
      ...someLimitChange(session, context),
      reason: '-',
    }),
    'pause-sound': ask({ id, type: 'pause-sound' }),
    'resume-sound': ask({ id, type: 'resume-sound' }),
    'add-note': ask({ id, type: 'add-note', text: '-' }),
    'withdraw-entry': ask({
      id,
      type: 'withdraw-entry',
      seq: entries.find((entry) => !entry.withdrawn)?.seq ?? 1,
      reason: '-',
    }),
    close: ask({ id, type: 'close' }),
  };
}
