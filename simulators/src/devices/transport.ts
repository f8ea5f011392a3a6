import type {
  Ack,
  ClockAnswer,
  ReadingsMessage,
  Welcome,
} from '@chairside/shared/protocol/monitor';

export const TRANSPORTS = ['socketio', 'websocket'] as const;
export type TransportName = (typeof TRANSPORTS)[number];

export interface Address {
  /** `http://host:port` of the server. */
  readonly url: string;
  readonly token: string;
  /** Name and version of the sending software, for the server's device page. */
  readonly software: string;
}

/** One connection, open since its welcome. Answers arrive through the promises; they reject when it closes. */
export interface Connection {
  readonly welcome: Welcome;
  readings(message: ReadingsMessage): Promise<Ack>;
  clock(t0: number): Promise<ClockAnswer>;
  /** Resolves with the reason once the connection is gone, whoever ended it. */
  readonly closed: Promise<string>;
  close(): void;
}

/** Makes one attempt; rejects when there is no welcome within `WELCOME_WITHIN_MS`. */
export type Connect = (address: Address) => Promise<Connection>;

export const WELCOME_WITHIN_MS = 10_000;

export class ConnectionClosed extends Error {
  override readonly name = 'ConnectionClosed';
}
