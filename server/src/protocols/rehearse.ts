import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import {
  compareAlarms,
  Rehearsal,
  type RehearsedSession,
  ratesByLimit,
} from '@chairside/shared/replay/rehearsal';
import { playAgain } from '@chairside/shared/replay/replay';
import type {
  RehearsalReport,
  RehearsedSessionReport,
  SessionChoice,
} from '@chairside/shared/wire/rehearsals';
import type { StoreReader } from '../store/reader.read-model.ts';
import { chosenSessions } from './chosen-sessions.ts';

export interface RehearsalJob {
  readonly clinicId: number;
  readonly before: ProtocolDocument;
  readonly after: ProtocolDocument;
  readonly sessions: SessionChoice;
}

export interface RehearsalProgress {
  readonly done: number;
  readonly total: number;
}

const HOUR = 3_600_000;

/** The chosen sessions under both protocols. `cancelled` is asked before each session; null where it says yes. */
export async function rehearse(
  store: Pick<StoreReader, 'sessions' | 'readings'>,
  job: RehearsalJob,
  progress: (so: RehearsalProgress) => void,
  cancelled: () => boolean,
): Promise<RehearsalReport | null> {
  const chosen = await chosenSessions(store, job.clinicId, job.sessions);
  const reports: RehearsedSessionReport[] = [];
  const before: RehearsedSession[] = [];
  const after: RehearsedSession[] = [];
  for (const session of chosen) {
    progress({ done: reports.length, total: chosen.length });
    if (cancelled()) return null;
    const found = await store.sessions.find(job.clinicId, session.id);
    if (!found) continue;
    const events = await store.sessions.events(job.clinicId, session.id);
    const one = new Rehearsal(job.before);
    const other = new Rehearsal(job.after);
    await playAgain(events, store.readings.replay(job.clinicId, found.key), (given) => {
      one.take(given);
      other.take(given);
    });
    const [was, is] = [one.end(), other.end()];
    before.push(was);
    after.push(is);
    const { added, removed, moved } = compareAlarms(was.alarms, is.alarms);
    reports.push({
      ...{ id: session.id, patientRef: session.patientRef, openedAt: session.openedAt },
      ...{ hours: was.spanMs / HOUR, before: was.alarms.length, after: is.alarms.length },
      ...plain({ added, removed, moved }),
    });
  }
  progress({ done: chosen.length, total: chosen.length });
  return {
    against: `${job.before.id}@${job.before.version}`,
    hours: reports.reduce((sum, { hours }) => sum + hours, 0),
    rates: bothRates(ratesByLimit(before), ratesByLimit(after)),
    sessions: reports,
  };
}

type Changes = Pick<RehearsedSessionReport, 'added' | 'removed' | 'moved'>;

/** What the pure part keeps read-only is handed on as a copy. */
function plain(changes: Pick<ReturnType<typeof compareAlarms>, keyof Changes>): Changes {
  const copy = (alarm: (typeof changes.added)[number]) => ({ ...alarm, trace: [...alarm.trace] });
  return {
    added: changes.added.map(copy),
    removed: changes.removed.map(copy),
    moved: changes.moved.map(({ before, after, seconds }) => ({
      ...{ before: copy(before), after: copy(after), seconds },
    })),
  };
}

function bothRates(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): RehearsalReport['rates'] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...ids].map((id) => [id, { before: before[id] ?? 0, after: after[id] ?? 0 }]),
  );
}
