import { describe, expect, it } from 'vitest';
import { startWarnings } from './start-warnings.ts';

describe('warnings at the start', () => {
  const careful = { host: '0.0.0.0', secureCookies: true, trustProxy: ['10.0.0.5'] };

  it.each([
    ['on this machine only', { host: '127.0.0.1', secureCookies: false, trustProxy: 1 }],
    ['behind TLS and a named proxy', careful],
  ])('ID-184 none %s', (_name, config) => {
    expect(startWarnings(config)).toEqual([]);
  });

  it('ID-184 one line where other machines reach it without TLS', () => {
    const warnings = startWarnings({ ...careful, secureCookies: false });
    expect(warnings).toEqual([expect.stringContaining('HOST=0.0.0.0')]);
    expect(warnings[0]).toContain('CHAIRSIDE_SECURE_COOKIES=1');
    expect(warnings[0]).not.toContain('\n');
  });

  it('ID-184 one line where any machine may name an address', () => {
    const warnings = startWarnings({ ...careful, trustProxy: 1 });
    expect(warnings).toEqual([expect.stringContaining('CHAIRSIDE_TRUST_PROXY=10.0.0.5')]);
  });
});
