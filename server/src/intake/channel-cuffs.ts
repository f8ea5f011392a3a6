import type { CuffTaken } from '@chairside/shared/session/decide-context';
import {
  type CuffMemory,
  NO_CUFF,
  pressuresOf,
  rememberedCuffs,
  tellCuff,
} from '@chairside/shared/vitals/inflation';
import { type Reading, statusIn } from '@chairside/shared/vitals/reading';

/** Readings of one stream that carried one inflation. */
interface Carried {
  readonly stream: string;
  readonly from: number;
  to: number;
  readonly takenAt: number;
}

/** More than a device keeps unacknowledged at the shortest interval of a cuff. */
const MOST_CARRIED = 64;

export interface SentCuff {
  readonly stream: string;
  /** When it was taken as the device says, on its clock. */
  readonly saidAt: number | null;
  /** The reading was told before: it keeps the inflation that it had. */
  readonly again: boolean;
  /** Inflations that the channel's session knows, newest last: what replaces the memory after a restart. */
  readonly known: () => readonly CuffTaken[];
}

/** Gives every reading of a channel with pressures the identity of its inflation, in `nibpAt`. */
export class ChannelCuffs {
  #memory: CuffMemory = NO_CUFF;
  #carried: Carried[] = [];

  identified(reading: Reading, sent: SentCuff): Reading {
    const pressures = pressuresOf(reading.values);
    const has = pressures.sys !== null && pressures.dia !== null;
    if (sent.again) {
      const takenAt = has ? this.#before(reading, sent.stream) : undefined;
      return takenAt === undefined ? reading : { ...reading, nibpAt: takenAt };
    }
    if (has && this.#memory === NO_CUFF) this.#recall(reading, sent);
    const { t, at, nibpAt, statuses } = reading;
    const told = tellCuff(this.#memory, {
      ...{ t, pressures, status: statusIn(statuses, 'nibp') },
      ...{ saidAt: sent.saidAt, takenAt: nibpAt ?? at },
    });
    this.#memory = told.memory;
    if (told.takenAt === null) return reading;
    this.#keep(reading.seq, sent.stream, told.takenAt);
    return { ...reading, nibpAt: told.takenAt };
  }

  #before({ seq, nibpAt, at }: Reading, stream: string): number {
    const carried = this.#carried.findLast(
      (one) => one.stream === stream && one.from <= seq && seq <= one.to,
    );
    return carried?.takenAt ?? nibpAt ?? at;
  }

  /** The first pressures since the process began may be the last ones of before. */
  #recall({ t, at, values }: Reading, { saidAt, known }: SentCuff): void {
    const cuffs = known();
    const { sys, dia } = pressuresOf(values);
    const alike = cuffs.findLast((one) => one.sys === sys && one.dia === dia);
    // Another monitor of the chair may have measured since: the last of this one is what it repeats.
    const own = alike === undefined ? cuffs : [...cuffs.filter((one) => one !== alike), alike];
    const said = saidAt !== null;
    this.#memory = rememberedCuffs(own, { t, skewMs: t - at, said });
  }

  #keep(seq: number, stream: string, takenAt: number): void {
    const last = this.#carried.at(-1);
    if (last?.stream === stream && last.takenAt === takenAt) last.to = seq;
    else
      this.#carried = [...this.#carried, { stream, from: seq, to: seq, takenAt }].slice(
        -MOST_CARRIED,
      );
  }
}
