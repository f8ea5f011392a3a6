import { describe, expect, it } from 'vitest';
import { parseTrustedProxies, proxyTrust } from './trusted-proxies.ts';

describe('trusted proxies', () => {
  it.each([
    ['0', 0],
    ['false', 0],
    ['1', 1],
    ['true', 1],
    ['2', 2],
    ['10.0.0.5', ['10.0.0.5']],
    ['10.0.0.0/8, fd00::/8', ['10.0.0.0/8', 'fd00::/8']],
    ['loopback', ['127.0.0.0/8', '::1']],
  ])('ID-182 "%s" is read', (text, expected) => {
    expect(parseTrustedProxies(text)).toEqual(expected);
  });

  it.each([
    '-1',
    '11',
    'yes',
    '10.0.0.0/33',
    '10.0.0.0/0',
    '::/0',
    '10.0.0.0/8/8',
    '10.0.0',
    '1,,2',
  ])('ID-182 "%s" is refused', (text) => {
    expect(parseTrustedProxies(text)).toBeNull();
  });

  it('ID-182 so many hops are believed and not one more', () => {
    const trust = proxyTrust(1);
    expect([trust('10.0.0.5', 0), trust('10.0.0.6', 1)]).toEqual([true, false]);
    expect(proxyTrust(0)('127.0.0.1', 0)).toBe(false);
  });

  it.each([
    ['10.1.2.3', true],
    ['::ffff:10.1.2.3', true],
    ['11.1.2.3', false],
    ['fd12::1', true],
    ['fe80::1', false],
    ['', false],
    ['nonsense', false],
  ])('ID-182 networks: %s is believed: %s', (address, believed) => {
    expect(proxyTrust(['10.0.0.0/8', 'fd00::/8'])(address, 0)).toBe(believed);
  });
});
