import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import { DEFAULT_PROTOCOL_V2 } from '../../protocols/defaults/second-edition.ts';
import { LIMIT_SIGNALS } from '../../vitals/catalogue.ts';
import { alarmTransitionSchema } from '../alarm.ts';
import { ENGINE_VERSION } from '../engine-version.ts';
import { digest, keptTransitions } from './kept-sessions.fixture.ts';

/**
 * By engine: of what it makes of the fixed sessions under the first and the second default. A digest of an engine that
 * was released never changes; a new engine has a line of its own (docs/how-to/add-an-alarm-kind.md).
 */
const KEPT: Readonly<Record<number, readonly [string, string]>> = {
  1: ['0aa421ee0d04558d', '3b90881d0a7496da'],
  2: ['d55f3cc5cf78c55e', '4f7d71b0f45d6ebb'],
  3: ['ffe5d710e512ef8b', 'b1b4fcb9bff2db6c'],
};

describe('the engines that ever recorded', () => {
  it.each(Object.entries(KEPT))(
    'AL-521 engine %s makes of fixed sessions what it always made',
    (engine, kept) => {
      const found = [DEFAULT_PROTOCOL, DEFAULT_PROTOCOL_V2].map((protocol) =>
        digest(keptTransitions(Number(engine), protocol)),
      );
      expect(found).toEqual(kept);
    },
  );

  it('AL-521 each has its digests, and no two are the same', () => {
    expect(Object.keys(KEPT)).toHaveLength(ENGINE_VERSION);
    for (const which of [0, 1]) {
      expect(new Set(Object.values(KEPT).map((both) => both[which])).size).toBe(ENGINE_VERSION);
    }
  });

  it('AL-521 the sessions reach every change and every class of alarm', () => {
    const found = keptTransitions(ENGINE_VERSION, DEFAULT_PROTOCOL_V2);
    // No engine says 'resumed' any more; a log may.
    const { change } = alarmTransitionSchema.shape;
    const said = change.options.filter((one) => one !== 'resumed');
    expect([...new Set(found.map((one) => one.change))].sort()).toEqual(said.toSorted());
    const classes = new Set(found.map(({ alarm: { key } }) => key.split(':')[0]));
    for (const one of [...LIMIT_SIGNALS, 'moaas', 'combination', 'effect', 'technical']) {
      if (one !== 'temp') expect(classes).toContain(one);
    }
  });
});
