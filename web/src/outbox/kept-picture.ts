import { type Snapshot, snapshotSchema } from '@chairside/shared/wire/station';
import { useAlarms } from '../live/alarms-store.ts';
import { showSnapshot } from '../live/apply-snapshot.ts';
import { useChairs } from '../live/chairs-store.ts';
import { useClinic } from '../live/clinic-store.ts';
import { useCuffs } from '../live/cuffs-store.ts';
import { loseLink, useLink } from '../live/link-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import { useVitals } from '../live/vitals-store.ts';
import { queueDatabase } from './queue.ts';

/** Sessions and alarms within this time of a change; values, which age anyway, every few of it. */
const KEEP_EVERY_MS = 1_000;
const VALUES_EVERY = 5;
/** Longer than a server that is there takes for its first picture. */
const WAIT_FOR_SERVER_MS = 2_500;

/** What this screen knows of the clinic, as the server would say it; null before it knows anything. */
function pictureHere(): Snapshot | null {
  const { clinic, protocols } = useClinic.getState();
  const { link, health, lastHeardAt } = useLink.getState();
  const heard = link.kind === 'live' || link.kind === 'lost';
  if (clinic === null || !heard || lastHeardAt === null) return null;
  const { chairs, order } = useChairs.getState();
  const { sessions, byChair } = useSessions.getState();
  const { vitals } = useVitals.getState();
  const { alarms } = useAlarms.getState();
  const { cuffs } = useCuffs.getState();
  return {
    ...{ clinic, protocols, health, serverTime: lastHeardAt, cursor: 0 },
    chairs: order.flatMap((id) => {
      const chair = chairs[id];
      if (!chair) return [];
      return [
        {
          ...{ id, label: chair.label, position: chair.position, monitors: [...chair.monitors] },
          session: sessions[byChair[id] ?? ''] ?? null,
          vitals: vitals[id] ?? { values: {}, status: {}, arrivedAt: null },
          alarms: [...(alarms[id] ?? [])],
          cuffs: [...(cuffs[id] ?? [])],
        },
      ];
    }),
  };
}

/**
 * Keeps the last picture of the clinic on disk and shows it, as lost since then, where a page begins while the server
 * is away. Its alarms stay on screen and go on calling; its values age as they would have.
 */
export function keepPicture(clinicId: number): () => void {
  const keep = () => {
    const picture = pictureHere();
    if (picture?.clinic.id !== clinicId) return;
    void queueDatabase()
      .then((database) => database?.putPicture(clinicId, picture))
      .catch(() => undefined);
  };
  const show = async () => {
    if (useLink.getState().link.kind === 'live' || useClinic.getState().clinic !== null) return;
    const kept = snapshotSchema.safeParse(await (await queueDatabase())?.picture(clinicId));
    if (!kept.success || useClinic.getState().clinic !== null) return;
    showSnapshot(kept.data);
    // Nothing joins on to a picture of the past: the server is asked for everything.
    useClinic.setState({ cursor: null });
    loseLink(kept.data.serverTime);
  };
  let rounds = 0;
  let known: readonly unknown[] = [];
  const keepChanges = () => {
    rounds += 1;
    const now = [useSessions.getState(), useAlarms.getState(), useChairs.getState()];
    const changed = now.some((each, index) => each !== known[index]);
    if (!changed && rounds % VALUES_EVERY !== 0) return;
    known = now;
    keep();
  };
  const interval = setInterval(keepChanges, KEEP_EVERY_MS);
  const timer = setTimeout(() => void show(), WAIT_FOR_SERVER_MS);
  window.addEventListener('pagehide', keep);
  return () => {
    clearInterval(interval);
    clearTimeout(timer);
    window.removeEventListener('pagehide', keep);
  };
}

export async function forgetPicture(): Promise<void> {
  await (await queueDatabase())?.forgetPictures();
}
