/** However a monitor tells its cuff, everything that counts inflations counts the same ones. */
import { ChannelCuffs } from '@chairside/server/intake/channel-cuffs';
import { toReading } from '@chairside/server/intake/to-reading';
import { step } from '@chairside/shared/alarms/engine/step';
import { type AlarmState, initialAlarms } from '@chairside/shared/alarms/state/state';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { measuredSignals } from '@chairside/shared/review/measured';
import { withCuffOf } from '@chairside/shared/session/cuffs';
import type { CuffTaken } from '@chairside/shared/session/decide-context';
import { applyReading, type LiveVitals, liveReading } from '@chairside/shared/vitals/live-vitals';
import type { Reading } from '@chairside/shared/vitals/reading';
import type { RawReading } from '@chairside/shared/wire/monitor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const T0 = 1_700_000_000_000;
const STREAM = '11111111-1111-4111-8111-111111111111';

/** What a reading goes through, without the transport. */
class Chair {
  readonly readings: Reading[] = [];
  cuffs: readonly CuffTaken[] = [];
  live: LiveVitals = { values: {}, status: {}, arrivedAt: null };
  alarms: AlarmState = initialAlarms();
  #channel = new ChannelCuffs();
  #seq = 0;

  /** `skewMs`: what the intake takes the device's clock to be ahead. */
  tell(raw: RawReading, skewMs: number): void {
    this.#seq += 1;
    const reading = this.#identified(raw, this.#seq, skewMs, false);
    this.readings.push(reading);
    this.cuffs = withCuffOf(this.cuffs, reading);
    this.live = applyReading(this.live, liveReading('a', reading));
    const input = { kind: 'reading', at: reading.arrivedAt, reading } as const;
    this.alarms = step(this.alarms, input, DEFAULT_PROTOCOL).alarms;
  }

  /** The device sends its last reading once more for the record. */
  again(raw: RawReading): Reading {
    return this.#identified(raw, this.#seq, 0, true);
  }

  /** The server is started anew: only what is stored is known. */
  restart(): void {
    this.#channel = new ChannelCuffs();
  }

  #identified(raw: RawReading, seq: number, skewMs: number, again: boolean): Reading {
    return this.#channel.identified(toReading(raw, seq, raw.t, { skew: skewMs }), {
      ...{ stream: STREAM, again, saidAt: raw.nibp?.at ?? null },
      known: () => this.cuffs,
    });
  }

  counts() {
    const seen = measuredSignals(this.readings, { manualVitals: [] }).sys ?? [];
    return {
      rules: this.cuffs.map(({ at }) => at),
      engine: this.alarms.inflations,
      charts: seen.map(({ at }) => at),
    };
  }
}

const PRESSURES = [
  { sys: 120, dia: 80, map: 93 },
  { sys: 131, dia: 84, map: 99 },
] as const;

const cuff = fc.constantFrom(...PRESSURES);
const move = fc.record({
  seconds: fc.constantFrom(1, 2, 30, 61, 70),
  sent: fc.oneof(
    { weight: 4, arbitrary: fc.constant('repeat' as const) },
    { weight: 2, arbitrary: cuff },
    fc.constantFrom('measuring', 'failed', 'absent', 'restart'),
  ),
  /** The device says when the cuff was taken. */
  says: fc.boolean(),
  skewMs: fc.constantFrom(0, 3, 250),
});

describe('inflations of a chair', () => {
  it('VI-167 limits, rules, charts and tile count the same, whatever is sent', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 14 }), (moves) => {
        const chair = new Chair();
        let t = T0;
        let taken: { pressures: (typeof PRESSURES)[number]; at: number } | null = null;
        for (const { seconds, sent, says, skewMs } of moves) {
          t += seconds * 1000;
          if (sent === 'restart') {
            chair.restart();
            continue;
          }
          if (typeof sent === 'object') taken = { pressures: sent, at: t - 500 };
          const carries = sent === 'repeat' || typeof sent === 'object';
          const nibp =
            carries && taken
              ? { ...taken.pressures, ...(says ? { at: taken.at } : {}) }
              : undefined;
          const status =
            sent === 'measuring' || sent === 'failed' ? { status: { nibp: sent } } : {};
          const raw = { t, hr: 70, spo2: 98, ...(nibp ? { nibp } : {}), ...status };
          chair.tell(raw, skewMs);
          const last = chair.readings.at(-1);
          expect(chair.again(raw).nibpAt).toBe(last?.nibpAt);
          const { rules, engine, charts } = chair.counts();
          expect(charts).toEqual(rules);
          expect([...engine].sort()).toEqual([...rules].sort());
          expect(chair.live.values.sys?.at).toBe(rules.at(-1));
          expect(chair.alarms.cuff?.takenAt).toBe(rules.at(-1));
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['10 minutes', 600],
    ['an hour', 3600],
  ])('VI-164 one inflation without its instant, sent at 1 Hz for %s, is one', (_case, seconds) => {
    const chair = new Chair();
    for (let second = 0; second <= seconds; second++) {
      chair.tell({ t: T0 + second * 1000, hr: 70, nibp: { sys: 162, dia: 90, map: 114 } }, 0);
      if (second === 300) chair.restart();
    }
    expect(chair.counts()).toEqual({ rules: [T0], engine: [T0], charts: [T0] });
    expect(chair.live.values.sys?.at).toBe(T0);
    expect(chair.alarms.cuff?.takenAt).toBe(T0);
  });
});
