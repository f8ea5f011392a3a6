import { randomUUID } from 'node:crypto';
import { Engine } from '@chairside/server/engine/engine';
import { EngineCommands } from '@chairside/server/engine/session-commands';
import { toReading } from '@chairside/server/intake/to-reading';
import type { Logger } from '@chairside/server/platform/logger';
import type { Store } from '@chairside/server/store/ports/store';
import type { Reading } from '@chairside/shared/vitals/reading';
import type { RawReading } from '@chairside/shared/wire/monitor';
import type { DemoVisit } from './demo-visits.ts';
import { PastClock } from './past-clock.ts';
import { type StepOfVisit, stepsOf, type VisitDeps } from './visit-steps.ts';

export interface PlayedVisit {
  readonly of: DemoVisit;
  readonly chairId: string;
  /** What the chair's monitor shows at an instant, epoch ms, asked in order; null while it is silent. */
  readonly measure: (at: number) => RawReading | null;
  readonly everyMs: number;
  /** The monitor goes on after the last step, up to the present. */
  readonly goesOn: boolean;
}

export interface PlayDeps extends Omit<VisitDeps, 'commands'> {
  readonly store: Store;
  readonly log: Logger;
  /** Epoch ms; later each time it is asked. */
  readonly present: () => number;
}

/** The monitor of a chair during one visit. */
interface Playing extends PlayedVisit {
  readonly channelId: string | null;
  readonly stream: string;
  readonly until: number;
  seq: number;
  next: number;
  seated: boolean;
  leftOut: boolean;
  waiting: { readonly sessionKey: number | null; readonly reading: Reading }[];
}

/**
 * Records visits as they would have been recorded at their own time: by the engine itself, with a clock of its own and
 * the readings of the chairs' monitors. Before the server's engine starts. A visit that no longer fits (its patient sits
 * in another chair, its course is over) is left out, and the others are there. Answers those that fitted.
 */
export async function playVisits(
  deps: PlayDeps,
  visits: readonly PlayedVisit[],
): Promise<PlayedVisit[]> {
  if (visits.length === 0) return [];
  const { store, log, clinicId } = deps;
  const channels = await store.devices.channels(clinicId);
  const clock = new PastClock(0);
  const engine = new Engine({ store: withoutRunning(store), clock, log });
  const commands = new EngineCommands(engine);
  const steps: (StepOfVisit & { readonly playing: Playing })[] = [];
  const all = visits.map((visit): Playing => {
    const own = stepsOf({ ...deps, commands }, visit.of, visit.chairId);
    const playing = {
      ...visit,
      channelId: channels.find((each) => each.chairId === visit.chairId)?.id ?? null,
      ...{ stream: randomUUID(), seq: 0, next: own[0]?.at ?? 0 },
      until: visit.goesOn ? Number.POSITIVE_INFINITY : (own.at(-1)?.at ?? 0),
      ...{ seated: false, leftOut: false, waiting: [] },
    };
    steps.push(...own.map((step) => ({ ...step, playing })));
    return playing;
  });
  steps.sort((a, b) => a.at - b.at);
  clock.at = steps[0]?.at ?? 0;
  await engine.start();

  const commits: Promise<unknown>[] = [];
  const measureUntil = (until: number) => {
    for (;;) {
      const due = all.filter(
        ({ seated, next, until: own }) => seated && next < Math.min(until, own),
      );
      const [first] = due.sort((a, b) => a.next - b.next);
      if (!first) break;
      clock.at = first.next;
      measure(engine, first);
    }
    clock.at = Math.max(clock.at, until);
    for (const { channelId, stream, waiting } of all) {
      if (channelId === null || waiting.length === 0) continue;
      const readings = waiting.splice(0);
      const stored = store.lane.readings({ clinicId, channelId, stream, skewMs: null, readings });
      // Told of at the end, when all of them are asked for.
      stored.catch(() => undefined);
      commits.push(stored);
    }
  };

  for (const { at, take, playing } of steps) {
    if (playing.leftOut) continue;
    measureUntil(at);
    try {
      await take();
      playing.seated = true;
    } catch (error) {
      playing.leftOut = true;
      log.info(
        { err: error, patientRef: playing.of.patientRef },
        'a visit of the demo was left out',
      );
    }
  }
  // Storing takes a while, in which the monitors go on.
  for (let round = 0; round < 2; round += 1) {
    measureUntil(deps.present());
    await Promise.all(commits.splice(0));
  }
  engine.stop();
  return visits.filter((_, place) => all[place]?.leftOut === false);
}

function measure(engine: Engine, playing: Playing): void {
  const at = playing.next;
  playing.next += playing.everyMs;
  const measured = playing.measure(at);
  if (playing.channelId === null || measured === null) return;
  playing.seq += 1;
  const { seq, channelId } = playing;
  const reading = toReading(measured, seq, engine.arrival(channelId, at));
  const place = engine.place(channelId, reading, false);
  engine.apply(channelId, reading);
  playing.waiting.push({ reading, sessionKey: place === 'ask-the-store' ? null : place });
}

/** An engine that goes back in time must not see the sessions that run now; the store keeps them apart. */
function withoutRunning(store: Store): Store {
  return { ...store, sessions: { ...store.sessions, runningSessions: async () => [] } };
}
