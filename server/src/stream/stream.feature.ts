import { randomUUID } from 'node:crypto';
import type { Coverage } from '@chairside/shared/alarms/sound/coverage';
import { may } from '@chairside/shared/people/roles';
import { type StationReceipts, stationReceiptsSchema } from '@chairside/shared/wire/delivery';
import { ERROR_CODES, type ErrorCode, type WireError } from '@chairside/shared/wire/errors';
import {
  type SignInEnd,
  stationStatusSchema,
  type Watch,
  type WatchAnswer,
  watchSchema,
} from '@chairside/shared/wire/station';
import type { Server } from 'socket.io';
import type { Identity, SignInEnds } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import type { LivePicture } from '../engine/live-picture.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Feature } from '../platform/feature.ts';
import type { Logger } from '../platform/logger.ts';
import type { Timers } from '../platform/timers.ts';
import { Gate, Turns } from '../platform/turns.ts';
import { watchWebBuild } from '../platform/web-build.ts';
import type { Store } from '../store/ports/store.ts';
import { sendCanary, startCanaryRounds } from './canary-rounds.ts';
import { Confirmations } from './confirmations.ts';
import { coverageOf, tellCoverage } from './coverage.ts';
import { Joining } from './joining.ts';
import { PictureText } from './picture-text.ts';
import { type PreparedAnswer, sendPrepared } from './prepared-answer.ts';
import { watchSignIns } from './sign-in-watch.ts';
import type { StationNamespace, StationSocket } from './station-socket.ts';
import { StationStream } from './station-stream.ts';
import { StoppedScreenNotices } from './stopped-screens.ts';
import { deltaSince, snapshotOf, type WatchDeps } from './watch.ts';

export interface StreamNeeds {
  readonly config: Pick<Config, 'webDir'>;
  readonly sockets: { readonly io: Server };
  readonly store: { readonly sessions: Pick<Store['sessions'], 'eventsAfter'> };
  readonly picture: LivePicture;
  readonly identity: Pick<Identity, 'authenticateCookie'>;
  readonly signIns: SignInEnds;
  readonly audit: Pick<ChangeAudit, 'note'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Logger;
  /** What a station did with alarms; nothing here may wait. */
  readonly receipts: (clinicId: number, station: ReceiptGiver, given: StationReceipts) => void;
}

/** The station that gives receipts, and who is signed in there. */
export interface ReceiptGiver {
  readonly stationId: string;
  readonly userName: string;
}

export interface StreamFeature extends Feature {
  /** Stations that watch, and how many of them can be seen and heard now. */
  figures(): { watching: number; visible: number; sounding: number };
  coverage(clinicId: number): Coverage;
  stop(): void;
}

/** Stations that come back by their cursor: the connections of the store are shared with everything live. */
const LOGS_READ_AT_ONCE = 3;
const SIGN_INS_CHECKED_AT_ONCE = 4;

function wireError(code: ErrorCode, message: string): WireError {
  return { code, message, retryable: ERROR_CODES[code].retryable };
}

/** The dashboard stream: namespace `/station`, signed in by cookie. */
export function streamFeature(needs: StreamNeeds): StreamFeature {
  const { picture, clock, timers, log } = needs;
  const { io } = needs.sockets;
  const namespace: StationNamespace = io.of('/station');
  const web = watchWebBuild(needs.config.webDir, clock);
  const build = () => web.current();
  const stream = new StationStream(namespace, { picture, clock, log, build });
  sendPrepared(io);
  const pictureText = new PictureText(picture);
  const watchDeps: WatchDeps = {
    picture,
    sessions: needs.store.sessions,
    now: () => clock.now(),
    timers,
    texts: (clinicId) => pictureText.of(clinicId, stream.clinic(clinicId).told, clock.now()),
  };
  const turns = new Turns();
  const readers = new Gate(LOGS_READ_AT_ONCE);
  const signIns = new Gate(SIGN_INS_CHECKED_AT_ONCE);

  const confirmations = new Confirmations(stream, picture);
  const stationOf = (socket: StationSocket) => stream.stations.find((one) => one.socket === socket);
  const notices = new StoppedScreenNotices({ stream, picture, audit: needs.audit, clock });
  const cutOff = (socket: StationSocket, reason: SignInEnd): void => {
    const station = stationOf(socket);
    const { user } = socket.data;
    socket.disconnect(true);
    if (station && user) notices.ended(station, user, reason);
  };
  const stops = [
    () => web.stop(),
    () => stream.stop(),
    startCanaryRounds(() => stream.stations, clock),
    tellCoverage(stream, clock),
    watchSignIns(namespace, { ...needs, cutOff }),
    notices.start(),
  ];

  namespace.use((socket, next) => {
    const fail = (code: ErrorCode, message: string) =>
      next(Object.assign(new Error(message), { data: wireError(code, message) }));
    const { cookie } = socket.handshake.headers;
    signIns
      .run(() => needs.identity.authenticateCookie(cookie, clock.now()))
      .then(
        (user) => {
          if (!user) return fail('not-signed-in', 'Sign in first.');
          if (!may(user.role, 'watch-station')) {
            return fail('not-allowed', 'Your role may not watch the station.');
          }
          if (user.mustChangePassword) {
            return fail('password-change-needed', 'Choose a password of your own first.');
          }
          socket.data.user = user;
          socket.data.signIn = needs.signIns.signInOf(socket.handshake.headers.cookie);
          return next();
        },
        () => fail('internal', 'The sign-in could not be checked. Try again.'),
      );
  });

  namespace.on('connection', (socket) => {
    socket.on('station:watch', (message, ack) => {
      if (typeof ack !== 'function') return;
      watch(socket, message, ack).catch((error: unknown) => {
        log.error({ err: error }, 'watching failed');
        ack({ ok: false, error: wireError('internal', 'Try again.') });
      });
    });
    socket.on('station:report', (message, ack) => {
      const parsed = stationStatusSchema.safeParse(message);
      const station = stationOf(socket);
      if (parsed.success && station) {
        // Sound that has just come on is proven at once: nobody waits a whole round to know.
        const armed = parsed.data.sound === 'running' && station.status?.sound !== 'running';
        if (parsed.data.keptOn === false && station.status?.keptOn !== false) {
          log.info({ station: station.id }, 'the screen of a station may go to sleep');
        }
        station.status = parsed.data;
        station.reportedAt = clock.now();
        if (armed) sendCanary(station, clock);
        if (socket.data.user) confirmations.tell(socket.data.user.clinicId);
      }
      if (typeof ack === 'function') ack({ ok: true });
    });
    socket.on('station:receipts', (message, ack) => {
      const parsed = stationReceiptsSchema.safeParse(message);
      const station = stationOf(socket);
      const { user } = socket.data;
      if (parsed.success && station && user) {
        const giver = { stationId: station.id, userName: user.name };
        needs.receipts(user.clinicId, giver, parsed.data);
        confirmations.take(user.clinicId, station, parsed.data);
      }
      if (typeof ack === 'function') ack({ ok: true });
    });
  });

  async function watch(
    socket: StationSocket,
    message: Watch,
    ack: (answer: WatchAnswer) => void,
  ): Promise<void> {
    // As text of the same form.
    const answer: (prepared: PreparedAnswer) => void = ack as (given: object) => void;
    const parsed = watchSchema.safeParse(message);
    if (!parsed.success) {
      return ack({ ok: false, error: wireError('bad-message', 'clinic: a number is needed') });
    }
    const { clinic: clinicId, cursor, station: id = randomUUID() } = parsed.data;
    const { user } = socket.data;
    if (user?.clinicId !== clinicId) {
      return ack({ ok: false, error: wireError('not-allowed', 'This is not your clinic.') });
    }
    const { joining } = stream.clinic(clinicId);
    const mine = new Joining(picture.cursor(clinicId), timers);
    joining.add(mine);
    try {
      const delta =
        cursor === undefined
          ? null
          : await readers.run(() => deltaSince(watchDeps, clinicId, cursor, mine));
      await turns.next();
      // From here to the joining in one turn: nothing can be told in between.
      const prepared = delta?.() ?? snapshotOf(watchDeps, clinicId);
      if (prepared) answer(prepared);
      else return ack({ ok: false, error: wireError('not-found', 'There is no such clinic.') });
      if (socket.connected) notices.watches(stream.join(clinicId, socket, id), user);
    } finally {
      joining.delete(mine);
    }
  }

  return {
    figures() {
      const { stations } = stream;
      return {
        watching: stations.length,
        visible: stations.filter(({ status }) => status?.visible).length,
        sounding: stations.filter(({ status }) => status?.sound === 'running').length,
      };
    },
    coverage: (clinicId) => coverageOf(stream.clinic(clinicId).stations, clock.now()),
    stop() {
      for (const stop of stops) stop();
    },
  };
}
