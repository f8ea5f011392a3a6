/** Very many monitors for a bench: as little work of their own as the protocol allows. */
import { randomUUID } from 'node:crypto';
import type { RawReading, Watermark } from '@chairside/shared/wire/monitor';
import { CONNECT } from '../devices/monitor-client.ts';
import type { Connection, TransportName } from '../devices/transport.ts';
import { chairModel, type Sample } from '../scenarios/chair-plan.ts';
import { chairPlans } from '../scenarios/scenarios.ts';
import { wholeWithin, within } from '../settings/setting.ts';

export interface LoadMonitor {
  readonly token: string;
  readonly channel: string;
}

export interface LoadOptions {
  readonly url: string;
  readonly monitors: readonly LoadMonitor[];
  readonly transport: TransportName;
  /** Readings per second of each monitor; default 1. */
  readonly hz?: number;
  readonly seed?: number;
  /** Handshakes that may be under way at once; default 50. */
  readonly atOnce?: number;
  /** Called for each durable message: how long its acknowledgement took, ms. */
  readonly onAcknowledged?: (tookMs: number, monitor: number, committed: Watermark) => void;
}

export interface LoadStats {
  readonly connected: number;
  readonly sent: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly disconnected: number;
}

export interface Load {
  stats(): LoadStats;
  /** Stops sending, waits at most `withinMs` for acknowledgements, disconnects. */
  stop(withinMs?: number): Promise<void>;
}

interface Sender {
  readonly index: number;
  readonly channel: string;
  readonly connection: Connection;
  readonly stream: string;
  seq: number;
  open: number;
  lost: boolean;
}

/** Samples that all monitors share, each at its own place: making them live would cost more than sending. */
const SAMPLES = 600;
/** Slots per second that the monitors are spread over. */
const SLOT_MS = 10;

/**
 * Connects every monitor and begins to send once all are welcome. They do not reconnect: a lost connection is
 * counted, so that a bench cannot pass by losing its load.
 */
export async function connectMany(options: LoadOptions): Promise<Load> {
  const { url, monitors, transport, onAcknowledged } = options;
  const hz = within('hz', options.hz ?? 1, 0.1, 20);
  const atOnce = wholeWithin('handshakes at once', options.atOnce ?? 50, 1, 1000);
  const samples = loadSamples(options.seed ?? 7);
  const counts = { sent: 0, acknowledged: 0, refused: 0, disconnected: 0 };
  let stopping = false;

  const senders: Sender[] = [];
  const queue = [...monitors.entries()];
  const connectNext = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, { token, channel }] = next;
      const connection = await CONNECT[transport]({ url, token, software: 'chairside-load 1' });
      const sender = {
        index,
        channel,
        connection,
        stream: randomUUID(),
        seq: 0,
        open: 0,
        lost: false,
      };
      senders.push(sender);
      void connection.closed.then(() => {
        sender.lost = true;
        if (!stopping) counts.disconnected += 1;
      });
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(atOnce, monitors.length) }, connectNext));
  } catch (error) {
    queue.length = 0;
    for (const { connection } of senders) connection.close();
    throw error;
  }

  const send = (sender: Sender) => {
    if (sender.lost) return;
    sender.seq += 1;
    const at = performance.now();
    const sample = samples[(sender.seq + sender.index * 37) % SAMPLES] ?? {};
    const reading: RawReading = { t: Date.now(), ...sample };
    const { channel, stream, seq } = sender;
    counts.sent += 1;
    sender.open += 1;
    sender.connection.readings({ channel, stream, seq, readings: [reading] }).then(
      (answer) => {
        sender.open -= 1;
        if (!answer.ok) {
          counts.refused += 1;
          return;
        }
        counts.acknowledged += 1;
        onAcknowledged?.(performance.now() - at, sender.index, answer.committed);
      },
      () => {
        sender.open -= 1;
      },
    );
  };

  const slots = Math.max(1, Math.round(1000 / hz / SLOT_MS));
  const wheel = Array.from({ length: slots }, (_, slot) =>
    senders.filter((sender) => sender.index % slots === slot),
  );
  const startedAt = performance.now();
  let turned = 0;
  const timer = setInterval(() => {
    const due = Math.floor((performance.now() - startedAt) / SLOT_MS);
    for (; turned < due; turned += 1) for (const one of wheel[turned % slots] ?? []) send(one);
  }, SLOT_MS);

  return {
    stats: () => ({ connected: senders.length - counts.disconnected, ...counts }),
    async stop(withinMs = 5000) {
      clearInterval(timer);
      const until = performance.now() + withinMs;
      while (senders.some(({ open }) => open > 0) && performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      stopping = true;
      for (const { connection } of senders) connection.close();
    },
  };
}

function loadSamples(seed: number): Sample[] {
  const [plan] = chairPlans('calm', 1, seed);
  if (plan === undefined) return [];
  const model = chairModel(plan);
  return Array.from({ length: SAMPLES }, (_, s) => model.sampleAt(s, s - 1) ?? {});
}
