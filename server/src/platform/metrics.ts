import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The server's figures for `/metrics` (Prometheus text). One registry per server: tests run several in one process. */
export interface Metrics {
  /** One commit of the lane that became durable. */
  committed(commit: { ms: number }): void;
  /** So long the evaluating thread worked in one go. */
  held(ms: number): void;
  /** Set by whoever composes: called on every scrape. */
  observe(source: MetricsSource): void;
  text(): Promise<string>;
  readonly contentType: string;
}

/** Figures that are read at the moment of a scrape. */
export interface MetricsSource {
  /** Since the start. */
  intake(): {
    stored: number;
    again: number;
    missing: number;
    badMessages: number;
    refused: number;
    streamsUsed: number;
    notStored: number;
  };
  /** Longest time between two evaluations in the last minute, ms. */
  evaluationLagMs(): number;
  openConnections(): number;
  connectedMonitors(): number;
  connectedStations(): number;
  runningSessions(): number;
  recording(): { recording: boolean; queuedReadings: number; queuedEvents: number };
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  let source: MetricsSource | null = null;
  const gauge = (name: string, help: string, read: (from: MetricsSource) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        if (source) this.set(read(source));
      },
    });
  gauge(
    'chairside_evaluation_lag_seconds',
    'Longest time between two alarm evaluations in the last minute',
    (s) => s.evaluationLagMs() / 1000,
  );
  gauge('chairside_open_connections', 'Connections of every kind', (s) => s.openConnections());
  gauge('chairside_connected_monitors', 'Devices connected to the intake', (s) =>
    s.connectedMonitors(),
  );
  gauge('chairside_connected_stations', 'Stations that watch', (s) => s.connectedStations());
  gauge('chairside_running_sessions', 'Sessions that are not closed', (s) => s.runningSessions());
  gauge(
    'chairside_recording',
    '1 while what arrives is stored, 0 while the database is away',
    (s) => (s.recording().recording ? 1 : 0),
  );
  gauge(
    'chairside_queued_readings',
    'Readings that wait for their commit',
    (s) => s.recording().queuedReadings,
  );
  gauge(
    'chairside_queued_events',
    'Log events that wait for their commit',
    (s) => s.recording().queuedEvents,
  );
  const counter = (name: string, help: string, read: (from: MetricsSource) => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        if (source) this.inc(read(source));
      },
    });
  counter('chairside_readings_total', 'Readings that became durable', (s) => s.intake().stored);
  counter(
    'chairside_resent_messages_total',
    'Messages that were durable, or on their way, when they came again',
    (s) => s.intake().again,
  );
  counter(
    'chairside_missing_readings_total',
    'Readings that gaps in streams leave out',
    (s) => s.intake().missing,
  );
  counter(
    'chairside_bad_messages_total',
    'Messages of monitors that made no sense',
    (s) => s.intake().badMessages,
  );
  counter(
    'chairside_refused_messages_total',
    'Messages that a monitor has to send again',
    (s) => s.intake().refused,
  );
  counter(
    'chairside_streams_used_total',
    'Messages refused because a monitor went on with a stream that was used before',
    (s) => s.intake().streamsUsed,
  );
  counter(
    'chairside_readings_not_stored_total',
    'Readings that were shown and evaluated and are not in the record',
    (s) => s.intake().notStored,
  );
  const holds = new Histogram({
    name: 'chairside_loop_hold_seconds',
    help: 'Processor time that the evaluating thread used in one go, from 5 ms on: what is due waits for it',
    buckets: [0.01, 0.02, 0.03, 0.04, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2],
    registers,
  });
  const commits = new Histogram({
    name: 'chairside_commit_seconds',
    help: 'Time of one commit; its count is the number of commits',
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers,
  });
  return {
    held: (ms) => holds.observe(ms / 1000),
    committed: ({ ms }) => commits.observe(ms / 1000),
    observe(from) {
      source = from;
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
