import { type Check, checksDue, SOON_MS } from '@chairside/shared/session/checks';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useAlarms } from '../live/alarms-store.ts';
import { useChairs } from '../live/chairs-store.ts';
import { useClinic } from '../live/clinic-store.ts';
import { useFromNow } from '../live/clock-store.ts';
import { useCuffs } from '../live/cuffs-store.ts';
import { useSessions } from '../live/sessions-store.ts';

export interface ChairDue {
  readonly chairId: string;
  readonly sessionId: string;
  readonly label: string;
  readonly check: Check;
}

const AGAIN_MS = 10_000;
/** What is further away than this can wait off the strip. */
const AHEAD_MS = 10 * SOON_MS;

/** What is due next in the whole clinic, soonest first: one line for each chair and kind. */
export function useDueNext(): readonly ChairDue[] {
  const { sessions, byChair } = useSessions();
  const alarms = useAlarms((state) => state.alarms);
  const chairs = useChairs((state) => state.chairs);
  const protocols = useClinic((state) => state.protocols);
  const cuffs = useCuffs(
    useShallow((state) =>
      Object.fromEntries(Object.entries(state.cuffs).map(([id, all]) => [id, all.at(-1)?.at])),
    ),
  );
  const now = useFromNow((at) => Math.floor(at / AGAIN_MS) * AGAIN_MS);
  return useMemo(
    () =>
      Object.entries(byChair)
        .flatMap(([chairId, sessionId]): ChairDue[] => {
          const session = sessions[sessionId];
          const document = session && protocols[session.protocol];
          if (!session || !document) return [];
          const at = cuffs[chairId];
          const live = Object.fromEntries((alarms[chairId] ?? []).map((one) => [one.key, one]));
          const cuff = at === undefined ? null : { at };
          const label = chairs[chairId]?.label ?? '--';
          return checksDue({ ...session, alarms: live }, cuff, document, now).map((check) => ({
            ...{ chairId, sessionId, label, check },
          }));
        })
        .filter(({ check }) => check.dueAt - now <= AHEAD_MS)
        .sort((a, b) => a.check.dueAt - b.check.dueAt),
    [sessions, byChair, alarms, chairs, protocols, cuffs, now],
  );
}
