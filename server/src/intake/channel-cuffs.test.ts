import type { CuffTaken } from '@chairside/shared/session/decide-context';
import { fromNamed } from '@chairside/shared/vitals/named-reading';
import type { VitalStatus } from '@chairside/shared/vitals/reading';
import { describe, expect, it } from 'vitest';
import { ChannelCuffs } from './channel-cuffs.ts';

const T0 = 1_700_000_000_000;
const SECOND = 1_000;
const at = (second: number) => T0 + second * SECOND;

interface Sent {
  readonly cuff?: readonly [sys: number, dia: number];
  /** Second of measurement as the device says, on its clock. */
  readonly said?: number;
  readonly again?: boolean;
  readonly stream?: string;
  readonly skewMs?: number;
  readonly known?: readonly CuffTaken[];
  readonly seq?: number;
  readonly status?: VitalStatus;
  readonly half?: true;
}
const known = (second: number, sys: number, dia: number): CuffTaken => ({
  ...{ sys, dia, at: at(second), source: 'monitor' },
});

class Channel {
  readonly #cuffs = new ChannelCuffs();
  asked = 0;

  /** Second in which the cuff of the reading was taken, as the record is told; null: it is told of none. */
  sent(second: number, { cuff, said, again = false, skewMs = 0, half, status, ...sent }: Sent) {
    const [sys, dia] = cuff ?? [];
    const values = half ? { sys: 120 } : sys === undefined || dia === undefined ? {} : { sys, dia };
    const saidAt = said === undefined ? undefined : at(said);
    const reading = fromNamed({
      ...{ seq: sent.seq ?? second, t: at(second) + skewMs, at: at(second) },
      ...{ arrivedAt: at(second) + 40, late: false, values },
      status: status === undefined ? {} : { nibp: status },
      ...(saidAt === undefined ? {} : { nibpAt: saidAt - skewMs }),
    });
    const told = this.#cuffs.identified(reading, {
      ...{ stream: sent.stream ?? 'a', again, saidAt: saidAt ?? null },
      known: () => {
        this.asked += 1;
        return sent.known ?? [];
      },
    });
    expect({ ...told, nibpAt: 0 }).toEqual({ ...reading, nibpAt: 0 });
    return told.nibpAt === null ? null : (told.nibpAt - T0) / SECOND;
  }
}
const CALM = [120, 80] as const;
const OTHER = [131, 84] as const;

describe('the cuff of a channel', () => {
  it('VI-164 has one identity however often it is told, and a reading without pressures none', () => {
    const channel = new Channel();
    expect([channel.sent(1, { cuff: CALM }), channel.sent(2, { cuff: CALM })]).toEqual([1, 1]);
    expect([channel.sent(3, {}), channel.sent(4, { half: true })]).toEqual([null, null]);
    expect(channel.sent(5, { cuff: OTHER, said: 4 })).toBe(4);
  });

  it('VI-164 a reading that is told again keeps the inflation that it had, stream by stream', () => {
    const channel = new Channel();
    for (const second of [1, 2, 3]) channel.sent(second, { cuff: CALM });
    for (const second of [4, 5]) channel.sent(second, { cuff: OTHER });
    expect(channel.sent(6, { cuff: OTHER, seq: 1, stream: 'b' })).toBe(4);
    channel.sent(90, { cuff: OTHER, said: 80, seq: 2, stream: 'b' });
    const again = (seq: number, stream = 'a') =>
      channel.sent(200, { cuff: CALM, again: true, seq, stream });
    expect([1, 2, 3, 4, 5].map((seq) => again(seq))).toEqual([1, 1, 1, 4, 4]);
    expect([again(1, 'b'), again(2, 'b')]).toEqual([4, 80]);
    // Not known any more: as it is told.
    expect([again(6), again(9, 'b')]).toEqual([200, 200]);
    expect(channel.sent(200, { cuff: CALM, said: 190, again: true, seq: 70 })).toBe(190);
    expect(channel.sent(200, { again: true, seq: 2 })).toBeNull();
    expect(channel.sent(200, { again: true, half: true, seq: 2 })).toBeNull();
  });

  it('VI-164 what is told again counts as nothing new', () => {
    const channel = new Channel();
    channel.sent(1, { cuff: CALM });
    channel.sent(50, { again: true, status: 'measuring' });
    channel.sent(60, { cuff: OTHER, again: true });
    expect(channel.sent(61, { cuff: CALM })).toBe(1);
  });

  it('VI-164 remembers which readings carried it for so many inflations', () => {
    const channel = new Channel();
    for (let second = 1; second <= 65; second += 1)
      channel.sent(second, { cuff: [100 + second, 80] });
    const again = (seq: number) => channel.sent(999, { cuff: CALM, again: true, seq });
    expect([again(1), again(2), again(65)]).toEqual([999, 2, 65]);
  });

  it('VI-164 after a restart the first pressures may be the last ones of before', () => {
    const before = [known(-300, ...CALM), known(-100, ...OTHER)];
    const first = (cuff: readonly [number, number], more: Sent = {}) =>
      new Channel().sent(1, { cuff, known: before, ...more });
    expect(first(OTHER)).toBe(-100);
    // Another monitor of the chair has measured since.
    expect(first(CALM)).toBe(-300);
    expect(first([120, 84])).toBe(1);
    expect(first([131, 80])).toBe(1);
    expect(first(CALM, { known: [] })).toBe(1);
    const twice = [known(-300, ...CALM), known(-200, ...OTHER), known(-100, ...CALM)];
    expect(first(CALM, { known: twice })).toBe(-100);
  });

  it('VI-165 after a restart the instant that the device gives tells them apart, on its clock', () => {
    const before = [known(-300, ...CALM)];
    const first = (said: number, skewMs = 0) =>
      new Channel().sent(1, { cuff: CALM, known: before, said, skewMs });
    expect([first(-300), first(-290), first(-289)]).toEqual([-300, -300, -289]);
    expect(first(-240, 60 * SECOND)).toBe(-300);
  });

  it('VI-164 asks once what is known of before, and only for pressures', () => {
    const channel = new Channel();
    channel.sent(1, {});
    channel.sent(2, { half: true });
    expect(channel.asked).toBe(0);
    channel.sent(3, { cuff: CALM, known: [known(-300, ...CALM)] });
    channel.sent(4, { cuff: OTHER, known: [known(-200, ...OTHER)] });
    expect(channel.asked).toBe(1);
  });
});
