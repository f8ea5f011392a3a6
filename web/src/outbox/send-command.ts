import { type CommandInput, type CommandType, commandMove } from '@chairside/shared/moves/commands';
import type { CommandAnswer } from '@chairside/shared/wire/http';
import { newId } from '../http/new-id.ts';
import { heardUntil } from './heard-until.ts';
import { keepAndSend } from './queue.ts';
import { sendDirectly } from './send-directly.ts';
import { touchDown } from './touch-down.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> & { id?: string } : never;
/** A command as a screen writes it; the id is made here unless a retry brings its own. */
export type CommandDraft = WithoutId<CommandInput>;

/** A pause that arrives late would cover alarms that nobody has seen. */
const isNowOrNever = (type: CommandType) => commandMove(type).offline === 'now-or-never';

/** With its id and the instant of the touch; what has them keeps them, so that a retry is the very same command. */
export function stamped(sessionId: string, draft: CommandDraft): CommandInput {
  const id = draft.id ?? newId();
  if (isNowOrNever(draft.type)) return { ...draft, id } as CommandInput;
  // The touch that began an effect may be a later one than the touch that opened its choice.
  const onset = 'onset' in draft ? (draft.onset ?? 0) : 0;
  const at = draft.at ?? touchDown(Math.max(heardUntil(sessionId, draft), onset));
  return { ...draft, id, at } as CommandInput;
}

/**
 * Keeps a command in this browser's database, sends it, and resolves with the server's receipt: the events are durable
 * there. That may take as long as the server is away; `onKept` says that it is safe here and not yet stored there.
 * Every attempt has the same id, which the server answers the same way, so that nothing is charted twice. Rejects with
 * `ApiError` once the server has refused; a retry by hand should pass the same `id`.
 */
export async function sendCommand(
  sessionId: string,
  draft: CommandDraft,
  onKept: () => void = () => undefined,
): Promise<CommandAnswer> {
  const command = stamped(sessionId, draft);
  if (isNowOrNever(command.type)) return sendDirectly(sessionId, command);
  return (await keepAndSend(sessionId, command, onKept)) ?? sendDirectly(sessionId, command);
}
