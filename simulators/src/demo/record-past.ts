import type { Store } from '@chairside/server/store/ports/store';
import { PAST_VISITS, type PastVisit } from './demo-past.ts';
import { PAST_EVERY_MS, pastReading } from './past-vitals.ts';
import { type PlayDeps, playVisits } from './play-visits.ts';

const MINUTE = 60_000;

export interface RecordDeps extends PlayDeps {
  /** Simulated chairs: id by label. */
  readonly chairs: ReadonlyMap<string, string>;
}

/** The visits of other days. What is there already stays. */
export async function recordPast(deps: RecordDeps): Promise<void> {
  const { store, clinicId, now } = deps;
  const running = await store.sessions.list(clinicId, { phase: 'running', limit: 1 });
  // Their chairs and patients may be those of a visit.
  if (running.sessions.length > 0) return;
  const visits = (await notRecorded(store, clinicId)).flatMap((of) => {
    const chairId = deps.chairs.get(of.chair);
    if (chairId === undefined) return [];
    const { resting, rise, startedMin } = of;
    const course = { resting, rise, startedAt: Math.round(now - startedMin * MINUTE) };
    const measure = (at: number) => pastReading(course, at);
    return [{ of, chairId, measure, everyMs: PAST_EVERY_MS, goesOn: false }];
  });
  await playVisits(deps, visits);
}

/** Asked for one by one: a list of the newest says nothing of the visits of other days once there are many sessions. */
async function notRecorded(store: Store, clinicId: number): Promise<PastVisit[]> {
  const missing: PastVisit[] = [];
  for (const visit of PAST_VISITS) {
    const filter = { phase: 'closed', search: visit.patientRef } as const;
    const { sessions } = await store.sessions.list(clinicId, { ...filter, limit: 100 });
    if (!sessions.some(({ patientRef }) => patientRef === visit.patientRef)) missing.push(visit);
  }
  return missing;
}
