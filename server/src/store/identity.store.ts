import type { Role } from '@chairside/shared/protocol/roles';
import { asc, eq } from 'drizzle-orm';
import { AppError } from '../platform/errors.ts';
import type { Connection } from './connection.ts';
import { refusal } from './database-error.ts';
import type { IdentityStore, UserRecord } from './ports.ts';
import { users } from './schema/identity.ts';

interface UserRow {
  readonly id: string;
  readonly clinic_id: number;
  readonly user_name: string;
  readonly name: string;
  readonly role: Role;
  readonly password_hash: string;
}

function toUser(row: UserRow | undefined): UserRecord | null {
  if (!row) return null;
  const { id, clinic_id, user_name, name, role, password_hash } = row;
  return { id, clinicId: clinic_id, userName: user_name, name, role, passwordHash: password_hash };
}

/** What is looked up before a clinic is known goes through the functions of migration 0001, one secret at a time. */
export function createIdentityStore({ pool, scoped }: Connection): IdentityStore {
  return {
    async countUsers() {
      const answer = await pool.query<{ users: number }>('select count_users() as users');
      return answer.rows[0]?.users ?? 0;
    },
    async byUserName(userName) {
      const answer = await pool.query<UserRow>('select * from user_by_name($1)', [userName]);
      return toUser(answer.rows[0]);
    },
    createUser: ({ clinicId, userName, name, role, passwordHash }) =>
      scoped(clinicId, async (tx) => {
        const [made] = await tx
          .insert(users)
          .values({ clinicId, userName, name, role, passwordHash })
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
  };
}
