import type { SessionEvent } from '@chairside/shared/moves/events';
import { expect, it } from 'vitest';
import { logOf, START } from '../wording/session-log.fixture.ts';
import { describeEntry } from './describe-entry.ts';
import type { Entry } from './entry.ts';

it('OF-10 names the effect of an entry whose log is not at hand', () => {
  const events: readonly SessionEvent[] = logOf([
    START,
    {
      type: 'effect-changed',
      ...{ effect: 4, change: 'worsened', severity: 'severe' },
      seen: { term: 'nausea', onset: START, source: 'observed' },
      ...{ infusedMs: null, vitals: {} },
    },
  ]);
  expect(describeEntry({} as Entry, events)).toBe('Nausea worse, severe');
});
