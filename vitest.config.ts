import { defineConfig } from 'vitest/config';

const SECOND = 1000;
const PATIENCE_MS = 60 * SECOND;

/** A test whose name ends so asserts on time in a browser: nothing runs beside it. */
const TIMED = 'tests/e2e/**/*.timed.test.ts';
const ALONE = 2;

/** Groups run one after the other, the cheap ones first, two files at once. */
const project = (name: string, include: string[], group: number, seconds: number) => ({
  test: {
    name,
    include,
    exclude: include.includes(TIMED) ? [] : [TIMED],
    environment: 'node' as const,
    testTimeout: seconds * SECOND,
    hookTimeout: seconds * SECOND,
    // Long on purpose: a test waits for what it needs, and a busy machine is no fault. What asserts on time is
    // `*.timed.test.ts`, with bounds of its own.
    expect: { poll: { timeout: PATIENCE_MS } },
    maxWorkers: group === ALONE ? 1 : 2,
    sequence: { groupOrder: group },
  },
});

const inBrowser = (name: string, include: string[], group: number) => {
  const { test } = project(name, include, group, 300);
  return { test: { ...test, globalSetup: './tests/support/built-web.ts' } };
};
const web = project('web', ['web/src/**/*.test.{ts,tsx}'], 0, 60);

export default defineConfig({
  test: {
    pool: 'forks',
    reporters: [process.env.CI ? 'dot' : 'default', './tests/support/line-reporter.ts'],
    passWithNoTests: false,
    coverage: { include: ['{shared,server,simulators,web}/src/**/*.{ts,tsx}'] },
    projects: [
      project('unit', ['{shared,server,simulators}/src/**/*.test.ts'], 0, 60),
      {
        ...web,
        test: {
          ...web.test,
          environment: 'happy-dom' as const,
          css: { include: [/tokens\.css/, /alarm-line\.module\.css/] },
        },
      },
      project('architecture', ['tests/architecture/**/*.test.ts'], 0, 120),
      project('contract', ['tests/contract/**/*.test.ts'], 1, 120),
      project('integration', ['tests/integration/**/*.test.ts'], 1, 180),
      project('devices', ['tests/devices/**/*.test.ts'], 1, 180),
      project('abuse', ['tests/abuse/**/*.test.ts'], 1, 300),
      inBrowser('e2e-timed', [TIMED], ALONE),
      inBrowser('e2e', ['tests/e2e/**/*.test.ts'], 3),
      project('faults', ['tests/faults/**/*.test.ts'], 3, 600),
    ],
  },
});
