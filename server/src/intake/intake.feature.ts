import type { Server } from 'socket.io';
import type { AddressLimit } from '../platform/address-limit.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Feature } from '../platform/feature.ts';
import type { Logger } from '../platform/logger.ts';
import { secretHash } from '../platform/secrets.ts';
import type { Timers } from '../platform/timers.ts';
import type { Upgrades } from '../platform/upgrades.ts';
import type { Store } from '../store/ports/store.ts';
import { Intake } from './intake.ts';
import type { IntakeDeps } from './intake-deps.ts';
import type { ReadingSink } from './sink.ts';
import { attachSocketIo } from './socketio.ts';
import { attachWebSocket } from './websocket.ts';

/** How often it is asked whether a device owes what was refused. */
const LOOK_MS = 10_000;

export interface IntakeNeeds {
  readonly config: Pick<Config, 'spoolReadings'>;
  readonly sockets: {
    readonly io: Server;
    readonly upgrades: Upgrades;
    readonly newcomers: AddressLimit;
  };
  readonly store: Pick<Store, 'lane' | 'devices' | 'readings'>;
  readonly engine: ReadingSink;
  readonly noted: IntakeDeps['noted'];
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Logger;
}

export interface IntakeFeature extends Feature {
  readonly intake: Intake;
  /** Tells every monitor and takes nothing more; what was taken is acknowledged once it is stored. */
  halt(): void;
  /** Ends the connections. */
  stop(): void;
}

/** The readings of the monitors, by both transports. */
export function intakeFeature(needs: IntakeNeeds): IntakeFeature {
  const { config, sockets, store, engine, noted, clock, timers, log } = needs;
  const intake = new Intake({
    ...{ engine, noted, clock, timers, log },
    ...{ lane: store.lane, devices: store.devices, readings: store.readings },
    authenticateDevice: (token) => store.devices.byTokenHash(secretHash(token)),
    newcomers: sockets.newcomers,
    spoolReadings: config.spoolReadings,
  });
  const stops = [
    clock.onMoved((byMs) => intake.moved(byMs)),
    clock.every(LOOK_MS, () => intake.look()),
  ];
  attachSocketIo(sockets.io, intake);
  const closeWebSockets = attachWebSocket(sockets.upgrades, intake);
  return {
    intake,
    halt: () => intake.stop(),
    stop() {
      for (const stop of stops) stop();
      intake.disconnectAll();
      closeWebSockets();
    },
  };
}
