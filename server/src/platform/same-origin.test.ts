import { describe, expect, it } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const host = 'clinic.local:8080';

describe('same origin', () => {
  it.each([
    [
      'a browser on our page',
      { 'sec-fetch-site': 'same-origin', origin: 'http://clinic.local:8080' },
      true,
    ],
    ['an address typed in', { 'sec-fetch-site': 'none' }, true],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
    ['a sister host', { 'sec-fetch-site': 'same-site', origin: 'http://other.local' }, false],
    ['plain http, our page', { origin: 'http://clinic.local:8080' }, true],
    ['plain http, another port', { origin: 'http://clinic.local:9090' }, false],
    ['plain http, a look-alike', { origin: 'http://clinic.local:8080.evil.example' }, false],
    ['an opaque origin', { origin: 'null' }, false],
    ['no browser', {}, true],
  ])('ID-06 %s', (_who, headers, expected) => {
    expect(isSameOrigin(headers, host)).toBe(expected);
  });
});
