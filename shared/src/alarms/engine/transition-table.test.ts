import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alarmTransitionSchema } from '../alarm.ts';
import { cellOf, rowOf, TRANSITION_TABLES, transitionPage } from './transition-table.fixture.ts';

const page = readFileSync(
  new URL('../../../../docs/alarm-transitions.md', import.meta.url),
  'utf8',
);
const cells = TRANSITION_TABLES.flatMap((table) =>
  table.states.flatMap((state) =>
    table.inputs.map((input) => ({ state, input, found: cellOf(table, state, input) })),
  ),
);

describe('the transition table', () => {
  it('AL-44 in the documents is what the engine does (npm run docs:alarms)', () => {
    expect(page).toBe(transitionPage());
  });

  it.each(
    TRANSITION_TABLES.flatMap((table) =>
      table.inputs.map((input) => [table.title, input[0], table, input] as const),
    ),
  )('AL-44 %s, %s', (title, _input, table, input) => {
    const [, section] = page.split(`## ${title}\n`);
    expect(section?.split('\n## ')[0]).toContain(rowOf(table, input));
  });

  it('AL-44 visits every cell, and in them every change but "resumed"', () => {
    expect(cells.length).toBe(7 * 15 + 6 * 11 + 4 * 8 + 3 * 7 + 6 * 13 + 5 * 13);
    const changes = new Set(cells.flatMap(({ found }) => found.map(({ change }) => change)));
    const all = alarmTransitionSchema.shape.change.options.filter((one) => one !== 'resumed');
    expect([...changes].toSorted()).toEqual(all.toSorted());
  });

  it('AL-45 ends an alarm by the listed causes only', () => {
    const ends = cells.filter(({ found }) =>
      found.some(({ change }) => change === 'returned' || change === 'cleared'),
    );
    const causes = new Set(ends.map(({ input: [name] }) => name));
    expect([...causes].toSorted()).toEqual([
      '120',
      '14 by hand',
      '14 from a monitor for 15 s',
      '97 for 10 s',
      'MOAA/S 5',
      'a phase without the limit',
      'a value',
      'acknowledged',
      'no data from all probes for 15 s',
      'the entry corrected to 14',
      'the entry corrected to 5',
      'the entry withdrawn',
      'the monitor detached',
    ]);
  });

  it('AL-45 ends no alarm of the patient by detaching, silence, no data, failure or late values', () => {
    for (const { state, input, found } of cells) {
      if (
        !/detached|silence|no data|fails|late|no cuff|no score|nothing|is off|earlier|of 15 min ago/.test(
          input[0],
        )
      )
        continue;
      const ended = found.filter(
        ({ change, alarm }) =>
          alarm.kind === 'physiological' && (change === 'returned' || change === 'cleared'),
      );
      expect(ended, `${state[0]}, ${input[0]}`).toEqual([]);
    }
  });
});
