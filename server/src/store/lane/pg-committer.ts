import pg from 'pg';
import { AppError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import { becomeApp, type ConnectionSettings, connectionSettings } from '../database/connection.ts';
import { databaseError, noSuchSession } from '../database/database-error.ts';
import { type EventPlan, planEvents } from './event-plan.ts';
import { recallLogs, writeEvents } from './event-writer.ts';
import type { Committer, LaneItem, Outcome } from './lane-item.ts';
import { LaneMemory } from './lane-memory.ts';
import { ReadingColumns, STORE_READINGS } from './reading-columns.ts';
import { planReadings, type ReadingPlan } from './reading-plan.ts';
import { recallHeld, recallStreams } from './reading-writer.ts';
import { READINGS_PER_SESSION } from './readings-limit.ts';

/** Not one of ours takes a second; a server that hangs must be seen as one that does not record. */
const STATEMENT_TIMEOUT_MS = 15_000;
/** Data exceptions, violated constraints, limits of the program, exceptions of our triggers; refused by policy or grant. */
const DATA_ERROR = /^(22|23|54|P0)...$|^42501$/;

/** The lane's own connection: one transaction after the other, so that the order of commits is the order of the lane. */
export function createPgCommitter(
  settings: ConnectionSettings,
  logger: Logger,
  readingsPerSession: number = READINGS_PER_SESSION,
): Committer {
  const memory = new LaneMemory();
  const columns = new ReadingColumns();
  let client: pg.Client | null = null;

  async function connected(): Promise<pg.Client> {
    if (client) return client;
    // The driver's own types do not name `pipeline` yet.
    const config: pg.ClientConfig & { readonly pipeline: true } = {
      ...connectionSettings(settings, 'chairside-lane'),
      statement_timeout: STATEMENT_TIMEOUT_MS,
      query_timeout: STATEMENT_TIMEOUT_MS + 2000,
      pipeline: true,
    };
    const fresh = new pg.Client(config);
    fresh.on('error', (error) => {
      logger.debug({ err: error }, 'the connection of the commit lane ended');
      if (client === fresh) client = null;
    });
    try {
      await fresh.connect();
      await becomeApp(fresh, settings);
    } catch (error) {
      void fresh.end().catch(() => undefined);
      throw error;
    }
    client = fresh;
    return fresh;
  }

  /** What does not need the answer before it is sent at once: one round trip for readings of known streams. */
  async function transaction(db: pg.Client, items: readonly LaneItem[]): Promise<Outcome[]> {
    const clinics = [...new Set(items.map((item) => item.batch.clinicId))].map(Number).join(',');
    const begun = sent(db, `begin; select set_config('chairside.clinics', '${clinics}', true)`);
    const readings = items.filter((item) => item.kind === 'readings').map((item) => item.batch);
    const events = items.filter((item) => item.kind === 'events').map((item) => item.batch);
    await recallStreams(db, memory, readings, begun);
    await recallHeld(db, memory, readings, begun);
    await recallLogs(db, memory, events, begun);
    columns.clear();
    const plan = planReadings(memory, readings, columns, readingsPerSession);
    const stored =
      plan.moved.size > 0 ? sent(db, { ...STORE_READINGS, values: columns.values() }) : begun;
    const plans = planEvents(memory, events);
    if (plans.length > 0) {
      await begun;
      await stored;
      await writeEvents(db, plans);
    }
    // A commit of what has failed is answered as if all were well: the failure is in the answers before it.
    await Promise.all([begun, stored, sent(db, 'commit')]);
    for (const [place, { seq }] of plan.moved) place.seq = seq;
    for (const [key, count] of plan.held) memory.held.set(key, count);
    for (const log of plans) if (log.last !== null) memory.logs.set(log.sessionId, log.last);
    return outcomes(items, plan, plans);
  }

  return {
    async commit(items) {
      const db = await connected();
      memory.trim();
      const known = memory.streamCount + memory.logs.size > 0;
      try {
        return await transaction(db, items);
      } catch (error) {
        // What was known may be wrong now: also where the commit went through and only its answer was lost.
        memory.clear();
        if (databaseError(error)?.code?.length !== 5 || !(await rolledBack(db))) {
          client = null;
          void db.end().catch(() => undefined);
        } else if (known && isDataError(error)) {
          return this.commit(items);
        }
        throw error;
      }
    },
    isDataError,
    async close() {
      await client?.end().catch(() => undefined);
      client = null;
    },
  };
}

/** Whoever waits for it hears of its failure; a failure that nobody waits for any more is no fault of the process. */
function sent(db: pg.Client, query: string | pg.QueryConfig): Promise<unknown> {
  const answer = db.query(query);
  answer.catch(() => undefined);
  return answer;
}

function isDataError(error: unknown): boolean {
  return DATA_ERROR.test(databaseError(error)?.code ?? '');
}

async function rolledBack(db: pg.Client): Promise<boolean> {
  try {
    await db.query('rollback');
    return true;
  } catch {
    return false;
  }
}

function outcomes(
  items: readonly LaneItem[],
  readings: ReadingPlan,
  plans: readonly EventPlan[],
): Outcome[] {
  const left = [...plans];
  const batches = readings.outcomes.values();
  return items.map((item): Outcome => {
    if (item.kind === 'events') {
      const plan = left.shift();
      if (!plan || plan.refused) {
        return {
          kind: 'refused',
          error: plan?.foreign
            ? noSuchSession()
            : new AppError('internal', plan?.refused ?? 'The events were not stored.'),
        };
      }
      return { kind: 'stored', positions: plan.positions };
    }
    return (
      batches.next().value ?? {
        kind: 'refused',
        error: new AppError('internal', 'The readings were not stored.'),
      }
    );
  });
}
