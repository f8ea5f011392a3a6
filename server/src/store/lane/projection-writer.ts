import { EFFECT_TERMS } from '@chairside/shared/effects/catalogue';
import { project } from '@chairside/shared/moves/project';
import { noChange, type SessionChange } from '@chairside/shared/moves/session-change';
import type pg from 'pg';
import type { EventPlan } from './event-plan.ts';

interface Changed {
  readonly key: number;
  readonly id: string;
  readonly clinicId: number;
  readonly change: SessionChange;
}

/**
 * Moves the list of sessions and the bindings of channels with their events. What ends comes before what begins,
 * so that a chair or channel given up and taken again within one commit passes the unique indexes.
 */
export async function writeProjection(
  db: pg.Client,
  plans: readonly EventPlan[],
  insertEvents: () => Promise<void>,
): Promise<void> {
  const changed = collect(plans);
  const before = changed.filter(({ change }) => change.opened === null);
  await updateSessions(db, before);
  for (const each of before) await placeSession(db, each);
  await detachChannels(db, before);
  for (const each of changed) if (each.change.opened) await insertSession(db, each);
  await attachChannels(db, changed);
  await insertEvents();
  for (const each of changed) {
    if (each.change.weighed) await keepWeights(db, each);
    if (reviewed(each.change)) await reviewSession(db, each);
    if (each.change.withdrawn.length > 0) await countEffects(db, each);
  }
}

function collect(plans: readonly EventPlan[]): Changed[] {
  const byKey = new Map<number, Changed>();
  for (const { batch, sessionId, fresh } of plans) {
    const { sessionKey: key, clinicId } = batch;
    const entry = byKey.get(key) ?? { key, id: sessionId, clinicId, change: noChange() };
    byKey.set(key, entry);
    for (const event of fresh) project(entry.change, event);
  }
  return [...byKey.values()];
}

async function updateSessions(db: pg.Client, list: readonly Changed[]): Promise<void> {
  const moved = list.filter(
    ({ change: c }) => c.phase !== null || c.effects + c.criticalAlarms + c.warningAlarms > 0,
  );
  if (moved.length === 0) return;
  await db.query({
    name: 'update-sessions',
    text: `update sessions s set phase = coalesce(v.phase, s.phase),
        started_at = coalesce(s.started_at, v.started_at), stopped_at = coalesce(v.stopped_at, s.stopped_at),
        closed_at = coalesce(s.closed_at, v.closed_at), effects = s.effects + v.effects,
        critical_alarms = s.critical_alarms + v.critical, warning_alarms = s.warning_alarms + v.warning
      from unnest($1::int4[], $2::text[], $3::int8[], $4::int8[], $5::int8[], $6::int4[], $7::int4[], $8::int4[])
        v(key, phase, started_at, stopped_at, closed_at, effects, critical, warning)
      where s.key = v.key`,
    values: [
      moved.map(({ key }) => key),
      moved.map(({ change }) => change.phase),
      moved.map(({ change }) => change.startedAt),
      moved.map(({ change }) => change.stoppedAt),
      moved.map(({ change }) => change.closedAt),
      moved.map(({ change }) => change.effects),
      moved.map(({ change }) => change.criticalAlarms),
      moved.map(({ change }) => change.warningAlarms),
    ],
  });
}

async function detachChannels(db: pg.Client, list: readonly Changed[]): Promise<void> {
  for (const { key, change } of list) {
    for (const { channelId, at } of change.detached) {
      await db.query(
        'update session_channels set detached_at = $3 where session_key = $1 and channel_id = $2 and detached_at is null',
        [key, channelId, at],
      );
    }
    if (change.closedAt !== null) {
      await db.query(
        'update session_channels set detached_at = $2 where session_key = $1 and detached_at is null',
        [key, change.closedAt],
      );
    }
  }
}

/** Another chair, or a patient whose name is known now. */
async function placeSession(db: pg.Client, { key, change }: Changed): Promise<void> {
  const { moved, identified } = change;
  if (!moved && !identified) return;
  await db.query(
    `update sessions set chair_id = coalesce($2, chair_id), chair_label = coalesce($3, chair_label),
      patient_id = coalesce($4, patient_id), course_id = coalesce($5, course_id),
      patient_ref = coalesce($6, patient_ref) where key = $1`,
    [
      ...[key, moved?.chairId ?? null, moved?.chairLabel ?? null],
      ...[identified?.patientId ?? null, identified?.courseId ?? null],
      identified?.patientRef ?? null,
    ],
  );
}

async function insertSession(db: pg.Client, { key, id, clinicId, change }: Changed): Promise<void> {
  const { opened, moved, identified } = change;
  if (!opened) return;
  const chair = moved ?? opened;
  const who = identified ?? opened;
  await db.query(
    `insert into sessions (key, id, clinic_id, chair_id, chair_label, patient_ref, protocol, phase, opened_at,
      started_at, stopped_at, closed_at, effects, critical_alarms, warning_alarms, patient_id, course_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[key, id, clinicId, chair.chairId, chair.chairLabel, who.patientRef],
      ...[opened.protocol, change.phase ?? 'before', opened.openedAt],
      ...[change.startedAt, change.stoppedAt, change.closedAt],
      ...[change.effects, change.criticalAlarms, change.warningAlarms],
      ...[who.patientId, who.courseId],
    ],
  );
}

async function attachChannels(db: pg.Client, list: readonly Changed[]): Promise<void> {
  for (const { key, clinicId, change } of list) {
    for (const { channelId, seq, at, until } of change.attached) {
      await db.query(
        `insert into session_channels (session_key, attached_seq, clinic_id, channel_id, attached_at, detached_at)
        values ($1, $2, $3, $4, $5, $6)`,
        [key, seq, clinicId, channelId, at, until],
      );
    }
  }
}

function reviewed({ seriousEffects, provider, outcome, signedAt }: SessionChange): boolean {
  return seriousEffects > 0 || provider !== null || outcome !== null || signedAt !== undefined;
}

/** What the review list is filtered by. The order's provider stands before whoever signs the session. */
async function reviewSession(db: pg.Client, { key, change }: Changed): Promise<void> {
  const { seriousEffects, provider, outcome, signedAt, phase } = change;
  const fromOrder = signedAt === undefined || phase !== null;
  await db.query(
    `update sessions set serious_effects = serious_effects + $2,
      provider_id = case when $7 then coalesce($3, provider_id) else coalesce(provider_id, $3) end,
      provider_name = case when $7 then coalesce($4, provider_name) else coalesce(provider_name, $4) end,
      outcome = coalesce($5, outcome),
      signed_at = case when $8 then $6::int8 else signed_at end where key = $1`,
    [
      ...[key, seriousEffects, provider?.id ?? null, provider?.name ?? null],
      ...[outcome, signedAt ?? null, fromOrder, signedAt !== undefined],
    ],
  );
}

const SERIOUS_TERMS = EFFECT_TERMS.filter(({ serious }) => serious).map(({ code }) => code);

/** After a withdrawal: an effect counts while the entry that began it stands, or one that charted it again. */
async function countEffects(db: pg.Client, { key, id }: Changed): Promise<void> {
  await db.query(
    `with standing as (
      select case when e.type = 'effect-observed' then e.seq else (e.body->>'effect')::int4 end as effect,
        coalesce(e.body->>'term', e.body->'seen'->>'term') as term
      from session_events e where e.session_id = $2
        and (e.type = 'effect-observed' or (e.type = 'effect-changed' and e.body->'seen' is not null))
        and not exists (select 1 from session_events w where w.session_id = $2
          and w.type = 'entry-withdrawn' and (w.body->>'amends')::int4 = e.seq))
    update sessions set effects = (select count(distinct effect) from standing),
      serious_effects = (select count(distinct effect) from standing where term = any ($3::text[]))
    where key = $1`,
    [key, id, SERIOUS_TERMS],
  );
}

/**
 * What was weighed in the session belongs to its patient, however late the patient is known. Corrections are rows of
 * their own: reading leaves out what was corrected or withdrawn.
 */
async function keepWeights(db: pg.Client, { key, id }: Changed): Promise<void> {
  await db.query(
    `insert into patient_weights (clinic_id, id, patient_id, kg, at, by, session_id, recorded_at)
    select e.clinic_id, e.id, s.patient_id, coalesce(e.body->>'kg', e.body->'entry'->>'kg')::float8,
      coalesce(o.at, e.at), e.by, e.session_id, e.recorded_at
    from session_events e join sessions s on s.key = e.session_key
      left join session_events o on o.session_id = e.session_id and o.seq = (e.body->>'amends')::int4
    where e.session_id = $2 and s.key = $1 and s.patient_id is not null
      and (e.type = 'weight-recorded' or (e.type = 'entry-amended' and e.body->'entry'->>'kind' = 'weight'))
    order by e.seq on conflict do nothing`,
    [key, id],
  );
}
