import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openedLog } from '../moves/session.fixture.ts';
import { canonicalJson, NotCanonical } from '../text/canonical-json.ts';
import { chainInput, GENESIS } from './chain.ts';

describe('canonical JSON', () => {
  it('SE-19 does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"x","d":null}]}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(object));
      }),
    );
  });

  it('SE-19 gives the same text for what comes back from the store', () => {
    const value = { z: 1e21, y: -0, x: 0.1 + 0.2, w: undefined, v: '\u2028é' };
    expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(canonicalJson(value));
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(canonicalJson(JSON.parse(JSON.stringify(json)))).toBe(canonicalJson(json));
        expect(JSON.parse(canonicalJson(json))).toEqual(JSON.parse(JSON.stringify(json)));
      }),
    );
  });

  it('SE-19 refuses what JSON cannot carry, naming the place', () => {
    const bad: [unknown, string][] = [
      [Number.NaN, ''],
      [{ body: { vitals: [1, Number.POSITIVE_INFINITY] } }, 'body.vitals[1]'],
      [{ at: new Date(0) }, 'at'],
      [{ n: 1n }, 'n'],
      [[undefined], '[0]'],
      [undefined, ''],
    ];
    for (const [value, path] of bad) {
      expect(() => canonicalJson(value)).toThrow(NotCanonical);
      expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ path }));
    }
  });
});

describe('hash chain', () => {
  it('SE-20 hashes the previous hash and the event without its own', () => {
    const [event] = openedLog().events;
    if (event === undefined) throw new Error('the log should hold an event');
    const { hash: _, ...rest } = event;
    expect(chainInput(GENESIS, rest)).toBe(`${GENESIS}${canonicalJson(rest)}`);
    expect(chainInput(GENESIS, event)).toBe(chainInput(GENESIS, rest));
    expect(GENESIS).toMatch(/^0{64}$/);
  });

  it('SE-20 shows any change of any event', () => {
    const sha = (text: string) => createHash('sha256').update(text).digest('hex');
    const { events } = openedLog();
    const last = (all: typeof events) =>
      all.reduce((previous, event) => sha(chainInput(previous, event)), GENESIS);
    const honest = last(events);
    const altered = events.map((event) =>
      event.seq === 1 ? { ...event, at: event.at + 1 } : event,
    );
    expect(last(altered)).not.toBe(honest);
    expect(last(events.slice(1))).not.toBe(honest);
    expect(last(JSON.parse(JSON.stringify(events)))).toBe(honest);
  });
});
