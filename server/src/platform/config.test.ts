import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

function problemsOf(
  environment: Record<string, string>,
  options: { demo?: boolean } = {},
): readonly string[] {
  try {
    readConfig(environment, options);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('configuration', () => {
  it('DM-01 tells all problems together', () => {
    const problems = problemsOf({
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      CHAIRSIDE_COMMIT_WINDOW_MS: '-1',
    });
    expect(problems).toHaveLength(3);
    for (const [index, name] of ['PORT', 'CHAIRSIDE_COMMIT_WINDOW_MS', 'LOG_LEVEL'].entries()) {
      expect(problems[index]).toContain(name);
    }
  });

  it('DM-01 never repeats a database address', () => {
    const [problem] = problemsOf({ DATABASE_URL: 'mysql://root:hunter2@db' });
    expect(problem).toContain('postgres://');
    expect(problem).not.toContain('hunter2');
  });

  it.each(['-1', '65536', '80a', ' ', '1e3'])('DM-01 refuses the port "%s"', (PORT) => {
    expect(problemsOf({ PORT })).toHaveLength(1);
  });

  it('takes the defaults where a variable is absent or empty', () => {
    const config = readConfig({ PORT: '', DATABASE_URL: '' });
    expect(config).toMatchObject({ port: 8080, host: '127.0.0.1', databaseUrl: null, demo: false });
    expect(config.dataDir).toMatch(/\/\.data\/chairside$/);
  });

  it('AD-12 a call is never sent unsigned: address and secret come together', () => {
    const url = 'https://calls.clinic.example/chairside';
    const secret = 'a-secret-of-the-tests';
    const both = { CHAIRSIDE_ON_CALL_URL: url, CHAIRSIDE_ON_CALL_SECRET: secret };
    expect(readConfig({}).onCall).toBeNull();
    expect(readConfig(both).onCall).toEqual({ url, secret });
    expect(problemsOf({ CHAIRSIDE_ON_CALL_URL: url })[0]).toContain('belong together');
    expect(problemsOf({ CHAIRSIDE_ON_CALL_SECRET: secret })[0]).toContain('belong together');
    const short = problemsOf({ ...both, CHAIRSIDE_ON_CALL_SECRET: 'hunter2' });
    expect(short).toHaveLength(1);
    expect(short[0]).not.toContain('hunter2');
  });

  it('DM-06 the demo listens on this machine only', () => {
    expect(readConfig({}, { demo: true }).host).toBe('127.0.0.1');
    expect(readConfig({ HOST: '::1' }, { demo: true }).host).toBe('::1');
    for (const HOST of ['0.0.0.0', '192.168.1.5', 'clinic.example', '127.0.0.1.example']) {
      expect(problemsOf({ HOST }, { demo: true }), HOST).toHaveLength(1);
    }
    expect(problemsOf({ HOST: '0.0.0.0' }, { demo: true })[0]).toContain('this machine only');
  });
});
