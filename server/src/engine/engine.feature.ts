import type { Feature } from '../platform/feature.ts';
import type { Timers } from '../platform/timers.ts';
import type { SessionCommands } from './commands.ts';
import { Engine, type EngineDeps } from './engine.ts';
import { ScreenWatch, type ScreenWatchDeps } from './screen-watch.ts';
import { EngineCommands } from './session-commands.ts';

export interface EngineNeeds extends EngineDeps, Pick<ScreenWatchDeps, 'coverage'> {
  readonly timers: Timers;
}

export interface EngineFeature extends Feature {
  readonly engine: Engine;
  readonly commands: SessionCommands;
}

/** Everything live: the running sessions, their alarms, and whether anybody can see and hear them. */
export function engineFeature(needs: EngineNeeds): EngineFeature {
  const { coverage, clock, log } = needs;
  const engine = new Engine(needs);
  const screens = new ScreenWatch({ places: engine.places, coverage, clock, log });
  const stops: (() => void)[] = [() => engine.stop()];
  return {
    engine,
    commands: new EngineCommands(engine, needs.timers),
    async start() {
      await engine.start();
      stops.push(screens.start());
    },
    /** An alarm that falls due from here on is found again by the next start. */
    halt() {
      for (const stop of stops) stop();
    },
  };
}
