import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '../session/refusals.ts';
import { commandSchema } from './commands.ts';
import { STATES, statePage, stateTable } from './state-table.fixture.ts';

const page = readFileSync(new URL('../../../docs/session-states.md', import.meta.url), 'utf8');
const rows = stateTable();

describe('the table of states', () => {
  it('VT-54 in the documents is what decide answers (npm run docs:session)', () => {
    expect(page).toBe(statePage());
  });

  it('VT-54 asks every command in every state', () => {
    const types = commandSchema.options.map((option) => option.shape.type.value);
    const asked = new Set(rows.map(({ name }) => name.split(':')[0]));
    expect([...asked].toSorted()).toEqual([...types].toSorted());
    for (const { cells } of rows) expect(cells).toHaveLength(STATES.length);
  });

  it('VT-54 every command is accepted in some state, but where the values stand in the way', () => {
    const never = rows
      .filter(({ cells }) =>
        cells.every(({ nurse, provider }) => nurse.refused && provider.refused),
      )
      .map(({ name }) => name);
    expect(never).toEqual(['co-sign-session', 'close: emergency']);
    for (const { cells } of rows) {
      for (const { refused } of cells.flatMap(({ nurse, provider }) => [nurse, provider])) {
        if (refused !== null) expect(REFUSAL_CODES).toContain(refused);
      }
    }
  });
});
