import type { AddressInfo } from 'node:net';
import type { Coverage } from '@chairside/shared/alarms/sound/coverage';
import type { FastifyInstance } from 'fastify';
import { alarmsFeature } from './alarms/alarms.feature.ts';
import { attachSockets, buildApp } from './app.ts';
import { auditFeature } from './audit/audit.feature.ts';
import { AuditService } from './audit/audit.service.ts';
import { openBulk } from './bulk-open.ts';
import { clinicMade } from './clinics/clinic-made.ts';
import { clinicsFeature } from './clinics/clinics.feature.ts';
import { ensureProtocol } from './clinics/ensure-protocol.ts';
import { devicesFeature } from './devices/devices.feature.ts';
import type { SessionCommands } from './engine/commands.ts';
import type { LiveDirectory } from './engine/directory.ts';
import { engineFeature } from './engine/engine.feature.ts';
import type { LivePicture } from './engine/live-picture.ts';
import { exportFeature } from './export/export.feature.ts';
import { identityFeature } from './identity/identity.feature.ts';
import { intakeFeature } from './intake/intake.feature.ts';
import { patientsFeature } from './patients/patients.feature.ts';
import { AnchoredClock, type Clock, machineClock, type ServerClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { eachInTurn, type Feature } from './platform/feature.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { watchLoop } from './platform/loop-hold.ts';
import { createMetrics, type Metrics } from './platform/metrics.ts';
import { machineTimers } from './platform/timers.ts';
import { productVersion } from './platform/version.ts';
import { protocolsFeature } from './protocols/protocols.feature.ts';
import { reviewFeature } from './review/review.feature.ts';
import { sessionsFeature } from './sessions/sessions.feature.ts';
import { signingFeature } from './signing/signing.feature.ts';
import type { SigningKeys } from './signing/signing-keys.service.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/ports/store.ts';
import { streamFeature } from './stream/stream.feature.ts';

export interface RunningServer {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  readonly store: Store;
  readonly commands: SessionCommands;
  readonly directory: LiveDirectory;
  readonly picture: LivePicture;
  readonly clock: Clock;
  readonly keys: SigningKeys;
  /** Where the server has no user yet: the code that makes the first administrator. */
  readonly firstRunCode: string | null;
  /** Commits, tells the monitors, closes everything. */
  close(): Promise<void>;
}

export interface StartOptions {
  readonly clock?: ServerClock;
  /** Its owner closes it; without it the server opens and closes its own. */
  readonly store?: Store;
  readonly log?: Logger;
  /** What the screens of a clinic can do; without it, what the connected ones report. */
  readonly coverage?: (clinicId: number) => Coverage;
  /** Runs on the open store before the live side reads it. */
  prepare?(store: Store): Promise<void>;
}

/** Of the five seconds that stopping may take, what the last commits get. */
const LAST_COMMITS_MS = 2_500;

/** The whole server, wired and listening. Throws what `listen` throws, with everything closed again. */
export async function startServer(
  config: Config,
  options: StartOptions = {},
): Promise<RunningServer> {
  const log = options.log ?? createLogger(config.logLevel);
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return await compose(config, { ...options, log }, closers, closeAll);
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function compose(
  config: Config,
  options: StartOptions & { readonly log: Logger },
  closers: (() => Promise<void>)[],
  close: () => Promise<void>,
): Promise<RunningServer> {
  const { log, clock = new AnchoredClock(machineClock()) } = options;
  const metrics = createMetrics();
  const stopWatchingLoop = watchLoop((ms) => metrics.held(ms));
  closers.push(async () => stopWatchingLoop());
  const store = options.store ?? (await openOwnStore(config, log, metrics, clock));
  if (!options.store) closers.push(() => store.close());
  await options.prepare?.(store);
  for (const { id } of await store.clinics.all())
    await ensureProtocol(store.protocols, id, clock.now());

  const bulk = openBulk(store, clock);
  closers.push(() => bulk.close());
  let ready = false;
  const app = await buildApp({
    config,
    version: productVersion(),
    logger: log,
    health: {
      ping: () => store.ping(),
      recording: () => store.lane.recording().recording,
      ready: () => ready,
      metrics,
    },
  });
  closers.push(() => app.close());
  const sockets = attachSockets(app, config.trustProxy !== 0);
  const audit = new AuditService(store.audit, clock, log);
  const timers = machineTimers;
  const ground = { config, store, clock, timers, log, audit, bulk, sockets };

  const running = engineFeature({
    ...ground,
    coverage: options.coverage ?? ((clinicId) => stations.coverage(clinicId)),
  });
  const { engine, commands } = running;
  const live = { engine, live: engine, picture: engine, commands };
  const people = await identityFeature({
    ...ground,
    clinicMade: (clinic) => clinicMade({ ...ground, ...live }, clinic),
  });
  const { identity, passwords, signIns, firstRunCode } = people;
  const house = { ...ground, ...live, identity, passwords, signIns };
  const monitors = intakeFeature({
    ...house,
    noted: (device, channel, note) => devices.notes.add(device, channel, note),
  });
  const { intake } = monitors;
  const devices = devicesFeature({ ...house, links: intake });
  const alarms = alarmsFeature(house);
  const stations = streamFeature({
    ...house,
    receipts: (clinicId, station, given) => alarms.receipts.take(clinicId, station, given),
  });
  const signing = signingFeature(house);
  const features: readonly Feature[] = [
    monitors,
    running,
    alarms,
    stations,
    people,
    clinicsFeature(house),
    devices,
    protocolsFeature(house),
    patientsFeature(house),
    reviewFeature(house),
    sessionsFeature({ ...house, review: signing.review }),
    signing,
    auditFeature(house),
    exportFeature(house),
  ];
  closers.push(async () => {
    ready = false;
    await eachInTurn(features, 'halt');
    await store.lane.close(LAST_COMMITS_MS);
    await eachInTurn(features, 'stop');
  });
  for (const feature of features) feature.routes?.(app);
  metrics.observe({
    intake: () => intake.figures,
    evaluationLagMs: () => engine.health().evaluationLagMs,
    openConnections: () => sockets.connections.count,
    connectedMonitors: () => intake.connected,
    connectedStations: () => stations.figures().watching,
    runningSessions: () => engine.runningSessions,
    recording: () => store.lane.recording(),
  });

  await eachInTurn(features, 'start');
  await app.listen({ host: config.host, port: config.port });
  ready = true;
  return {
    url: urlOf(config.host, app),
    store,
    commands,
    directory: engine,
    picture: engine,
    clock,
    keys: signing.keys,
    firstRunCode,
    close,
  };
}

function openOwnStore(
  config: Config,
  logger: Logger,
  metrics: Metrics,
  clock: Clock,
): Promise<Store> {
  return openStore({
    databaseUrl: config.databaseUrl ?? undefined,
    databaseOwnerUrl: config.databaseOwnerUrl ?? undefined,
    dataDir: config.dataDir,
    logger,
    now: () => clock.now(),
    commitWindowMs: config.commitWindowMs,
    spoolLimit: config.spoolReadings,
    onCommit: (commit) => metrics.committed(commit),
  });
}

/** All interfaces have no name; a browser on this machine calls them localhost. */
function urlOf(host: string, app: FastifyInstance): string {
  const { port } = app.server.address() as AddressInfo;
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
