import type { StationReceipts } from '@chairside/shared/wire/delivery';
import type {
  Canary,
  CanaryAnswer,
  ServerToStation,
  StationStatus,
  StationToServer,
  WatchAnswer,
} from '@chairside/shared/wire/station';
import { io, type Socket } from 'socket.io-client';
import { signInEndText, useSignInEnded } from '../identity/sign-in-ended.ts';
import { askMeAgain } from '../identity/use-me.ts';
import { applyTransition, putAlarms } from './alarms-store.ts';
import { applyDelta, applySnapshot } from './apply-snapshot.ts';
import { useBedside } from './bedside-store.ts';
import { heardBuild } from './build-store.ts';
import { putChairs, useChairs } from './chairs-store.ts';
import { useClinic } from './clinic-store.ts';
import { heardServerTime, serverNow, tickClock } from './clock-store.ts';
import { useCoverage } from './coverage-store.ts';
import { growCuffs, putCuffs } from './cuffs-store.ts';
import { FrameQueue } from './frame-queue.ts';
import { checkLink, heardPulse, refuseLink, startLink } from './link-store.ts';
import { foldEvents, putSession } from './sessions-store.ts';
import { stationId } from './station-id.ts';
import { putStoppedScreens } from './stopped-screens-store.ts';
import { forgetTrends, growTrends } from './trends-store.ts';
import { applyEntries, putVitals } from './vitals-store.ts';

type StationSocket = Socket<ServerToStation, StationToServer>;

export interface Listener {
  report(status: StationStatus): void;
  /** Resolves once the server has them, rejects while it cannot be reached. */
  receipts(message: StationReceipts): Promise<void>;
  stop(): void;
}

const WATCH_TIMEOUT_MS = 5_000;
/** By the server's own beat, every 5 s: a hidden page runs its timers once a minute. */
const REPORT_EVERY_PULSES = 5;
const REFUSED_RETRY_MS = 5_000;
/** Refusals that a person must mend, such as a sign-in that has ended; tried again all the same, less often. */
const FINAL: ReadonlySet<string> = new Set([
  'not-signed-in',
  'password-change-needed',
  'not-allowed',
  'unsupported-protocol',
]);

/**
 * The only listener to the dashboard stream: keeps every live store true until `stop()`. `prove` carries out a test of
 * the sound that the server asks for.
 */
export function listen(
  clinicId: number,
  prove: (canary: Canary) => Promise<CanaryAnswer>,
): Listener {
  startLink(performance.now(), serverNow());
  const socket: StationSocket = io('/station', {
    withCredentials: true,
    transports: ['websocket', 'polling'],
    reconnectionAttempts: Number.POSITIVE_INFINITY,
    reconnectionDelay: 300,
    reconnectionDelayMax: 3_000,
    timeout: 5_000,
  });
  const frames = new FrameQueue(
    (entries) => {
      applyEntries(entries);
      growTrends(entries);
      growCuffs(entries);
    },
    () => useChairs.getState().order.length,
  );
  /** Messages that overtake the answer to `station:watch` would be lost under the snapshot. */
  let watching = false;
  let status: StationStatus | null = null;
  let stopped = false;
  let pulses = 0;
  const after = (ms: number, then: () => void) => setTimeout(() => stopped || then(), ms);

  const report = () => {
    if (status && socket.connected) {
      socket.timeout(WATCH_TIMEOUT_MS).emit('station:report', status, () => undefined);
    }
  };

  const watch = (fresh: boolean) => {
    const { cursor, clinic } = useClinic.getState();
    const from = fresh || cursor === null || clinic?.id !== clinicId ? {} : { cursor };
    socket
      .timeout(WATCH_TIMEOUT_MS)
      .emit(
        'station:watch',
        { clinic: clinicId, station: stationId(), ...from },
        (error, answer) => {
          if (error) {
            if (socket.connected) watch(fresh);
            return;
          }
          receive(answer);
        },
      );
  };

  const receive = (answer: WatchAnswer) => {
    if (!answer.ok) {
      const final = FINAL.has(answer.error.code);
      if (final) refuseLink(answer.error.code, answer.error.message);
      after(final ? REFUSED_RETRY_MS : 1_000, () => socket.connected && watch(true));
      return;
    }
    frames.run();
    if ('snapshot' in answer) applySnapshot(answer.snapshot);
    else if (applyDelta(answer.delta) === 'gap') return watch(true);
    watching = true;
    const { serverTime, health } = 'snapshot' in answer ? answer.snapshot : answer.delta;
    heardPulse(performance.now(), serverTime, health);
    report();
  };

  socket.on('connect', () => {
    watching = false;
    forgetTrends();
    watch(false);
  });
  socket.on('connect_error', (error: Error & { data?: { code?: string; message?: string } }) => {
    const code = error.data?.code;
    const final = code !== undefined && FINAL.has(code);
    if (final) refuseLink(code, error.data?.message ?? '');
    // A refused handshake ends Socket.IO's own redialling; a refusal may be over in a moment.
    if (!socket.active) after(final ? REFUSED_RETRY_MS : 1_000, () => socket.connect());
  });
  socket.on('signed-out', ({ reason }) => {
    // Whoever signed in anew in this browser is whom the next connection is of.
    if (reason === 'signed-in-anew') return askMeAgain();
    useSignInEnded.setState({ reason });
    refuseLink('not-signed-in', signInEndText(reason));
  });
  socket.on('disconnect', (reason) => {
    watching = false;
    // Socket.IO does not redial by itself after the server's own disconnect.
    if (reason === 'io server disconnect') after(500, () => socket.connect());
  });
  socket.on('frame', (frame) => {
    if (watching) frames.add(frame.chairs);
  });
  socket.on('log', ({ cursor, events }) => {
    if (!watching) return;
    if (foldEvents(events) === 'gap') return watch(true);
    useClinic.setState({ cursor });
    // A version that came into force since this screen connected: limits, gate and cadence of the session hang on it.
    const { protocols } = useClinic.getState();
    const unknown = events.some(
      ({ body }) => body.type === 'session-opened' && protocols[body.protocol] === undefined,
    );
    if (unknown) watch(false);
  });
  socket.on('alarm', (message) => {
    if (watching) applyTransition(message);
  });
  socket.on('chair', ({ chair }) => {
    if (!watching) return;
    frames.run();
    putSession(chair.id, chair.session);
    putVitals([[chair.id, chair.vitals]]);
    putAlarms([[chair.id, chair.alarms]]);
    putCuffs([chair]);
    putChairs([chair], false);
  });
  socket.on('coverage', (coverage) => useCoverage.setState({ coverage }));
  socket.on('confirmed', (confirmed) => useBedside.setState({ confirmed }));
  socket.on('stopped-screens', ({ screens }) => putStoppedScreens(screens));
  socket.on('canary', (canary, answer) => void prove(canary).then(answer));
  socket.on('pulse', ({ serverTime, health, build }) => {
    pulses += 1;
    if (pulses % REPORT_EVERY_PULSES === 0) report();
    heardServerTime(serverTime);
    heardBuild(build);
    if (watching) heardPulse(performance.now(), serverTime, health);
  });

  const redial = () => {
    tickClock();
    checkLink(performance.now());
    if (document.hidden) return;
    if (!socket.connected) socket.connect();
  };
  const ticker = setInterval(() => {
    tickClock();
    // A half-open connection shows no error for up to 45 s: the missing pulse is the proof.
    if (checkLink(performance.now()) && socket.connected) socket.disconnect().connect();
  }, 1_000);
  window.addEventListener('online', redial);
  document.addEventListener('visibilitychange', redial);

  return {
    report(next) {
      status = next;
      report();
    },
    async receipts(message) {
      if (!socket.connected) throw new Error('the link is lost');
      await socket.timeout(WATCH_TIMEOUT_MS).emitWithAck('station:receipts', message);
    },
    stop() {
      stopped = true;
      clearInterval(ticker);
      window.removeEventListener('online', redial);
      document.removeEventListener('visibilitychange', redial);
      socket.disconnect();
    },
  };
}
