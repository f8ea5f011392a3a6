import {
  type AlignedReview,
  type AlignedSession,
  alignedSession,
  LEAD_MS,
} from '@chairside/shared/review/aligned-review';
import { MAX_CHART_POINTS } from '@chairside/shared/wire/http';
import type { SessionSummary } from '@chairside/shared/wire/session-list';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Store } from '../store/ports/store.ts';

/** More lines than these laid over each other tell nothing, and each costs a log and a chart. */
const MOST_SESSIONS = 60;
/** Of each signal and session. */
const POINTS = MAX_CHART_POINTS;
/** At a time: the connections of the store are shared with everything live. */
const AT_ONCE = 3;

type ReviewStore = Pick<Store, 'sessions' | 'readings' | 'patients'>;

/** The sessions of a patient or of one course, with the start of their infusions as zero. */
export class CourseReviewReadModel {
  readonly #store: ReviewStore;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(store: ReviewStore, clock: Pick<Clock, 'now'>) {
    this.#store = store;
    this.#clock = clock;
  }

  /** @throws AppError `not-found` */
  async ofCourse(clinicId: number, courseId: string): Promise<AlignedReview> {
    const course = await this.#store.patients.course(clinicId, courseId);
    if (!course) throw new AppError('not-found', 'The clinic has no such course.');
    return this.#review(clinicId, course.patientId, course);
  }

  /** @throws AppError `not-found` */
  ofPatient(clinicId: number, patientId: string): Promise<AlignedReview> {
    return this.#review(clinicId, patientId, null);
  }

  async #review(
    clinicId: number,
    patientId: string,
    course: AlignedReview['course'],
  ): Promise<AlignedReview> {
    const patient = await this.#store.patients.patient(clinicId, patientId);
    if (!patient) throw new AppError('not-found', 'The clinic has no such patient.');
    const filter = { phase: 'all', patientId, ...(course && { courseId: course.id }) } as const;
    const [newest, { total }] = await Promise.all([
      this.#store.sessions.list(clinicId, { ...filter, limit: MOST_SESSIONS }),
      this.#store.sessions.counts(clinicId, filter),
    ]);
    const chosen = newest.sessions.toReversed();
    const sessions: AlignedSession[] = [];
    for (let begin = 0; begin < chosen.length; begin += AT_ONCE) {
      const part = chosen.slice(begin, begin + AT_ONCE);
      const made = await Promise.all(part.map((session) => this.#aligned(clinicId, session)));
      sessions.push(...made.filter((session) => session !== null));
    }
    const { id, recordNumber, name } = patient;
    return {
      patient: { id, recordNumber, name },
      course,
      sessions,
      omitted: Math.max(0, total - chosen.length),
    };
  }

  async #aligned(clinicId: number, session: SessionSummary): Promise<AlignedSession | null> {
    const { id, startedAt, closedAt, openedAt } = session;
    const now = this.#clock.now();
    const [events, found] = await Promise.all([
      this.#store.sessions.events(clinicId, id),
      this.#store.sessions.find(clinicId, id),
    ]);
    if (found === null) return null;
    const from = Math.max(openedAt, (startedAt ?? openedAt) - LEAD_MS);
    const to = closedAt ?? now;
    if (startedAt === null || to <= from) return alignedSession(events, {}, now);
    const chart = await this.#store.readings.chart(clinicId, found.key, from, to, POINTS);
    return alignedSession(events, chart.series, now);
  }
}
