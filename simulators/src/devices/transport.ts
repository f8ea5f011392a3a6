import type {
  Ack,
  ClockAnswer,
  closingSchema,
  ReadingsMessage,
  Welcome,
} from '@chairside/shared/wire/monitor';
import { z } from 'zod';

export const TRANSPORTS = ['socketio', 'websocket'] as const;
export type TransportName = (typeof TRANSPORTS)[number];

/** How a connection ended: a sentence, and the server's code where it gave one. */
export interface Ended {
  readonly reason: string;
  readonly code: string | null;
}

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
  /** Resolves once the connection is gone, whoever ended it. */
  readonly closed: Promise<Ended>;
  close(): void;
}

/** Makes one attempt; rejects when there is no welcome within `WELCOME_WITHIN_MS`. */
export type Connect = (address: Address) => Promise<Connection>;

export const WELCOME_WITHIN_MS = 10_000;

/** A `closing` of the server. */
export const endedBy = (closing: z.infer<typeof closingSchema> | undefined): Ended => ({
  reason: closing?.reason ?? 'the server is closing',
  code: closing?.code ?? null,
});

const refusalSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** A refused handshake; null where the answer is none of Chairside's. */
export function refusedBy(answer: unknown): Ended | null {
  const { data } = refusalSchema.safeParse(answer);
  return data ? { reason: data.error.message, code: data.error.code } : null;
}

export class ConnectionClosed extends Error {
  override readonly name = 'ConnectionClosed';
  /** The server's code where it gave one. */
  readonly code: string | null;

  constructor(reason: string, code: string | null = null) {
    super(reason);
    this.code = code;
  }
}
