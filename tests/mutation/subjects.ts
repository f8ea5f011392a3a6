/** What is changed, and by which tests the changes should be noticed: those that need no process, socket or browser. */
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface Subject {
  readonly name: string;
  /** Source files, from the root of the project. */
  readonly changed: readonly string[];
  readonly tests: readonly string[];
}

const found = (pattern: string, isLeftOut: (name: string) => boolean): string[] =>
  globSync(pattern, { cwd: ROOT })
    .filter((path) => !isLeftOut(basename(path)))
    .toSorted();
const isSource = (name: string) => !/\.(test|fixture)\.ts$/.test(name);

/** What is asked of limits that are moved for a session: other tests, beside forms and routes, hold it. */
const OF_DOCUMENTS = /^limit-changes/;
/** What joins that core to connections, engine and store: tests/devices and tests/abuse hold it. */
const SHELL =
  /^(accept|attach-intake|device-link|intake|intake-deps|not-stored|refusals|sink|socketio|websocket)\.ts$/;
/** What screens show of it. */
const OF_SCREENS = /^live-vitals\./;

export const SUBJECTS: readonly Subject[] = [
  {
    name: 'alarms',
    changed: found(
      'shared/src/alarms/**/*.ts',
      (name) => !isSource(name) || OF_DOCUMENTS.test(name),
    ),
    tests: found('shared/src/alarms/**/*.test.ts', () => false),
  },
  {
    name: 'intake',
    changed: [
      ...found('server/src/intake/*.ts', (name) => !isSource(name) || SHELL.test(name)),
      ...found('shared/src/vitals/*.ts', (name) => !isSource(name) || OF_SCREENS.test(name)),
      ...found('shared/src/wire/{battery,normalise,raw-number}.ts', () => false),
    ],
    tests: [
      ...found('{server/src/intake,shared/src/vitals}/*.test.ts', (name) => OF_SCREENS.test(name)),
      'shared/src/wire/normalise.test.ts',
      'tests/devices/inflations.test.ts',
    ],
  },
];
