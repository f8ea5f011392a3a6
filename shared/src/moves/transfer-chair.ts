import { z } from 'zod';
import { idText } from '../text/bounded.ts';
import { attached, attachedInput, monitorAttached } from './attach-monitor.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput } from './event-move.ts';
import { detach } from './session-change.ts';

/** The session goes on in another chair, with that chair's monitors; what was measured until now stays where it was measured. */
const detachedBody = eventBody('monitor-detached', { channelId: z.string(), reason: z.string() });

export const monitorDetached: EventMove<typeof detachedBody> = {
  body: detachedBody,
  evolve: ({ channels }, { body: { channelId } }) => ({
    channels: channels.filter((channel) => channel.channelId !== channelId),
  }),
  alarmInputs: attachedInput,
  lane: () => 'technical',
  sentence: ({ body: { reason } }, { words }) => words.say('events.monitor-detached', { reason }),
  project: (change, { at, body: { channelId } }) => detach(change, channelId, at),
};

const transferredBody = eventBody('chair-transferred', {
  from: z.object({ chairId: z.string(), chairLabel: z.string() }),
  chairId: z.string(),
  chairLabel: z.string(),
});

export const chairTransferred: EventMove<typeof transferredBody> = {
  body: transferredBody,
  evolve: (_, { body: { chairId, chairLabel } }) => ({ chairId, chairLabel }),
  alarmInputs: noInput,
  lane: () => 'infusion',
  sentence: ({ body: { from, chairLabel: to } }, { words }) =>
    words.say('events.moved', { from: from.chairLabel, to }),
  project(change, { body: { chairId, chairLabel } }) {
    change.moved = { chairId, chairLabel };
  },
};

const fields = commandFields('transfer-chair', { chairId: idText });
type Given = z.infer<
  typeof detachedBody | typeof transferredBody | (typeof monitorAttached)['body']
>;

const SOME_CHAIR = { id: '-', label: '-', occupiedBy: null };

export const transferChair: CommandMove<
  typeof fields,
  [typeof monitorDetached, typeof chairTransferred, typeof monitorAttached],
  'running'
> = {
  fields,
  gives: [monitorDetached, chairTransferred, monitorAttached],
  who: 'chart-session',
  when: 'running',
  isStep: true,
  bySecondPerson: false,
  offline: 'kept',
  decide(session, command, context, at) {
    const { chair } = context;
    if (command.chairId === session.chairId) return refuse('same-chair');
    if (chair === null || chair.id !== command.chairId) return refuse('no-such-chair');
    if (chair.occupiedBy !== null) return refuse('chair-occupied');
    const now = Math.max(at, context.now);
    if (chair.freeSince !== undefined && now < chair.freeSince) {
      return refuse('before-chair-was-free');
    }
    const left = session.channels.map(({ channelId }) => {
      const reason = `moved to chair ${chair.label}`;
      return { type: 'monitor-detached' as const, channelId, reason };
    });
    const { chairId, chairLabel } = session;
    return accept<Given>(
      now,
      ...left,
      {
        type: 'chair-transferred',
        from: { chairId, chairLabel },
        chairId: chair.id,
        chairLabel: chair.label,
      },
      ...context.boundChannels.map(attached),
    );
  },
  example: (session, { chair }) => ({
    chairId: chair !== null && chair.id !== session?.chairId ? chair.id : SOME_CHAIR.id,
  }),
  standIn: ({ chairId }, context) =>
    chairId === SOME_CHAIR.id ? { ...context, chair: SOME_CHAIR } : context,
};
