/** The values of a chair as they are now: one merge for the server, the frames and the page. */
import { z } from 'zod';
import {
  CUFF_SIGNALS,
  type CuffSignal,
  SIGNAL_INFO,
  SIGNALS,
  SINGLE_SIGNALS,
  type Signal,
  VITALS,
  type Vital,
} from './catalogue.ts';
import { namedStatus, namedValues } from './named-reading.ts';
import { type Reading, VITAL_STATUSES, type VitalStatus } from './reading.ts';

const statusSchema = z.partialRecord(z.enum(VITALS), z.enum(VITAL_STATUSES));

/** What one channel measured since the last time, with the instant of each value. Frames carry it to the screens. */
export const liveReadingSchema = z.object({
  /** Id of the channel; absent: not known, as after a restart. */
  source: z.string().optional(),
  /** Instant of measurement of the newest reading, server clock, epoch ms. */
  at: z.number(),
  arrivedAt: z.number(),
  /** Signals that were measured; absent ones did not change. */
  values: z.partialRecord(z.enum(SIGNALS), z.number()),
  /** When a value was measured, where that is not `at`. */
  instants: z.partialRecord(z.enum(SIGNALS), z.number()).optional(),
  /** Status by vital in the newest reading, where not `ok`. */
  status: statusSchema.optional(),
  /** Percent. */
  battery: z.number().optional(),
});
export type LiveReading = z.infer<typeof liveReadingSchema>;

/** Latest values of one chair. Every value has its own instant and its own monitor. */
export const liveVitalsSchema = z.object({
  /** Last number of each signal with its instant on the server clock, epoch ms, and the channel that measured it. */
  values: z.partialRecord(
    z.enum(SIGNALS),
    z.object({ value: z.number(), at: z.number(), source: z.string().optional() }),
  ),
  /** What is said now of each vital, where not `ok`. */
  status: statusSchema,
  /** What each channel said last, by its id. */
  sources: z
    .record(
      z.string(),
      z.object({ arrivedAt: z.number(), status: statusSchema, battery: z.number().optional() }),
    )
    .optional(),
  /** When the newest reading arrived; null before the first. */
  arrivedAt: z.number().nullable(),
  /** The lowest charge of its monitors, percent. */
  battery: z.number().optional(),
});
export type LiveVitals = z.infer<typeof liveVitalsSchema>;
type Sources = NonNullable<LiveVitals['sources']>;
/** Before the first reading. Everything that makes other live values of them is in this file. */
export const NO_VITALS: LiveVitals = { values: {}, status: {}, arrivedAt: null };

const UNKNOWN = '';
/** What a channel said counts for so long beside another that goes on to speak, ms. */
const SAID_FOR_MS = 15_000;
/** As a frame carries it: by names, and only what is said. */
export function liveReading(source: string | undefined, reading: Reading): LiveReading {
  const { at, arrivedAt, nibpAt, battery } = reading;
  const values = namedValues(reading.values);
  const status = namedStatus(reading.statuses);
  const instants: LiveReading['instants'] = {};
  if (nibpAt !== null && nibpAt !== at) {
    for (const signal of CUFF_SIGNALS) if (values[signal] !== undefined) instants[signal] = nibpAt;
  }
  return {
    ...(source === undefined ? {} : { source }),
    ...{ at, arrivedAt, values },
    ...(Object.keys(instants).length === 0 ? {} : { instants }),
    ...(Object.keys(status).length === 0 ? {} : { status }),
    ...(battery === null ? {} : { battery }),
  };
}

export const instantOf = (reading: LiveReading, signal: Signal): number =>
  reading.instants?.[signal] ?? reading.at;

/** Two of one channel as one, `later` after `earlier`: the newest of everything, each with its own instant. */
export function joinReadings(earlier: LiveReading, later: LiveReading): LiveReading {
  const at = Math.max(earlier.at, later.at);
  const values: LiveReading['values'] = {};
  const instants: LiveReading['instants'] = {};
  for (const signal of SIGNALS) {
    const newest = newer(earlier, later, signal);
    if (newest === null) continue;
    values[signal] = newest.value;
    if (newest.at !== at) instants[signal] = newest.at;
  }
  const battery = later.battery ?? earlier.battery;
  const { source, status } = later;
  return {
    ...(source === undefined ? {} : { source }),
    ...{ at, arrivedAt: Math.max(earlier.arrivedAt, later.arrivedAt), values },
    ...(Object.keys(instants).length === 0 ? {} : { instants }),
    ...(status === undefined ? {} : { status }),
    ...(battery === undefined ? {} : { battery }),
  };
}

function newer(earlier: LiveReading, later: LiveReading, signal: Signal) {
  const [first, second] = [earlier.values[signal], later.values[signal]];
  const [firstAt, secondAt] = [instantOf(earlier, signal), instantOf(later, signal)];
  if (second !== undefined && (first === undefined || secondAt >= firstAt)) {
    return { value: second, at: secondAt };
  }
  return first === undefined ? null : { value: first, at: firstAt };
}

/**
 * The values with what a channel measured. An older value never replaces a newer one, and what a monitor says of a
 * vital neither erases nor renews what another one measures.
 */
export function applyReading(live: LiveVitals, reading: LiveReading): LiveVitals {
  const { source = UNKNOWN, arrivedAt, status = {} } = reading;
  const values: LiveVitals['values'] = { ...live.values };
  for (const signal of SIGNALS) {
    const value = reading.values[signal];
    if (value === undefined) continue;
    const at = instantOf(reading, signal);
    const kept = values[signal];
    if (kept !== undefined && at < kept.at) continue;
    values[signal] = { value, at, ...(source === UNKNOWN ? {} : { source }) };
  }
  const before = live.sources?.[source];
  const outOfOrder = before !== undefined && arrivedAt < before.arrivedAt;
  const battery = reading.battery ?? before?.battery;
  const said = { arrivedAt, status, ...(battery === undefined ? {} : { battery }) };
  const sources: Sources = outOfOrder ? (live.sources ?? {}) : { ...live.sources, [source]: said };
  return { ...picture(values, sources), arrivedAt: Math.max(arrivedAt, live.arrivedAt ?? 0) };
}

/**
 * A session sits down. What was measured before `since` (server clock, epoch ms) may be of who sat there before: none of
 * it stays, and of pressures the session's own last inflation takes their place.
 */
export function takenOver(
  live: LiveVitals,
  cuff: (Partial<Record<CuffSignal, number>> & { readonly at: number }) | null,
  since: number,
): LiveVitals {
  const values: LiveVitals['values'] = {};
  for (const signal of SINGLE_SIGNALS) {
    const kept = live.values[signal];
    if (kept && kept.at >= since) values[signal] = kept;
  }
  for (const signal of CUFF_SIGNALS) {
    const value = cuff?.[signal];
    if (cuff && value !== undefined) values[signal] = { value, at: cuff.at };
  }
  return { ...live, values };
}

/** As they are once the server's clock was set by so much, ms. */
export function movedBy(live: LiveVitals, byMs: number): LiveVitals {
  const { arrivedAt, sources } = live;
  const values: LiveVitals['values'] = {};
  for (const signal of SIGNALS) {
    const kept = live.values[signal];
    if (kept) values[signal] = { ...kept, at: kept.at + byMs };
  }
  const said = Object.entries(sources ?? {}).map(([id, one]) => [
    id,
    { ...one, arrivedAt: one.arrivedAt + byMs },
  ]);
  return {
    ...{ ...live, values, arrivedAt: arrivedAt === null ? null : arrivedAt + byMs },
    ...(sources === undefined ? {} : { sources: Object.fromEntries(said) }),
  };
}

/** Without what a channel said of itself; its values stay and age. */
export function withoutSource(live: LiveVitals, source: string): LiveVitals {
  if (live.sources?.[source] === undefined) return live;
  const { [source]: _gone, ...others } = live.sources;
  return { ...picture(live.values, others), arrivedAt: live.arrivedAt };
}

function picture(values: LiveVitals['values'], sources: Sources): Omit<LiveVitals, 'arrivedAt'> {
  const charges = Object.values(sources).flatMap(({ battery }) => battery ?? []);
  return {
    ...{ values, sources, status: statuses(values, sources) },
    ...(charges.length === 0 ? {} : { battery: Math.min(...charges) }),
  };
}

function statuses(values: LiveVitals['values'], sources: Sources): LiveVitals['status'] {
  const now = Math.max(...Object.values(sources).map(({ arrivedAt }) => arrivedAt));
  const speaking = Object.entries(sources)
    .filter(([, { arrivedAt }]) => now - arrivedAt <= SAID_FOR_MS)
    .sort(([, a], [, b]) => b.arrivedAt - a.arrivedAt);
  const found: LiveVitals['status'] = {};
  for (const vital of VITALS) {
    const status = statusIn(vital, newestOf(vital, values), speaking, now);
    if (status !== undefined) found[vital] = status;
  }
  return found;
}

const OF_VITAL = Object.fromEntries(
  VITALS.map((vital) => [vital, SIGNALS.filter((signal) => SIGNAL_INFO[signal].vital === vital)]),
) as Record<Vital, Signal[]>;

const standsMs = (vital: Vital): number => {
  const [first] = OF_VITAL[vital];
  return first === undefined ? 0 : SIGNAL_INFO[first].standsMs;
};

function newestOf(vital: Vital, values: LiveVitals['values']) {
  let newest: LiveVitals['values'][Signal];
  for (const signal of OF_VITAL[vital]) {
    const one = values[signal];
    if (one !== undefined && (newest === undefined || one.at > newest.at)) newest = one;
  }
  return newest;
}

/** An inflation under way, or one that failed, is news whoever's cuff stands. */
const isOfTheCuff = (status: VitalStatus | undefined) =>
  status === 'measuring' || status === 'failed';

function statusIn(
  vital: Vital,
  measured: LiveVitals['values'][Signal],
  speaking: readonly (readonly [string, Sources[string]])[],
  now: number,
): VitalStatus | undefined {
  const all = speaking.flatMap(([source, { status }]) => {
    const own = status[vital];
    return own === undefined ? [] : [{ source, status: own }];
  });
  const stands = measured !== undefined && now - measured.at <= standsMs(vital);
  if (!stands) return all[0]?.status;
  const owner = measured.source ?? UNKNOWN;
  return all.find(({ source, status }) => source === owner || isOfTheCuff(status))?.status;
}
