import { randomUUID } from 'node:crypto';
import { Engine } from '@chairside/server/engine/engine';
import { EngineCommands } from '@chairside/server/engine/session-commands';
import { ManualClock } from '@chairside/server/platform/clock.fake';
import { createLogger } from '@chairside/server/platform/logger';
import type { Store } from '@chairside/server/store/ports/store';
import { type CommandInput, commandSchema } from '@chairside/shared/moves/commands';
import type { Actor } from '@chairside/shared/people/roles';
import { fromNamed, type NamedValues } from '@chairside/shared/vitals/named-reading';
import type { Reading } from '@chairside/shared/vitals/reading';
import type { SeededClinic } from './seeded-clinic.ts';

type Loose = CommandInput extends infer C
  ? C extends { id: string }
    ? Omit<C, 'id'>
    : never
  : never;

export interface PastSession {
  readonly patientRef: string;
  readonly openedAt: number;
  readonly minutes: number;
  /** Place of the chair in the clinic. */
  readonly chair?: number;
  /** Values of a second since the opening; null: nothing was sent in it. 1 Hz. */
  readonly vitals: (second: number) => NamedValues | null;
  /** By minute since the opening, in order. */
  readonly steps: readonly { readonly min: number; readonly command: Loose }[];
}

const NURSE: Actor = { kind: 'user', id: 'nurse', name: 'Nurse', role: 'nurse' };
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * Records a session of another day as it would have been recorded then: by the engine, with a clock of its own, every
 * reading and every alarm. Before a server's engine runs on the store. Answers its id.
 */
export async function recordPast(
  store: Store,
  clinic: SeededClinic,
  past: PastSession,
): Promise<string> {
  const chair = clinic.chairs[past.chair ?? 0];
  if (!chair) throw new Error('the clinic has no such chair');
  const clock = new ManualClock(past.openedAt);
  const engine = new Engine({ store, clock, log: createLogger('silent') });
  await engine.start();
  const commands = new EngineCommands(engine);
  const sessionId = randomUUID();
  const stream = randomUUID();
  const send = (command: Loose) =>
    commands.command(
      clinic.id,
      sessionId,
      commandSchema.parse({ ...command, id: randomUUID() }),
      NURSE,
    );
  let batch: { sessionKey: number | null; reading: Reading }[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const readings = batch;
    batch = [];
    await store.lane.readings({
      ...{ clinicId: clinic.id, channelId: chair.channelId, stream, skewMs: null, readings },
    });
  };
  await send({ type: 'open', chairId: chair.id, patientRef: past.patientRef });
  const left = [...past.steps];
  for (let second = 1; second <= past.minutes * 60; second += 1) {
    clock.advance(SECOND);
    const at = clock.now();
    const values = past.vitals(second);
    if (values !== null) {
      const reading = fromNamed({
        ...{ seq: second, t: at, at, arrivedAt: engine.arrival(chair.channelId, at) },
        ...{ late: false, values, status: {} },
      });
      const place = engine.place(chair.channelId, reading, false);
      engine.apply(chair.channelId, reading);
      batch.push({ reading, sessionKey: place === 'ask-the-store' ? null : place });
    }
    if (batch.length >= 600) await flush();
    while (left[0] !== undefined && past.openedAt + left[0].min * MINUTE <= at) {
      await flush();
      const step = left.shift();
      if (step) await send(step.command);
    }
  }
  await flush();
  engine.stop();
  return sessionId;
}

/** A wandering patient with a dip of the saturation every twenty minutes and a cuff every five: the same in every run. */
export function wandering(second: number): NamedValues {
  const wave = (period: number, height: number) =>
    Math.round(Math.sin((second / period) * 2 * Math.PI) * height);
  const dips = second % 1200 > 600 && second % 1200 < 650;
  return {
    hr: 76 + wave(900, 9) + wave(47, 2),
    spo2: dips ? 88 : 97 + wave(61, 1),
    rr: 14 + wave(90, 2),
    ...(second % 300 === 60
      ? { sys: 126 + wave(2400, 16), dia: 78 + wave(2400, 7), map: 94 + wave(2400, 10) }
      : {}),
  };
}
