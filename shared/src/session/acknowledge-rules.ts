import type { CommandOf } from './commands.ts';
import { accept, type DecideContext, type Decision, refuse } from './decision.ts';

export function decideAcknowledge(
  command: CommandOf<'acknowledge-alarm'>,
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
