import { z } from 'zod';
import type { AlarmInput } from '../alarms/state/state.ts';
import type { BoundChannel } from '../session/decide-context.ts';
import type { Logged } from '../session/logged.ts';
import type { SessionState } from '../session/state.ts';
import { idText } from '../text/bounded.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody } from './event-move.ts';

/** A channel of a monitor measures this patient from now on. */
const body = eventBody('monitor-attached', {
  channelId: z.string(),
  deviceId: z.string(),
  label: z.string(),
});

export const monitorAttached: EventMove<typeof body> = {
  body,
  evolve({ channels }, { body: { channelId, deviceId, label } }) {
    const others = channels.filter((channel) => channel.channelId !== channelId);
    return { channels: [...others, { channelId, deviceId, label }] };
  },
  alarmInputs: attachedInput,
  lane: () => 'technical',
  sentence: ({ body: { label } }, { words }) => words.say('events.monitor-attached', { label }),
  project(change, { seq, at, body: { channelId } }) {
    change.attached.push({ channelId, seq, at, until: null });
  },
};

/** Whether anything is attached, where that has changed. */
export function attachedInput(
  { recordedAt: at }: Logged,
  before: SessionState | null,
  after: SessionState,
): AlarmInput[] {
  const isAttached = after.channels.length > 0;
  const wasAttached = before !== null && before.channels.length > 0;
  return isAttached === wasAttached ? [] : [{ kind: 'attached', at, attached: isAttached }];
}

export const attached = ({ channelId, deviceId, label }: BoundChannel): z.infer<typeof body> => ({
  type: 'monitor-attached',
  channelId,
  deviceId,
  label,
});

const fields = commandFields('attach-monitor', { channelId: idText });

export const attachMonitor: CommandMove<typeof fields, [typeof monitorAttached], 'running'> = {
  fields,
  gives: [monitorAttached],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'kept',
  decide(session, command, { channel }, at) {
    if (channel === null || channel.channelId !== command.channelId) {
      return refuse('no-such-channel');
    }
    if (session.channels.some(({ channelId }) => channelId === channel.channelId)) {
      return refuse('monitor-already-attached');
    }
    if (channel.heldBy !== null && channel.heldBy !== session.id) return refuse('channel-taken');
    return accept(at, attached(channel));
  },
  example: (_, { channel }) => ({ channelId: channel?.channelId ?? '' }),
};
