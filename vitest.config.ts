import { defineConfig } from 'vitest/config';

const SECOND = 1000;

/**
 * Groups run one after the other: the cheap ones first, and what measures a browser or kills a
 * server last and alone, so that two cores are never shared with it.
 */
const project = (name: string, include: string[], group: number, seconds: number) => ({
  test: {
    name,
    include,
    environment: 'node' as const,
    testTimeout: seconds * SECOND,
    hookTimeout: Math.max(30, seconds) * SECOND,
    maxWorkers: group < 2 ? 2 : 1,
    sequence: { groupOrder: group },
  },
});

const e2e = project('e2e', ['tests/e2e/**/*.test.ts'], 2, 120);
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
      { ...e2e, test: { ...e2e.test, globalSetup: './tests/support/built-web.ts' } },
      project('faults', ['tests/faults/**/*.test.ts'], 3, 300),
    ],
  },
});
