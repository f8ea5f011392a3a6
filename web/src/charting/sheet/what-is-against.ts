import type { Command } from '@chairside/shared/moves/commands';
import { decide } from '@chairside/shared/moves/decide';
import type { DecideContext } from '@chairside/shared/session/decide-context';
import type { SessionState } from '@chairside/shared/session/state';
import { textOf } from '../../language/say.ts';
import { serverNow } from '../../live/clock-store.ts';
import type { CommandDraft } from '../../outbox/send-command.ts';

/** Of these the server knows what this screen does not: the register, other chairs. */
const ASKS_ELSEWHERE: ReadonlySet<CommandDraft['type']> = new Set([
  'open',
  'identify-patient',
  'transfer-chair',
]);
const SOME_ID = '00000000-0000-4000-8000-000000000000';

/** Why the rules would refuse it, in the words of the refusal; null: nothing is known against it. */
export function whatIsAgainst(
  session: SessionState,
  context: DecideContext,
  draft: CommandDraft,
): string | null {
  if (ASKS_ELSEWHERE.has(draft.type)) return null;
  const now = Math.floor(serverNow());
  const command = { ...draft, id: SOME_ID, at: draft.at ?? now } as Command;
  const decision = decide(session, command, { ...context, now });
  return decision.ok ? null : textOf(decision.refusal.message);
}
