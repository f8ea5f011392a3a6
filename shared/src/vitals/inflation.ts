/**
 * One inflation of the cuff, however often it is sent. Monitors repeat their last cuff with every reading, many without
 * saying when it was taken; what counts inflations (limits, baseline, checks, ages, charts) counts identities.
 */
import { NUMBERS, VITAL_NUMBERS } from './catalogue.ts';
import type { Reading, Values, VitalStatus } from './reading.ts';

/** An inflation takes longer: two instants of measurement closer than this are of one. */
const ONE_INFLATION_MS = 10_000;
/** Without an instant from the device: the same pressures after a longer absence are another inflation. */
const ABSENT_MS = 60_000;
/** Most that are remembered of one channel: a monitor may go back to the one before. */
const KEPT = 8;

/** The three numbers of an inflation; null where it has none. */
export interface Pressures {
  readonly sys: number | null;
  readonly dia: number | null;
  readonly map: number | null;
}

export const pressuresOf = (values: Values): Pressures => ({
  sys: values[NUMBERS.sys] ?? null,
  dia: values[NUMBERS.dia] ?? null,
  map: values[NUMBERS.map] ?? null,
});

interface Inflation {
  readonly sys: number;
  readonly dia: number;
  readonly map: number | null;
  /** Its identity: when it was taken, server clock, epoch ms. */
  readonly takenAt: number;
  /** When it was first and last told of, on the device's clock. */
  readonly firstT: number;
  readonly lastT: number;
  /** When it was taken as the device said last, on its clock; null: it did not say. */
  readonly saidAt: number | null;
}

/** What is remembered of the cuff of one channel, oldest first. */
export interface CuffMemory {
  readonly known: readonly Inflation[];
  /** The cuff was being inflated since the last pressures. */
  readonly measuring: boolean;
  /** Since when readings come without pressures, device clock; null: they have them. */
  readonly absentSince: number | null;
}

export const NO_CUFF: CuffMemory = { known: [], measuring: false, absentSince: null };

/** A memory of inflations that the record knows, oldest first. `t`: device clock now; `skewMs`: device less server. */
export function rememberedCuffs(
  cuffs: readonly { sys: number; dia: number; map?: number | undefined; at: number }[],
  { t, skewMs, said }: { t: number; skewMs: number; said: boolean },
): CuffMemory {
  const known = cuffs.slice(-KEPT).map(({ sys, dia, map = null, at }): Inflation => {
    const saidAt = said ? at + skewMs : null;
    return { sys, dia, map, takenAt: at, firstT: at + skewMs, lastT: t, saidAt };
  });
  return { ...NO_CUFF, known };
}

/** One reading as the memory takes it. */
export interface CuffTold {
  /** Device clock, epoch ms. */
  readonly t: number;
  readonly pressures: Pressures;
  readonly status: VitalStatus | null;
  /** When the cuff was taken as the device says, on its clock. */
  readonly saidAt: number | null;
  /** The same on the server's clock, or the instant of the reading: the identity if it is a new one. */
  readonly takenAt: number;
}

/** `takenAt`: the identity of the inflation that the reading carries; null where it carries none. */
export function tellCuff(
  memory: CuffMemory,
  told: CuffTold,
): { readonly memory: CuffMemory; readonly takenAt: number | null } {
  const { sys, dia, map } = told.pressures;
  if (sys === null || dia === null) {
    return { memory: withoutPressures(memory, told), takenAt: null };
  }
  const pressures = { sys, dia, map };
  const same = repeated(memory, told, pressures);
  if (same === undefined) {
    const { t, saidAt } = told;
    const takenAt = freeInstant(memory, told.takenAt);
    const next = { ...pressures, takenAt, firstT: t, lastT: t, saidAt };
    return { memory: remembered([...memory.known, next]), takenAt };
  }
  const again = {
    ...same,
    map: same.map ?? map,
    lastT: Math.max(same.lastT, told.t),
    saidAt: told.saidAt ?? same.saidAt,
  };
  const known = memory.known.map((one) => (one === same ? again : one));
  return { memory: remembered(known), takenAt: same.takenAt };
}

const remembered = (known: readonly Inflation[]): CuffMemory => ({
  ...{ known: known.slice(-KEPT), measuring: false, absentSince: null },
});

function withoutPressures(memory: CuffMemory, { t, status }: CuffTold): CuffMemory {
  if (memory.known.length === 0) return memory;
  if (status === 'measuring')
    return { ...memory, measuring: true, absentSince: memory.absentSince ?? t };
  if (status === 'failed' || status === 'invalid') {
    // Nothing was measured: what the monitor shows after it is still the one before.
    const known = memory.known.map((one, index) =>
      index === memory.known.length - 1 ? { ...one, lastT: Math.max(one.lastT, t) } : one,
    );
    return { known, measuring: false, absentSince: null };
  }
  return memory.absentSince === null ? { ...memory, absentSince: t } : memory;
}

/** Two inflations never share an instant, whatever a device says of them. */
function freeInstant({ known }: CuffMemory, wanted: number): number {
  let free = wanted;
  while (known.some(({ takenAt }) => takenAt === free)) free += 1;
  return free;
}

const samePressures = (one: Inflation, other: Pick<Inflation, 'sys' | 'dia' | 'map'>) =>
  one.sys === other.sys &&
  one.dia === other.dia &&
  (one.map === other.map || one.map === null || other.map === null);

function repeated(
  memory: CuffMemory,
  { t, saidAt, takenAt }: CuffTold,
  pressures: Pick<Inflation, 'sys' | 'dia' | 'map'>,
): Inflation | undefined {
  const alike = memory.known.filter((one) => samePressures(one, pressures));
  const near = alike.findLast((one) => Math.abs(one.takenAt - takenAt) <= ONE_INFLATION_MS);
  if (near !== undefined) return near;
  if (saidAt !== null) {
    const said = alike.findLast(
      (one) => one.saidAt !== null && Math.abs(one.saidAt - saidAt) <= ONE_INFLATION_MS,
    );
    if (said !== undefined) return said;
  }
  const last = memory.known.at(-1);
  if (last === undefined || !samePressures(last, pressures)) return undefined;
  if (saidAt !== null) {
    // The device says now when it was taken, and did not before.
    const before = last.saidAt === null && saidAt <= last.firstT + ONE_INFLATION_MS;
    return before ? last : undefined;
  }
  if (memory.measuring) return undefined;
  const absent = memory.absentSince !== null && t - last.lastT > ABSENT_MS;
  return absent ? undefined : last;
}

type StoredReading = Pick<Reading, 'at' | 'nibpAt' | 'values' | 'statuses'>;

/** When the cuff of a reading was taken, server clock, epoch ms: never after the reading itself. */
export const takenAtOf = ({ at, nibpAt }: Pick<Reading, 'at' | 'nibpAt'>): number =>
  Math.min(nibpAt ?? at, at);

/** The same over stored readings: those of an earlier release have no identity of their inflation. */
export function tellStored(memory: CuffMemory, reading: StoredReading) {
  const { at, nibpAt, values, statuses } = reading;
  const takenAt = takenAtOf(reading);
  return tellCuff(memory, {
    ...{ t: at, pressures: pressuresOf(values), status: statuses[VITAL_NUMBERS.nibp] ?? null },
    ...{ saidAt: nibpAt === null ? null : takenAt, takenAt },
  });
}

/** The readings in the order of measurement, each cuff with its identity in `nibpAt`. */
export function withInflations<R extends StoredReading>(readings: readonly R[]): R[] {
  let memory = NO_CUFF;
  return [...readings]
    .sort((a, b) => a.at - b.at)
    .map((reading) => {
      const told = tellStored(memory, reading);
      memory = told.memory;
      const { takenAt } = told;
      const known = takenAt === null || takenAt === reading.nibpAt;
      return known ? reading : { ...reading, nibpAt: takenAt };
    });
}
