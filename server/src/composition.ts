import type { AddressInfo } from 'node:net';
import type { Coverage } from '@chairside/shared/alarms/sound/coverage';
import type { FastifyInstance } from 'fastify';
import { createAlarmDelivery } from './alarms/alarm-delivery.ts';
import { registerAlarmRoutes } from './alarms/alarms.routes.ts';
import { attachSockets, buildApp } from './app.ts';
import { registerAuditRoutes } from './audit/audit.routes.ts';
import { AuditService } from './audit/audit.service.ts';
import { bulkReads, openBulk } from './bulk-reads.ts';
import { registerChairRoutes } from './clinics/chairs.routes.ts';
import { ClinicReadModel } from './clinics/clinic.read-model.ts';
import { ensureProtocol } from './clinics/ensure-protocol.ts';
import { DeviceNotes } from './devices/device-notes.ts';
import { registerDeviceRoutes } from './devices/devices.routes.ts';
import { DevicesService } from './devices/devices.service.ts';
import type { SessionCommands } from './engine/commands.ts';
import type { LiveDirectory } from './engine/directory.ts';
import { Engine } from './engine/engine.ts';
import type { LivePicture } from './engine/live-picture.ts';
import { ScreenWatch } from './engine/screen-watch.ts';
import { EngineCommands } from './engine/session-commands.ts';
import { registerExportRoutes } from './export/export.routes.ts';
import { ExportSets } from './export/export-set.service.ts';
import { AdministratorCodes } from './identity/administrator-code.ts';
import { cookieIdentity, secondPerson } from './identity/cookie-identity.ts';
import { FirstRun } from './identity/first-run.ts';
import { registerIdentityRoutes } from './identity/identity.routes.ts';
import { auditRefusedSignIn } from './identity/refused-sign-ins.ts';
import { SignInService } from './identity/sign-in.service.ts';
import { registerUserRoutes } from './identity/users.routes.ts';
import { attachIntake } from './intake/attach-intake.ts';
import { registerCourseRoutes } from './patients/courses.routes.ts';
import { registerPatientRoutes } from './patients/patients.routes.ts';
import { PatientsService } from './patients/patients.service.ts';
import { ScheduleTemplatesService } from './patients/schedule-templates.service.ts';
import { AnchoredClock, type Clock, machineClock, type ServerClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { watchLoop } from './platform/loop-hold.ts';
import { createMetrics, type Metrics } from './platform/metrics.ts';
import { secretHash } from './platform/secrets.ts';
import { productVersion } from './platform/version.ts';
import { watchWebBuild } from './platform/web-build.ts';
import { registerProtocolRoutes } from './protocols/protocols.routes.ts';
import { ProtocolsService } from './protocols/protocols.service.ts';
import { registerRehearsalRoutes } from './protocols/rehearsals.routes.ts';
import { RehearsalsService } from './protocols/rehearsals.service.ts';
import { registerClinicReviewRoutes } from './review/clinic-review.routes.ts';
import { registerCourseReviewRoutes } from './review/course-review.routes.ts';
import { registerSecondPersonRoutes } from './sessions/second-person.routes.ts';
import { SessionReadModel } from './sessions/session.read-model.ts';
import { registerSessionRoutes } from './sessions/sessions.routes.ts';
import { registerSignatureRoutes } from './sessions/signature.routes.ts';
import { masterKeyAt } from './signing/master-key.ts';
import { ReviewCommands } from './signing/review-commands.ts';
import { registerSigningRoutes } from './signing/signing.routes.ts';
import { SigningKeys } from './signing/signing-keys.service.ts';
import { openStore } from './store/open.ts';
import type { ClinicRecord, Store } from './store/ports/store.ts';
import { attachStation } from './stream/attach-station.ts';

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
  /** Its owner closes it; without it the server opens and closes one of its own. */
  readonly store?: Store;
  readonly log?: Logger;
  /** What the screens of a clinic can do; without it, what the connected ones report. */
  readonly coverage?: (clinicId: number) => Coverage;
  /** Runs on the open store before the live side reads it. */
  prepare?(store: Store): Promise<void>;
}

/** Of the five seconds that stopping may take, what the last commits get. */
const LAST_COMMITS_MS = 2_500;
const HOUR = 3_600_000;

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
  const store = options.store ?? (await openOwnStore(config, log, metrics, clock));
  if (!options.store) closers.push(() => store.close());
  await options.prepare?.(store);
  for (const { id } of await store.clinics.all())
    await ensureProtocol(store.protocols, id, clock.now());

  let ready = false;
  const engine = new Engine({ store, clock, log });
  const commands = new EngineCommands(engine);
  const audit = new AuditService(store.audit, clock, log);
  const signIns = new SignInService(store.identity, config.signInHours * HOUR, (refused) =>
    auditRefusedSignIn(audit, refused),
  );
  const identity = cookieIdentity(signIns, clock);
  const deleteExpired = () => {
    signIns.deleteExpired(clock.now()).catch((error: unknown) => {
      log.warn({ err: error }, 'expired sign-ins were not deleted; tried again in an hour');
    });
  };
  deleteExpired();
  const stopDeleting = clock.every(HOUR, deleteExpired);
  closers.push(async () => stopDeleting());
  const firstRun = new FirstRun(store.identity, store.clinics);
  const firstRunCode = await firstRun.begin();
  const deviceNotes = new DeviceNotes();
  const devices = new DevicesService({
    devices: store.devices,
    clinics: store.clinics,
    live: engine,
    notes: deviceNotes,
    cutOff: (deviceId) => intake.intake.cutOff(deviceId),
    sendingSet: (deviceId, sending) => intake.intake.sendingSet(deviceId, sending),
    clock,
  });
  const clinicMade = async (clinic: ClinicRecord) => {
    await ensureProtocol(store.protocols, clinic.id, clock.now());
    engine.clinicAdded(clinic);
    for (const chair of await store.clinics.chairs(clinic.id)) engine.chairAdded(chair);
  };

  const bulk = openBulk(store, clock);
  closers.push(() => bulk.close());
  const reads = bulkReads(bulk);
  const rehearsals = new RehearsalsService(store.protocols, reads.rehearsal, log);
  closers.push(async () => rehearsals.stop());

  const clinics = new ClinicReadModel(store.clinics);
  const keys = new SigningKeys(store.signing, () => masterKeyAt(config.signingKeyFile), clock);
  const patients = new PatientsService({ patients: store.patients, clinics, clock });

  const review = new ReviewCommands(store, keys, clock, reads.digest);
  const passwords = secondPerson(identity, signIns, clock);

  const routes: ((app: FastifyInstance) => void)[] = [
    (app) =>
      registerIdentityRoutes(app, {
        identity,
        signIns,
        firstRun,
        codes: new AdministratorCodes(store.identity),
        audit,
        clinics,
        clinicMade,
        clock,
        demo: config.demo,
        secureCookies: config.secureCookies,
      }),
    (app) => registerUserRoutes(app, { identity, signIns, users: store.identity, audit, clock }),
    (app) =>
      registerChairRoutes(app, {
        identity,
        ...{ clinics: store.clinics, audit },
        chairAdded: (chair) => engine.chairAdded(chair),
      }),
    (app) => registerDeviceRoutes(app, { identity, devices, audit }),
    (app) => registerAlarmRoutes(app, { identity, history: reads.history }),
    (app) =>
      registerProtocolRoutes(app, {
        ...{ identity, audit },
        protocols: new ProtocolsService(store.protocols, clock),
      }),
    (app) => registerPatientRoutes(app, { identity, patients }),
    (app) =>
      registerCourseRoutes(app, {
        ...{ identity, patients },
        templates: new ScheduleTemplatesService(store.patients, clock),
      }),
    (app) => registerRehearsalRoutes(app, { identity, rehearsals }),
    (app) => registerCourseReviewRoutes(app, { identity, reviews: reads.courses }),
    (app) => registerClinicReviewRoutes(app, { identity, review: reads.clinic }),
    (app) =>
      registerSessionRoutes(app, {
        ...{ identity, commands, review },
        ...{ sessions: new SessionReadModel(store), records: reads.records },
      }),
    (app) => registerSecondPersonRoutes(app, { secondPerson: passwords, commands }),
    (app) => registerSignatureRoutes(app, { passwords, review }),
    (app) => registerSigningRoutes(app, { identity, keys, verify: reads.verify, audit }),
    (app) => registerAuditRoutes(app, { identity, audit }),
    (app) =>
      registerExportRoutes(app, {
        ...{ identity, file: reads.file, audit },
        sets: new ExportSets(store, reads.archive),
      }),
  ];
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
    routes,
  });
  const { io, upgrades, newcomers, connections } = attachSockets(app, config.trustProxy !== 0);
  const intake = attachIntake(upgrades, io, {
    newcomers,
    engine,
    lane: store.lane,
    devices: store.devices,
    readings: store.readings,
    authenticateDevice: (token) => store.devices.byTokenHash(secretHash(token)),
    noted: (device, channel, note) => deviceNotes.add(device, channel, note),
    clock,
    log,
    spoolReadings: config.spoolReadings,
  });
  const delivery = createAlarmDelivery({
    ...{ store, picture: engine, clock, log, onCall: config.onCall },
  });
  const web = watchWebBuild(config.webDir, clock);
  const stations = attachStation(io, {
    build: () => web.current(),
    receipts: (clinicId, station, given) => delivery.receipts.take(clinicId, station, given),
    picture: engine,
    sessions: store.sessions,
    ...{ identity, signIns, audit },
    clock,
    log,
  });
  closers.push(async () => stopWatchingLoop());
  metrics.observe({
    intake: () => intake.intake.figures,
    evaluationLagMs: () => engine.health().evaluationLagMs,
    openConnections: () => connections.count,
    connectedMonitors: () => intake.intake.connected,
    connectedStations: () => stations.figures().watching,
    runningSessions: () => engine.runningSessions,
    recording: () => store.lane.recording(),
  });

  await engine.start();
  const { coverage = (clinicId: number) => stations.coverage(clinicId) } = options;
  const screens = new ScreenWatch({ places: engine.places, coverage, clock, log }).start();
  const stopDelivery = await delivery.start();
  closers.push(async () => {
    ready = false;
    intake.stop();
    // Before the lane closes: an alarm that falls due now is found again by the next start.
    engine.stop();
    screens();
    await stopDelivery();
    await store.lane.close(LAST_COMMITS_MS);
    intake.close();
    web.stop();
    stations.stop();
    await app.close();
  });
  await app.listen({ host: config.host, port: config.port });
  ready = true;
  return {
    url: urlOf(config.host, app),
    store,
    commands,
    directory: engine,
    picture: engine,
    clock,
    keys,
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
