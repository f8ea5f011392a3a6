import type {
  AlarmMessage,
  ChairMessage,
  Frame,
  LogMessage,
  Pulse,
  WatchAnswer,
} from '@chairside/shared/wire/station';
import { io, type Socket } from 'socket.io-client';

/** A dashboard without a screen: keeps everything that it was told. */
export interface RawStation {
  readonly socket: Socket;
  readonly frames: Frame[];
  readonly logs: LogMessage[];
  readonly alarms: AlarmMessage[];
  readonly chairs: ChairMessage[];
  readonly pulses: Pulse[];
  watch(message: unknown): Promise<WatchAnswer>;
}

/** Rejects with the typed error where the server refuses the sign-in. */
export function rawStation(origin: string, cookie: string): Promise<RawStation> {
  const socket = io(`${origin}/station`, {
    ...{ transports: ['websocket'], reconnection: false, forceNew: true },
    extraHeaders: { cookie },
  });
  const station: RawStation = {
    ...{ socket, frames: [], logs: [], alarms: [], chairs: [], pulses: [] },
    watch: (message) => socket.emitWithAck('station:watch', message),
  };
  socket.on('frame', (message: Frame) => station.frames.push(message));
  socket.on('log', (message: LogMessage) => station.logs.push(message));
  socket.on('alarm', (message: AlarmMessage) => station.alarms.push(message));
  socket.on('chair', (message: ChairMessage) => station.chairs.push(message));
  socket.on('pulse', (message: Pulse) => station.pulses.push(message));
  return new Promise((resolve, reject) => {
    socket.on('connect', () => resolve(station));
    socket.on('connect_error', (error) => {
      socket.close();
      reject('data' in error ? error.data : error);
    });
  });
}
