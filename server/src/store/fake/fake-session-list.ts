import { searchTerms, searchWords } from '@chairside/shared/patients/identity';
import type {
  SessionCounts,
  SessionFilter,
  SessionList,
  SessionListQuery,
  SessionProviders,
  SessionSummary,
} from '@chairside/shared/wire/session-list';
import { AppError } from '../../platform/errors.ts';
import { readPageMark, writePageMark } from '../session-page.ts';
import type { FakeData, FakeSession } from './fake-data.ts';

function patientOf(data: FakeData, { clinicId, patientId }: FakeSession) {
  const own = data.patients.find((one) => one.clinicId === clinicId && one.id === patientId);
  return own?.versions.at(-1)?.document;
}

/** A row as the store gives it. */
function shown(data: FakeData, session: FakeSession): SessionSummary {
  const { patientId = null, courseId = null, summary } = session;
  return { ...summary, patientId, courseId, patientName: patientOf(data, session)?.name ?? null };
}

function named(data: FakeData, session: FakeSession, search: string): boolean {
  const document = patientOf(data, session);
  const terms = document ? searchTerms(document) : [];
  const words = searchWords(search);
  return (
    words.length > 0 &&
    words.every((readings) =>
      readings.some((reading) => terms.some((term) => term.startsWith(reading))),
    )
  );
}

function filtered(data: FakeData, clinicId: number, filter: SessionFilter): FakeSession[] {
  const search = filter.search?.trim() ?? '';
  const within = (text: string) => text.toLowerCase().includes(search.toLowerCase());
  return data.sessions.filter((session) => {
    const { summary } = session;
    const { closedAt, openedAt, patientRef, chairLabel, chairId } = summary;
    const wanted = [
      session.clinicId === clinicId,
      filter.phase === 'all' || (closedAt === null) === (filter.phase === 'running'),
      filter.from === undefined || openedAt >= filter.from,
      filter.to === undefined || openedAt < filter.to,
      filter.patientId === undefined || session.patientId === filter.patientId,
      filter.courseId === undefined || session.courseId === filter.courseId,
      filter.chairId === undefined || chairId === filter.chairId,
      filter.providerId === undefined || session.providerId === filter.providerId,
      !filter.unsigned || (closedAt !== null && summary.signedAt === null),
      !filter.critical || summary.criticalAlarms > 0,
      !filter.serious || summary.seriousEffects > 0,
      search === '' || within(patientRef) || within(chairLabel) || named(data, session, search),
    ];
    return wanted.every(Boolean);
  });
}

export function fakeSessionList(
  data: FakeData,
  clinicId: number,
  query: SessionListQuery,
): SessionList {
  const mark = query.before === undefined ? null : readPageMark(query.before);
  if (query.before !== undefined && !mark) {
    throw new AppError('bad-request', 'This page of the list does not exist.');
  }
  const found = filtered(data, clinicId, query)
    .filter(
      ({ key, summary: { openedAt } }) =>
        !mark || openedAt < mark.openedAt || (openedAt === mark.openedAt && key < mark.key),
    )
    .sort((a, b) => b.summary.openedAt - a.summary.openedAt || b.key - a.key);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    sessions: page.map((session) => shown(data, session)),
    next:
      found.length > query.limit && last
        ? writePageMark({ openedAt: last.summary.openedAt, key: last.key })
        : null,
  };
}

export function fakeSessionCounts(
  data: FakeData,
  clinicId: number,
  filter: SessionFilter,
): SessionCounts {
  const found = filtered(data, clinicId, filter).map(({ summary }) => summary);
  const count = (is: (summary: SessionSummary) => boolean) => found.filter(is).length;
  return {
    total: found.length,
    running: count(({ closedAt }) => closedAt === null),
    unsigned: count(({ closedAt, signedAt }) => closedAt !== null && signedAt === null),
    critical: count(({ criticalAlarms }) => criticalAlarms > 0),
    serious: count(({ seriousEffects }) => seriousEffects > 0),
  };
}

export function fakeSessionProviders(data: FakeData, clinicId: number): SessionProviders {
  const names = new Map<string, string>();
  for (const { clinicId: own, providerId, summary } of data.sessions) {
    if (own === clinicId && providerId && summary.providerName) {
      names.set(providerId, summary.providerName);
    }
  }
  const providers = [...names].map(([id, name]) => ({ id, name }));
  return { providers: providers.sort((a, b) => a.name.localeCompare(b.name)) };
}
