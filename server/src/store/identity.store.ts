import type { Role } from '@chairside/shared/people/roles';
import { and, asc, eq, sql } from 'drizzle-orm';
import { AppError } from '../platform/errors.ts';
import type { Connection } from './database/connection.ts';
import { refusal } from './database/database-error.ts';
import type { IdentityStore, UserRecord } from './ports/store.ts';
import { users } from './schema/identity.ts';

interface UserRow {
  readonly id: string;
  readonly clinic_id: number;
  readonly user_name: string;
  readonly name: string;
  readonly role: Role;
  readonly password_hash: string;
  readonly password_given: boolean;
  readonly deactivated_at: string | null;
}

function toUser(row: UserRow | undefined): UserRecord | null {
  if (!row) return null;
  const { id, name, role } = row;
  return {
    ...{ id, clinicId: row.clinic_id, userName: row.user_name, name, role },
    ...{ passwordHash: row.password_hash, passwordGiven: row.password_given },
    deactivatedAt: row.deactivated_at === null ? null : Number(row.deactivated_at),
  };
}

/** What is looked up before a clinic is known goes through functions of the database, one secret at a time. */
export function createIdentityStore({ pool, db, scoped }: Connection): IdentityStore {
  return {
    async countUsers() {
      const answer = await pool.query<{ users: number }>('select count_users() as users');
      return answer.rows[0]?.users ?? 0;
    },
    async byUserName(userName) {
      const answer = await pool.query<UserRow>('select * from user_by_name($1)', [userName]);
      return toUser(answer.rows[0]);
    },
    createUser: ({ clinicId, userName, name, role, passwordHash, passwordGiven = false }) =>
      scoped(clinicId, async (tx) => {
        const [made] = await tx
          .insert(users)
          .values({ clinicId, userName, name, role, passwordHash, passwordGiven })
          .returning();
        if (!made) throw new Error('the database returned no user');
        return made;
      }).catch((error: unknown) => {
        throw refusal(error);
      }),
    users: (clinicId) =>
      scoped(clinicId, (tx) =>
        tx.select().from(users).where(eq(users.clinicId, clinicId)).orderBy(asc(users.userName)),
      ),
    changeAccess: (clinicId, userId, access, kept) =>
      scoped(clinicId, async (tx) => {
        const [user] = await tx
          .update(users)
          .set(access)
          .where(and(eq(users.clinicId, clinicId), eq(users.id, userId)))
          .returning();
        if (!user) throw new AppError('not-found', 'The clinic has no such user.');
        await tx.execute(sql`select end_sign_ins(${clinicId}, ${userId}, ${kept})`);
        return user;
      }),
    async createSignIn({ tokenHash, userId, expiresAt }) {
      const answer = await pool.query<{ made: boolean | null }>(
        'select create_sign_in($1, $2, $3) as made',
        [tokenHash, userId, expiresAt],
      );
      if (!answer.rows[0]?.made) throw new AppError('not-found', 'There is no such user.');
    },
    async signedIn(tokenHash, now) {
      const answer = await pool.query<UserRow>('select * from signed_in($1, $2)', [tokenHash, now]);
      return toUser(answer.rows[0]);
    },
    async deleteSignIn(tokenHash) {
      await pool.query('select delete_sign_in($1)', [tokenHash]);
    },
    async deleteExpiredSignIns(now) {
      await pool.query('select delete_expired_sign_ins($1)', [now]);
    },
    redeemAdministratorCode: (codeHash, now, user) =>
      db
        .transaction(async (tx) => {
          const answer = await tx.execute<{ clinic: number | null }>(
            sql`select use_administrator_code(${codeHash}, ${now}) as clinic`,
          );
          const clinicId = answer.rows[0]?.clinic ?? null;
          if (clinicId === null) return null;
          await tx.execute(sql`select set_config('chairside.clinics', ${String(clinicId)}, true)`);
          const [made] = await tx
            .insert(users)
            .values({ ...user, clinicId, role: 'administrator' })
            .returning();
          return made ?? null;
        })
        .catch((error: unknown) => {
          throw refusal(error);
        }),
    async placesKnown(userName, places) {
      const answer = await pool.query<{ known: string[] }>('select places_known($1, $2) as known', [
        userName,
        places,
      ]);
      return answer.rows[0]?.known ?? [];
    },
    async rememberPlaces(userId, places, now) {
      await pool.query('select remember_places($1, $2, $3)', [userId, places, now]);
    },
  };
}
