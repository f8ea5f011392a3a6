/** What one connection or channel may do; docs/device-protocol.md names them, and a test reads it against these. */
export interface Rate {
  /** At once. */
  readonly burst: number;
  readonly perSecond: number;
}

/** A gateway of 64 channels sends 64 messages a second; a backlog may come as one message per reading. */
export const MESSAGES: Rate = { burst: 20_000, perSecond: 1_000 };
export const BAD_MESSAGES: Rate = { burst: 20, perSecond: 1 };
/** A device makes a stream when it starts: one that fails over and over may do it every minute. */
export const STREAMS: Rate = { burst: 60, perSecond: 1 / 60 };
/** Look-ups of what was stored before the server started. */
export const RECALLS: Rate = { burst: 20, perSecond: 0.2 };

/** Seconds of silence of a plain WebSocket. */
export const PING_AFTER = 5;
/**
 * A device that works in one thread answers no ping while it measures or sends, and one reading every ten seconds is
 * a fair pace. That its chair gets nothing is told after 15 s by the alarms, which ask for readings and not for a connection.
 */
export const SILENT_AFTER = 30;
/** Close code of every connection that the server ends with a word. */
export const GOING_AWAY = 1001;
