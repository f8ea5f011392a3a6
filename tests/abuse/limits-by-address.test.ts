import { describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../support/test-app.ts';

const PER_MINUTE = 60;

async function over<T>(
  options: Parameters<typeof testApp>[0],
  ask: (test: TestApp) => Promise<T>,
): Promise<T> {
  const test = await testApp({ requestsPerMinute: PER_MINUTE, ...options });
  try {
    return await ask(test);
  } finally {
    await test.close();
  }
}

/** Statuses of so many requests, each with what `headers` says. */
async function statuses(
  test: TestApp,
  url: string,
  count: number,
  headers: (index: number) => Record<string, string> = () => ({}),
): Promise<number[]> {
  const all: number[] = [];
  for (let index = 0; index < count; index++) {
    const answer = await test.app.inject({
      ...{ url, remoteAddress: '192.0.2.7', headers: headers(index) },
    });
    all.push(answer.statusCode);
  }
  return all;
}

describe('the limit of requests is of the route and of the address that cannot be chosen', () => {
  it.each([
    '/api/setup',
    '/%61pi/setup',
    '/%61%70%69/setup',
    '/api/%73etup',
    '/api/setup?x=1',
    '/%61pi/openapi.json',
  ])('ID-183 however it is written: %s', async (url) => {
    const all = await over({}, (test) => statuses(test, url, PER_MINUTE + 5));
    expect(all.slice(0, PER_MINUTE)).toEqual(Array(PER_MINUTE).fill(200));
    expect(all.slice(PER_MINUTE)).toEqual(Array(5).fill(429));
  });

  const forged = (index: number) => ({ 'x-forwarded-for': `198.51.100.${index}` });
  const throughOne = (index: number) => ({ 'x-forwarded-for': `198.51.100.${index}, 192.0.2.99` });

  it.each([
    { name: 'no proxy: the header is worth nothing', trustProxy: 0, headers: forged },
    { name: 'one hop: only what the proxy added counts', trustProxy: 1, headers: throughOne },
    { name: 'a network that the caller is not in', trustProxy: ['10.0.0.0/8'], headers: forged },
    { name: 'a named proxy', trustProxy: ['192.0.2.7'], headers: throughOne },
  ])('ID-182 $name', async ({ trustProxy, headers }) => {
    const all = await over({ trustProxy }, (test) =>
      statuses(test, '/api/setup', PER_MINUTE + 1, headers),
    );
    expect(all.at(-1)).toBe(429);
    expect(all.filter((status) => status === 429)).toHaveLength(1);
  });

  it('ID-182 two clients behind one named proxy have a limit each', async () => {
    const all = await over({ trustProxy: ['192.0.2.7'] }, (test) =>
      statuses(test, '/api/setup', PER_MINUTE * 2, (index) => ({
        'x-forwarded-for': index % 2 ? '198.51.100.1' : '198.51.100.2',
      })),
    );
    expect(all).not.toContain(429);
  });
});
