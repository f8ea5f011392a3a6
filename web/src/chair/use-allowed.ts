import { type Allowed, allowedCommands } from '@chairside/shared/session/allowed';
import type { CommandType } from '@chairside/shared/session/commands';
import type { SessionState } from '@chairside/shared/session/state';
import { useMemo } from 'react';
import { useChairAlarms } from '../live/alarms-store.ts';
import { useProtocol } from '../live/clinic-store.ts';
import { serverNow } from '../live/clock-store.ts';
import { useMe } from '../sign-in/use-me.ts';

/** Which commands the server would accept now, asked of the same `decide`: for greying out with the reason. */
export function useAllowed(session: SessionState): Record<CommandType, Allowed> {
  const { user, clinic } = useMe();
  const liveAlarms = useChairAlarms(session.chairId);
  const protocolDocument = useProtocol(session.protocol);
  return useMemo(
    () =>
      allowedCommands(session, {
        now: serverNow(),
        by: { kind: 'user', id: user.id, name: user.name, role: user.role },
        sessionId: session.id,
        clinicId: clinic.id,
        chair: null,
        protocol: session.protocol,
        boundChannels: [],
        channel: null,
        vitals: {},
        liveAlarms,
        ...(protocolDocument === null ? {} : { protocolDocument }),
      }),
    [session, user, clinic.id, liveAlarms, protocolDocument],
  );
}
