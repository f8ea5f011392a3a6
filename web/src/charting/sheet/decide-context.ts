import { contextOf } from '@chairside/shared/session/build-context';
import type { DecideContext } from '@chairside/shared/session/decide-context';
import type { SessionState } from '@chairside/shared/session/state';
import { useMemo } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { useChairAlarms } from '../../live/alarms-store.ts';
import { useProtocol } from '../../live/clinic-store.ts';
import { serverNow, useFromNow } from '../../live/clock-store.ts';
import { useChairCuffs } from '../../live/cuffs-store.ts';
import { currentVitals } from '../../live/current-vitals.ts';
import { useVitals } from '../../live/vitals-store.ts';

/** What is asked of the rules again by itself: a countdown runs out, a value grows old. */
const AGAIN_MS = 5_000;

/** What `decide`, the gate and the criteria may look at, as far as this screen knows it. */
export function useDecideContext(session: SessionState): DecideContext {
  const { user } = useMe();
  const liveAlarms = useChairAlarms(session.chairId);
  const protocolDocument = useProtocol(session.protocol);
  const measured = useChairCuffs(session.chairId);
  const tick = useFromNow((now) => Math.floor(now / AGAIN_MS));
  // biome-ignore lint/correctness/useExhaustiveDependencies: values of every second are looked at with the tick.
  return useMemo((): DecideContext => {
    const now = serverNow();
    return contextOf(session, {
      now,
      by: { kind: 'user', id: user.id, name: user.name, role: user.role },
      vitals: currentVitals(useVitals.getState().vitals[session.chairId], now, protocolDocument),
      liveAlarms,
      protocolDocument,
      inflations: measured,
    });
  }, [session, user, liveAlarms, protocolDocument, measured, tick]);
}
