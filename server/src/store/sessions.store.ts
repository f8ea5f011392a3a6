import type { SessionEvent } from '@chairside/shared/moves/events';
import { and, asc, eq, gt, inArray, isNull, max } from 'drizzle-orm';
import type { Connection } from './database/connection.ts';
import type { RunningSession, SessionStore } from './ports/store.ts';
import { clinics } from './schema/places.ts';
import { sessionEvents, sessions } from './schema/sessions.ts';
import { countSessions, listSessions, sessionProviders } from './session-list.store.ts';

type EventRow = typeof sessionEvents.$inferSelect;

function toEvent(row: EventRow): SessionEvent {
  return {
    sessionId: row.sessionId,
    seq: row.seq,
    id: row.id,
    at: row.at,
    recordedAt: row.recordedAt,
    by: row.by,
    commandId: row.commandId,
    body: row.body,
    hash: row.hash,
  };
}

export function createSessionStore({ db, pool, scoped }: Connection): SessionStore {
  const log = sessionEvents;
  const inClinic = (clinicId: number) => eq(log.clinicId, clinicId);
  return {
    async nextKey() {
      const answer = await pool.query<{ key: number }>(`select nextval('session_keys') as key`);
      return answer.rows[0]?.key ?? 0;
    },

    async runningSessions() {
      const ids = (await db.select({ id: clinics.id }).from(clinics)).map(({ id }) => id);
      if (ids.length === 0) return [];
      return scoped(
        ids,
        async (tx) => {
          const open = await tx
            .select()
            .from(sessions)
            .where(isNull(sessions.closedAt))
            .orderBy(asc(sessions.key));
          if (open.length === 0) return [];
          const rows = await tx
            .select()
            .from(log)
            .where(
              inArray(
                log.sessionId,
                open.map(({ id }) => id),
              ),
            )
            .orderBy(asc(log.sessionId), asc(log.seq));
          const bySession = Map.groupBy(rows, (row) => row.sessionId);
          return open.map((session): RunningSession => {
            const events = bySession.get(session.id) ?? [];
            return {
              key: session.key,
              id: session.id,
              clinicId: session.clinicId,
              events: events.map(toEvent),
            };
          });
        },
        { snapshot: true },
      );
    },

    find: (clinicId, sessionId) =>
      scoped(clinicId, async (tx) => {
        const [found] = await tx
          .select({ key: sessions.key, clinicId: sessions.clinicId })
          .from(sessions)
          .where(and(eq(sessions.id, sessionId), eq(sessions.clinicId, clinicId)));
        return found ?? null;
      }),

    events: (clinicId, sessionId, afterSeq = 0) =>
      scoped(clinicId, async (tx) => {
        const rows = await tx
          .select()
          .from(log)
          .where(and(eq(log.sessionId, sessionId), inClinic(clinicId), gt(log.seq, afterSeq)))
          .orderBy(asc(log.seq));
        return rows.map(toEvent);
      }),

    eventsAfter: (clinicId, position, limit) =>
      scoped(clinicId, async (tx) => {
        const rows = await tx
          .select()
          .from(log)
          .where(and(inClinic(clinicId), gt(log.position, position)))
          .orderBy(asc(log.position))
          .limit(limit + 1);
        if (rows.length > limit) return null;
        return { cursor: rows.at(-1)?.position ?? position, events: rows.map(toEvent) };
      }),

    cursor: (clinicId) =>
      scoped(clinicId, async (tx) => {
        const [last] = await tx
          .select({ position: max(log.position) })
          .from(log)
          .where(inClinic(clinicId));
        return last?.position ?? 0;
      }),

    list: (clinicId, query) => scoped(clinicId, (tx) => listSessions(tx, clinicId, query)),
    counts: (clinicId, filter) => scoped(clinicId, (tx) => countSessions(tx, clinicId, filter)),
    providers: (clinicId) => scoped(clinicId, (tx) => sessionProviders(tx, clinicId)),

    byCommand: (clinicId, sessionId, commandId) =>
      scoped(clinicId, async (tx) => {
        const rows = await tx
          .select()
          .from(log)
          .where(
            and(eq(log.sessionId, sessionId), inClinic(clinicId), eq(log.commandId, commandId)),
          )
          .orderBy(asc(log.seq));
        return rows.length === 0 ? null : rows.map(toEvent);
      }),
  };
}
