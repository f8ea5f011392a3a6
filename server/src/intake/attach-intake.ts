import type { Server } from 'socket.io';
import type { Upgrades } from '../platform/upgrades.ts';
import { Intake } from './intake.ts';
import type { IntakeDeps } from './intake-deps.ts';
import { attachSocketIo } from './socketio.ts';
import { attachWebSocket } from './websocket.ts';

/** How often it is asked whether a device owes what was refused. */
const LOOK_MS = 10_000;

export interface AttachedIntake {
  readonly intake: Intake;
  /** Tells every monitor and takes nothing more. Then close the lane, so that what was taken is acknowledged. */
  stop(): void;
  /** Ends the connections. */
  close(): void;
}

/** Both transports on the application's port. */
export function attachIntake(upgrades: Upgrades, io: Server, deps: IntakeDeps): AttachedIntake {
  const intake = new Intake(deps);
  const stopFollowing = deps.clock.onMoved((byMs) => intake.moved(byMs));
  const stopLooking = deps.clock.every(LOOK_MS, () => intake.look());
  attachSocketIo(io, intake);
  const closeWebSockets = attachWebSocket(upgrades, intake);
  return {
    intake,
    stop: () => intake.stop(),
    close() {
      stopFollowing();
      stopLooking();
      intake.disconnectAll();
      closeWebSockets();
    },
  };
}
