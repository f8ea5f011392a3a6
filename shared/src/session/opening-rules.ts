import type { Command } from './commands.ts';
import { accept, type DecideContext, type Decision, refuse } from './decision.ts';
import type { EventBody } from './events.ts';
import type { SessionState } from './state.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function decideOpen(command: Of<'open'>, context: DecideContext, at: number): Decision {
  const { chair } = context;
  if (chair === null || chair.id !== command.chairId) return refuse('no-such-chair');
  if (chair.occupiedBy !== null) return refuse('chair-occupied');
  // Two sessions of one chair that overlap would both claim its late readings.
  if (chair.freeSince !== undefined && at < chair.freeSince) return refuse('before-chair-was-free');
  const attached = context.boundChannels.map(
    ({ channelId, deviceId, label }): EventBody => ({
      type: 'monitor-attached',
      channelId,
      deviceId,
      label,
    }),
  );
  return accept(
    at,
    {
      type: 'session-opened',
      clinicId: context.clinicId,
      chairId: chair.id,
      chairLabel: chair.label,
      patientRef: command.patientRef,
      protocol: context.protocol,
    },
    ...attached,
  );
}

export function decideAttach(
  session: SessionState,
  command: Of<'attach-monitor'>,
  context: DecideContext,
  at: number,
): Decision {
  const { channel } = context;
  if (channel === null || channel.channelId !== command.channelId) return refuse('no-such-channel');
  if (session.channels.some((c) => c.channelId === channel.channelId)) {
    return refuse('monitor-already-attached');
  }
  if (channel.heldBy !== null && channel.heldBy !== session.id) return refuse('channel-taken');
  const { channelId, deviceId, label } = channel;
  return accept(at, { type: 'monitor-attached', channelId, deviceId, label });
}
