import type { AlarmReceipt } from '@chairside/shared/wire/delivery';
import { describe, expect, it } from 'vitest';
import { answerText, deliveryText } from './alarm-history.page.tsx';

const receipt = (seenAt: number | null, soundedAt: number | null): AlarmReceipt => ({
  ...{ station: 'a', user: 'Nurse', deliveredAt: 5, seenAt, soundedAt },
});

describe('the history of alarms on the page', () => {
  it('AD-07 counts the screens that an alarm reached, and says when it reached none', () => {
    expect(deliveryText([])).toBe('no screen');
    expect(deliveryText([receipt(6, null)])).toBe('1 screen, seen on 1, sounded on 0');
    expect(deliveryText([receipt(6, 7), receipt(null, 8)])).toBe(
      '2 screens, seen on 1, sounded on 2',
    );
  });

  it('AD-07 says who answered after how long, and that nobody did', () => {
    const by = { kind: 'user', id: 'u', name: 'Nurse', role: 'nurse' } as const;
    expect(answerText({ acknowledged: { by, at: 9, afterMs: 42_000 } })).toBe('Nurse, after 42 s');
    expect(answerText({ acknowledged: null })).toBe('nobody yet');
  });
});
