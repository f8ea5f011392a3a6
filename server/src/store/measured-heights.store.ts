import { and, desc, eq, sql } from 'drizzle-orm';
import type { Connection } from './database/connection.ts';
import type { PatientStore } from './ports/patients.ts';
import { sessionEvents, sessions } from './schema/sessions.ts';

const withdrawn = sql`exists (select from session_events later where later.session_id = ${sessionEvents.sessionId}
  and later.type = 'entry-withdrawn' and (later.body->>'amends')::int4 = ${sessionEvents.seq})`;

/** From the log: the newest height that was measured with a weight and still counts. */
export function createMeasuredHeightStore({
  scoped,
}: Pick<Connection, 'scoped'>): Pick<PatientStore, 'measuredHeight'> {
  return {
    measuredHeight: (clinicId, patientId) =>
      scoped(clinicId, async (tx) => {
        const [found] = await tx
          .select({
            at: sessionEvents.at,
            by: sessionEvents.by,
            body: sessionEvents.body,
            sessionId: sessionEvents.sessionId,
          })
          .from(sessionEvents)
          .innerJoin(sessions, eq(sessions.key, sessionEvents.sessionKey))
          .where(
            and(
              eq(sessions.clinicId, clinicId),
              eq(sessions.patientId, patientId),
              eq(sessionEvents.type, 'weight-recorded'),
              sql`(${sessionEvents.body}->>'heightCm') is not null and not ${withdrawn}`,
            ),
          )
          .orderBy(desc(sessionEvents.at))
          .limit(1);
        const { body } = found ?? {};
        if (!found || body?.type !== 'weight-recorded' || body.heightCm === undefined) return null;
        const { at, by, sessionId } = found;
        return { cm: body.heightCm, at, by, sessionId };
      }),
  };
}
