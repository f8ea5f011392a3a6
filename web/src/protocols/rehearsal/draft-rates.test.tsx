import { withLimitValue } from '@chairside/shared/alarms/limits/limit-changes';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import {
  DEFAULT_CHOICE,
  type RehearsalStatus,
  type SessionChoice,
} from '@chairside/shared/wire/rehearsals';
import { act } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { rendered } from '../../ui/rendered.fixture.tsx';
import { draftRates, SETTLE_MS, useDraftRates } from './draft-rates.ts';

const ID = 'spo2-low-warning';
const draftAt = (value: number) => ({
  ...DEFAULT_PROTOCOL,
  limits: DEFAULT_PROTOCOL.limits.map((limit) =>
    limit.id === ID ? withLimitValue(limit, value) : limit,
  ),
});
const draft = draftAt(91);
const status = (state: RehearsalStatus['state'], hours = 10): RehearsalStatus => ({
  ...{ id: 'a', state, done: 0, total: 2 },
  report:
    state === 'done'
      ? { against: 'default@1', hours, sessions: [], rates: { [ID]: { before: 3.1, after: 0.4 } } }
      : null,
});
const known = (state: RehearsalStatus['state'], hours?: number) => ({
  ...{
    status: status(state, hours),
    error: null,
    rehearsed: { document: draft, sessions: DEFAULT_CHOICE },
  },
});

describe('rates while a limit is edited', () => {
  it('PR-59 says the rate of the draft as it stands, and of no other', () => {
    expect(draftRates(known('done'), draft, DEFAULT_CHOICE, true).of(ID)).toBe('0.4/h, was 3.1/h');
    expect(draftRates(known('done'), draftAt(90), DEFAULT_CHOICE, true).of(ID)).toBe(
      'measuring ...',
    );
    expect(draftRates(known('running'), draft, DEFAULT_CHOICE, true).of(ID)).toBe('measuring ...');
    expect(draftRates(known('done', 0.2), draft, DEFAULT_CHOICE, true).of(ID)).toBe(
      'too little data for a rate',
    );
  });

  it('PR-61 measures over the sessions that are chosen, and says no rate of others', () => {
    const other: SessionChoice = { by: 'patient', reference: '0412' };
    expect(draftRates(known('done'), draft, other, true).of(ID)).toBe('measuring ...');
    expect(draftRates(known('done'), draft, null, true).of(ID)).toMatch(/choose sessions/);
  });

  it('PR-59 says why there is none: a limit to correct, or what failed', () => {
    expect(draftRates(known('done'), draft, DEFAULT_CHOICE, false).of(ID)).toMatch(
      /until .* corrected/,
    );
    const failures = [
      draftRates(known('failed'), draft, DEFAULT_CHOICE, true),
      draftRates({ ...known('done'), error: new Error('away') }, draft, DEFAULT_CHOICE, true),
    ];
    for (const { note, of } of failures) {
      expect([of(ID), note?.failed]).toEqual(['not measured', true]);
    }
  });
});

describe('the draft rehearsed by itself', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('PR-59 begins once the draft has stood still, with the newest wording only, never with problems', () => {
    vi.useFakeTimers();
    const start = vi.fn();
    const rehearsal = { status: null, error: null, rehearsed: null, start, cancel: vi.fn() };
    function Editor({ document, sound }: { document: typeof draft; sound: boolean }) {
      return <p>{useDraftRates(rehearsal, document, DEFAULT_CHOICE, sound).of(ID)}</p>;
    }
    const page = rendered(null);
    const host = page.container;
    const show = (value: number, sound: boolean) =>
      act(() => page.rerender(<Editor document={draftAt(value)} sound={sound} />));
    const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));
    show(92, true);
    wait(SETTLE_MS - 1);
    show(91, true);
    wait(SETTLE_MS - 1);
    expect(start).not.toHaveBeenCalled();
    expect(host.textContent).toBe('measuring ...');
    wait(1);
    expect(start.mock.calls).toEqual([[draftAt(91), DEFAULT_CHOICE]]);
    show(20, false);
    wait(10 * SETTLE_MS);
    expect(start).toHaveBeenCalledTimes(1);
  });
});
