import { describe, expect, it } from 'vitest';
import { COMMAND_MOVES, ENGINE_EVENTS } from './table.ts';

const named = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at);

describe('the table of moves', () => {
  it('SE-511 has each name once: no command and no event is declared in two places', () => {
    expect(named(COMMAND_MOVES.map(({ fields }) => fields.shape.type.value))).toEqual([]);
    const events = new Set([...COMMAND_MOVES.flatMap(({ gives }) => [...gives]), ...ENGINE_EVENTS]);
    expect(named([...events].map(({ body }) => body.shape.type.value))).toEqual([]);
    expect(events.size).toBeGreaterThan(COMMAND_MOVES.length / 2);
  });

  it('SE-511 lets every event be read back by its own schema alone', () => {
    for (const { body } of COMMAND_MOVES.flatMap(({ gives }) => [...gives])) {
      expect(body.safeParse({ type: 'no such event' }).success).toBe(false);
    }
  });
});
