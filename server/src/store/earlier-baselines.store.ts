import type { Baseline } from '@chairside/shared/vitals/baseline';
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Connection } from './database/connection.ts';
import type { PatientStore } from './ports/patients.ts';
import { sessionEvents, sessions } from './schema/sessions.ts';

/** From the log: the last baseline that each of the patient's newest sessions was started on. */
export function createEarlierBaselineStore({
  scoped,
}: Pick<Connection, 'scoped'>): Pick<PatientStore, 'earlierBaselines'> {
  return {
    earlierBaselines: (clinicId, patientId, most) =>
      scoped(clinicId, async (tx) => {
        const started = await tx
          .select({ id: sessions.id })
          .from(sessions)
          .where(
            and(
              eq(sessions.clinicId, clinicId),
              eq(sessions.patientId, patientId),
              isNotNull(sessions.startedAt),
            ),
          )
          .orderBy(desc(sessions.openedAt))
          .limit(most);
        const ids = started.map(({ id }) => id);
        if (ids.length === 0) return [];
        const set = await tx
          .select({ sessionId: sessionEvents.sessionId, body: sessionEvents.body })
          .from(sessionEvents)
          .where(and(inArray(sessionEvents.sessionId, ids), eq(sessionEvents.type, 'baseline-set')))
          .orderBy(sessionEvents.seq);
        const last = new Map<string, Baseline>();
        for (const { sessionId, body } of set) {
          if (body.type === 'baseline-set') last.set(sessionId, body.baseline);
        }
        return ids.flatMap((id) => last.get(id) ?? []);
      }),
  };
}
