import { asc, count, eq } from 'drizzle-orm';
import type { Connection } from './database/connection.ts';
import { refusal } from './database/database-error.ts';
import type { ClinicStore } from './ports/store.ts';
import { chairs, clinics } from './schema/places.ts';

function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('the database returned no row');
  return row;
}

export function createClinicStore({ db, scoped }: Connection): ClinicStore {
  return {
    all: () => db.select().from(clinics).orderBy(asc(clinics.id)),
    create: async (clinic) => only(await db.insert(clinics).values(clinic).returning()),
    chairs: (clinicId) =>
      scoped(clinicId, (tx) =>
        tx
          .select()
          .from(chairs)
          .where(eq(chairs.clinicId, clinicId))
          .orderBy(asc(chairs.position), asc(chairs.label)),
      ),
    createChair: (clinicId, label) =>
      scoped(clinicId, async (tx) => {
        const [there] = await tx
          .select({ chairs: count() })
          .from(chairs)
          .where(eq(chairs.clinicId, clinicId));
        const position = (there?.chairs ?? 0) + 1;
        return only(await tx.insert(chairs).values({ clinicId, label, position }).returning());
      }).catch((error: unknown) => {
        throw refusal(error);
      }),
  };
}
