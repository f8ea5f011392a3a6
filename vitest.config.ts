import { defineConfig } from 'vitest/config';

const SECOND = 1000;

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
    hookTimeout: Math.max(30, seconds) * SECOND,
    maxWorkers: group === ALONE ? 1 : 2,
    sequence: { groupOrder: group },
  },
});

const inBrowser = (name: string, include: string[], group: number) => {
  const { test } = project(name, include, group, 120);
  return { test: { ...test, globalSetup: './tests/support/built-web.ts' } };
};
const web = project('web', ['web/src/**/*.test.{ts,tsx}'], 0, 15);

export default defineConfig({
  test: {
    pool: 'forks',
    reporters: [process.env.CI ? 'dot' : 'default', './tests/support/line-reporter.ts'],
    passWithNoTests: false,
    coverage: { include: ['{shared,server,simulators,web}/src/**/*.{ts,tsx}'] },
    projects: [
      project('unit', ['{shared,server,simulators}/src/**/*.test.ts'], 0, 15),
      {
        ...web,
        test: {
          ...web.test,
          environment: 'happy-dom' as const,
          css: { include: [/tokens\.css/, /alarm-line\.module\.css/] },
        },
      },
      project('architecture', ['tests/architecture/**/*.test.ts'], 0, 30),
      project('contract', ['tests/contract/**/*.test.ts'], 1, 30),
      project('integration', ['tests/integration/**/*.test.ts'], 1, 60),
      project('devices', ['tests/devices/**/*.test.ts'], 1, 60),
      project('abuse', ['tests/abuse/**/*.test.ts'], 1, 120),
      inBrowser('e2e-timed', [TIMED], ALONE),
      inBrowser('e2e', ['tests/e2e/**/*.test.ts'], 3),
      project('faults', ['tests/faults/**/*.test.ts'], 3, 300),
    ],
  },
});
