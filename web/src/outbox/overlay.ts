import { type Command, commandMove, commandSchema } from '@chairside/shared/moves/commands';
import { decide } from '@chairside/shared/moves/decide';
import type { SessionEvent } from '@chairside/shared/moves/events';
import { evolve } from '@chairside/shared/moves/evolve';
import { contextOf, decideContext } from '@chairside/shared/session/build-context';
import type { DecideContext } from '@chairside/shared/session/decide-context';
import type { SessionState } from '@chairside/shared/session/state';
import type { Me } from '@chairside/shared/wire/http';
import { useAlarms } from '../live/alarms-store.ts';
import { useChairs } from '../live/chairs-store.ts';
import { useClinic } from '../live/clinic-store.ts';
import { useCuffs } from '../live/cuffs-store.ts';
import { currentVitals } from '../live/current-vitals.ts';
import { NOTHING_PENDING, useOverlay } from '../live/overlay-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import { useVitals } from '../live/vitals-store.ts';
import { type Entry, provisionalSeq } from './entry.ts';
import { namedHere } from './named-here.ts';
import { useQueue } from './queue-store.ts';

/** What `decide` may look at here: as far as this screen knows it. */
function contextHere(
  entry: Entry,
  command: Command,
  session: SessionState | null,
  user: Me['user'],
): DecideContext {
  const { clinic, protocols } = useClinic.getState();
  const now = entry.madeAt;
  const by = { kind: 'user', id: user.id, name: user.name, role: user.role } as const;
  if (session !== null) {
    const { chairId, protocol } = session;
    const protocolDocument = protocols[protocol] ?? null;
    const live = useVitals.getState().vitals[chairId];
    return contextOf(session, {
      ...{ now, by, protocolDocument },
      vitals: currentVitals(live, now, protocolDocument),
      inflations: useCuffs.getState().cuffs[chairId] ?? [],
      liveAlarms: useAlarms.getState().alarms[chairId] ?? [],
    });
  }
  const chair = command.type === 'open' ? useChairs.getState().chairs[command.chairId] : undefined;
  const occupiedBy = chair ? (useSessions.getState().byChair[chair.id] ?? null) : null;
  return decideContext({
    ...{ now, by, sessionId: entry.sessionId, clinicId: clinic?.id ?? 0 },
    chair: chair ? { id: chair.id, label: chair.label, occupiedBy } : null,
    // The server says at the opening which one is in force.
    protocol: '--',
  });
}

/** The events that an entry gives by the same rules as on the server; none where they say no. */
function eventsOf(entry: Entry, session: SessionState | null, user: Me['user']): SessionEvent[] {
  const parsed = commandSchema.safeParse(entry.command);
  if (!parsed.success) return [];
  const { command, named } = namedHere(parsed.data);
  const context = { ...contextHere(entry, command, session, user), ...named };
  const decision = decide(session, command, context);
  if (!decision.ok) return [];
  return decision.bodies.map(({ at, body }, index) => ({
    sessionId: entry.sessionId,
    seq: provisionalSeq(entry.n, index),
    id: entry.command.id,
    at,
    recordedAt: entry.madeAt,
    by: context.by,
    commandId: entry.command.id,
    body,
    hash: '',
  }));
}

/** The same fold as for stored events; a provisional number follows on to nothing, so it is put in its place. */
const foldIn = (session: SessionState | null, event: SessionEvent): SessionState =>
  session === null
    ? { ...evolve(null, { ...event, seq: 1 }), seq: 0 }
    : evolve({ ...session, seq: event.seq - 1 }, event);

function lay(): void {
  const { entries, user } = useQueue.getState();
  const own = user === null ? [] : entries.filter((entry) => entry.userId === user.id);
  if (user === null || own.length === 0) {
    if (useOverlay.getState() !== NOTHING_PENDING) useOverlay.setState(NOTHING_PENDING, true);
    return;
  }
  const { sessions: stored, byChair: occupied } = useSessions.getState();
  const sessions: Record<string, SessionState> = {};
  const byChair: Record<string, string> = {};
  const events: Record<string, readonly SessionEvent[]> = {};
  for (const entry of own) {
    if (entry.state.kind !== 'waiting') continue;
    const { sessionId, command } = entry;
    const base = stored[sessionId];
    let session = sessions[sessionId] ?? base ?? null;
    const caused = eventsOf(entry, session, user);
    if (caused.length === 0) continue;
    events[command.id] = caused;
    if (commandMove(command.type).offline !== 'shown') continue;
    for (const event of caused) session = foldIn(session, event);
    if (session === null) continue;
    // How far the log goes is the server's to say.
    sessions[sessionId] = { ...session, seq: base?.seq ?? 0, hash: base?.hash ?? '' };
    if (base === undefined && occupied[session.chairId] === undefined) {
      byChair[session.chairId] = sessionId;
    }
  }
  useOverlay.setState({ sessions, byChair, events }, true);
}

/** Keeps the overlay true to the queue and to what the server says. Returns the end of it. */
export function followOverlay(): () => void {
  const stops = [
    useQueue.subscribe((now, before) => {
      if (now.entries !== before.entries || now.user !== before.user) lay();
    }),
    useSessions.subscribe(lay),
    useChairs.subscribe(lay),
  ];
  lay();
  return () => {
    for (const stop of stops) stop();
  };
}
