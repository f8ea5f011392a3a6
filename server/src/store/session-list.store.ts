import { searchWords } from '@chairside/shared/patients/identity';
import type {
  SessionCounts,
  SessionFilter,
  SessionList,
  SessionListQuery,
  SessionProviders,
  SessionSummary,
} from '@chairside/shared/wire/session-list';
import {
  and,
  desc,
  eq,
  exists,
  gt,
  gte,
  ilike,
  isNotNull,
  isNull,
  lt,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { AppError } from '../platform/errors.ts';
import type { Transaction } from './database/connection.ts';
import { AFTER_ALL } from './patient-search.store.ts';
import { patients, patientTerms } from './schema/patients.ts';
import { sessions } from './schema/sessions.ts';
import { readPageMark, writePageMark } from './session-page.ts';

const likePattern = (text: string) => `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const COLUMNS = {
  key: sessions.key,
  id: sessions.id,
  chairId: sessions.chairId,
  chairLabel: sessions.chairLabel,
  patientRef: sessions.patientRef,
  patientId: sessions.patientId,
  patientName: sql<string | null>`${patients.document}->>'name'`,
  courseId: sessions.courseId,
  phase: sessions.phase,
  openedAt: sessions.openedAt,
  startedAt: sessions.startedAt,
  stoppedAt: sessions.stoppedAt,
  closedAt: sessions.closedAt,
  outcome: sessions.outcome,
  providerName: sessions.providerName,
  signedAt: sessions.signedAt,
  effects: sessions.effects,
  seriousEffects: sessions.seriousEffects,
  criticalAlarms: sessions.criticalAlarms,
  warningAlarms: sessions.warningAlarms,
};

const UNSIGNED = sql`${sessions.closedAt} is not null and ${sessions.signedAt} is null`;

/** Every word has to begin a term of the patient: name, record number, date of birth. */
function named(tx: Pick<Transaction, 'select'>, search: string): SQL | undefined {
  return and(
    ...searchWords(search).map((readings) =>
      exists(
        tx
          .select({ one: sql`1` })
          .from(patientTerms)
          .where(
            and(
              eq(patientTerms.clinicId, sessions.clinicId),
              eq(patientTerms.patientId, sessions.patientId),
              or(
                ...readings.map((reading) =>
                  and(gte(patientTerms.term, reading), lt(patientTerms.term, reading + AFTER_ALL)),
                ),
              ),
            ),
          ),
      ),
    ),
  );
}

function filtered(tx: Pick<Transaction, 'select'>, clinicId: number, filter: SessionFilter) {
  const search = filter.search?.trim() ?? '';
  const pattern = likePattern(search);
  const { from, to, patientId, courseId, chairId, providerId } = filter;
  return and(
    eq(sessions.clinicId, clinicId),
    filter.phase === 'running' ? isNull(sessions.closedAt) : undefined,
    filter.phase === 'closed' ? isNotNull(sessions.closedAt) : undefined,
    from === undefined ? undefined : gte(sessions.openedAt, from),
    to === undefined ? undefined : lt(sessions.openedAt, to),
    patientId === undefined ? undefined : eq(sessions.patientId, patientId),
    courseId === undefined ? undefined : eq(sessions.courseId, courseId),
    chairId === undefined ? undefined : eq(sessions.chairId, chairId),
    providerId === undefined ? undefined : eq(sessions.providerId, providerId),
    filter.unsigned ? UNSIGNED : undefined,
    filter.critical ? gt(sessions.criticalAlarms, 0) : undefined,
    filter.serious ? gt(sessions.seriousEffects, 0) : undefined,
    search === ''
      ? undefined
      : or(
          ilike(sessions.patientRef, pattern),
          ilike(sessions.chairLabel, pattern),
          named(tx, search),
        ),
  );
}

export async function listSessions(
  tx: Transaction,
  clinicId: number,
  query: SessionListQuery,
): Promise<SessionList> {
  const mark = query.before === undefined ? null : readPageMark(query.before);
  if (query.before !== undefined && !mark) {
    throw new AppError('bad-request', 'This page of the list does not exist.');
  }
  const rows = await tx
    .select(COLUMNS)
    .from(sessions)
    .leftJoin(
      patients,
      and(eq(patients.clinicId, sessions.clinicId), eq(patients.id, sessions.patientId)),
    )
    .where(
      and(
        filtered(tx, clinicId, query),
        mark
          ? sql`(${sessions.openedAt}, ${sessions.key}) < (${mark.openedAt}, ${mark.key})`
          : undefined,
      ),
    )
    .orderBy(desc(sessions.openedAt), desc(sessions.key))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    sessions: page.map(({ key: _, ...summary }): SessionSummary => summary),
    next: rows.length > query.limit && last ? writePageMark(last) : null,
  };
}

/** How many there are of each kind within the filter. */
export async function countSessions(
  tx: Transaction,
  clinicId: number,
  filter: SessionFilter,
): Promise<SessionCounts> {
  const count = (condition: SQL) => sql<number>`count(*) filter (where ${condition})::int`;
  const [found] = await tx
    .select({
      total: sql<number>`count(*)::int`,
      running: count(sql`${sessions.closedAt} is null`),
      unsigned: count(UNSIGNED),
      critical: count(sql`${sessions.criticalAlarms} > 0`),
      serious: count(sql`${sessions.seriousEffects} > 0`),
    })
    .from(sessions)
    .where(filtered(tx, clinicId, filter));
  return found ?? { total: 0, running: 0, unsigned: 0, critical: 0, serious: 0 };
}

export async function sessionProviders(
  tx: Transaction,
  clinicId: number,
): Promise<SessionProviders> {
  const rows = await tx
    .selectDistinctOn([sessions.providerId], {
      id: sessions.providerId,
      name: sessions.providerName,
    })
    .from(sessions)
    .where(and(eq(sessions.clinicId, clinicId), isNotNull(sessions.providerId)))
    .orderBy(sessions.providerId, desc(sessions.openedAt));
  const providers = rows.flatMap(({ id, name }) => (id && name ? [{ id, name }] : []));
  return { providers: providers.sort((a, b) => a.name.localeCompare(b.name)) };
}
