import { type Allowed, allowedCommands } from '@chairside/shared/moves/allowed';
import type { CommandType } from '@chairside/shared/moves/commands';
import type { DecideContext } from '@chairside/shared/session/decide-context';
import type { SessionState } from '@chairside/shared/session/state';
import { useMemo } from 'react';

/** Which commands the server would accept now, asked of the same `decide`: for greying out with the reason. */
export function useAllowed(
  session: SessionState,
  context: DecideContext,
): Record<CommandType, Allowed> {
  return useMemo(() => allowedCommands(session, context), [session, context]);
}
