import { type Check, checksDue } from '@chairside/shared/session/checks';
import type { SessionState } from '@chairside/shared/session/state';
import { useMemo } from 'react';
import { useChairAlarms } from '../../live/alarms-store.ts';
import { useProtocol } from '../../live/clinic-store.ts';
import { useFromNow } from '../../live/clock-store.ts';
import { useChairCuffs } from '../../live/cuffs-store.ts';

const NONE: readonly Check[] = [];
const AGAIN_MS = 30_000;

/** What is due next in a session; empty before the start and under a protocol without a cadence. */
export function useChecks(session: SessionState | null): readonly Check[] {
  const chairId = session?.chairId ?? '';
  const live = useChairAlarms(chairId);
  const protocol = useProtocol(session?.protocol);
  const cuffAt = useChairCuffs(chairId).at(-1)?.at ?? null;
  const tick = useFromNow((now) => Math.floor(now / AGAIN_MS) * AGAIN_MS);
  return useMemo(() => {
    if (session === null || protocol === null) return NONE;
    const own = cuffAt === null ? null : { at: cuffAt };
    const alarms = Object.fromEntries(live.map((alarm) => [alarm.key, alarm]));
    return checksDue({ ...session, alarms }, own, protocol, tick);
  }, [session, protocol, cuffAt, live, tick]);
}
