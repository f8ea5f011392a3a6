import { describe, expect, it } from 'vitest';
import { NOW, openedSession, sessionId } from '../../live/station.fixture.ts';
import { isTask } from './preparation-steps.ts';

const by = { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' } as const;
const session = {
  ...openedSession(sessionId(1), '1', '0412'),
  checklist: { pregnancy: { item: 'pregnancy', answer: 'yes', by, at: NOW } as const },
};

describe('what is said of overriding beside an open item', () => {
  it.each([
    ...['identity', 'weight', 'order', 'pump-check', 'consent', 'escort', 'checklist', 'no-sys'],
    ...['baseline', 'baseline-sedation', 'checklist:opioid'],
  ])('CH-254 %s is for a nurse to do: nothing is said there', (code) => {
    expect(isTask(code, session)).toBe(true);
  });

  it.each(['checklist:pregnancy', 'pressure-high', 'saturation-low'])(
    'CH-254 %s was answered or measured: only overriding passes it',
    (code) => {
      expect(isTask(code, session)).toBe(false);
    },
  );
});
