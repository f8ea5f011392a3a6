import type { AlarmTransition } from '@chairside/shared/alarms/alarm';
import { alarmSubject, describeLimit } from '@chairside/shared/alarms/words/describe-alarm';
import { describeEvent } from '@chairside/shared/moves/describe-event';
import type { EventBody } from '@chairside/shared/moves/events';
import { inEnglish } from '@chairside/shared/wording/in-english';
import { describe, expect, it } from 'vitest';
import { alarm, alarmChanged, logOf, START } from './session-log.fixture.ts';

const say = (body: EventBody) => {
  const [event] = logOf([START + 60_000, body]);
  if (event === undefined) throw new Error('empty log');
  return describeEvent(event, { words: inEnglish, entry: () => null, alarm: () => alarm() });
};

describe('alarms in sentences', () => {
  it.each([
    ['points', -5, 'SpO2 ≤ baseline -5 %'],
    ['percent', -20, 'SpO2 ≤ baseline -20 % of it'],
  ] as const)('PR-33 says a limit in %s from the baseline', (measure, value, text) => {
    expect(describeLimit({ signal: 'spo2', op: '<=', measure }, value, inEnglish)).toBe(text);
    const body: EventBody = {
      ...{ type: 'limit-changed', limitId: 'x', signal: 'spo2', tier: 'warning', op: '<=' },
      ...{ measure, from: value - 1, to: value, reset: true, reason: 'over' },
    };
    expect(say(body)).toContain(`${text}, back to the protocol. Reason: over`);
  });

  const CHANGES: Record<AlarmTransition['change'], string> = {
    raised: 'Critical alarm: SpO2 88 < 90 % for 10 s',
    escalated: 'Alarm escalated to critical: SpO2 88 < 90 %',
    'de-escalated': 'Alarm lowered to critical: SpO2 88 < 90 %',
    confirmed: 'Alarm confirmed by a second reading: SpO2 88 < 90 %',
    'signal-lost': 'Alarm SpO2 low stays active, signal lost',
    'signal-regained': 'Signal regained: SpO2 88 < 90 %',
    unresolved: 'Alarm SpO2 low unresolved, no recent reading: repeat the cuff',
    returned: 'SpO2 low back in range after 45 s, not yet acknowledged',
    resumed: 'Alarm again: SpO2 88 < 90 %',
    acknowledged: 'Alarm acknowledged: SpO2 88 < 90 %',
    cleared: 'Alarm cleared: SpO2 low, worst 86, lasted 45 s',
  };
  it.each(Object.entries(CHANGES))('UI-37 says an alarm %s', (change, text) => {
    const body = alarmChanged(change as AlarmTransition['change'], START + 45_000);
    const shown = change === 'raised' ? alarmChanged('raised', START + 10_000) : body;
    expect(say(shown)).toBe(text);
  });

  it('AL-61 says of an alarm how it ended, where no value did it', () => {
    const ended = (change: 'returned' | 'cleared', endedBy: 'phase' | 'revision') =>
      say(alarmChanged(change, START + 45_000, { endedBy }));
    expect(ended('returned', 'phase')).toBe(
      'SpO2 low not monitored in this phase after 45 s, not yet acknowledged',
    );
    expect(ended('cleared', 'revision')).toBe(
      'Alarm cleared: SpO2 low, worst 86, lasted 45 s, entry corrected or withdrawn',
    );
  });

  it.each([
    ['technical:probe-off:spo2', 'Probe off SpO2'],
    ['technical:low-signal:hr', 'Low signal HR'],
    ['technical:cuff-overdue', 'Cuff reading overdue'],
    ['technical:clock-skew', 'Monitor clock is off'],
    ['effect:chest-pain', 'Chest pain'],
    ['combination:high-pressure-symptom', 'High pressure with a symptom'],
    ['combination:own', 'Combination own'],
  ])('UI-38 names the alarm %s', (key, text) => {
    expect(alarmSubject(key, inEnglish)).toBe(text);
  });

  it('UI-38 names what holds together', () => {
    const body = alarmChanged('raised', START, {
      key: 'combination:low-oxygen-slow-breathing',
      ...{ value: null, worst: null, limit: null },
      parts: [
        { signal: 'spo2', op: '<', limit: 90, unit: '%', value: 88 },
        { signal: 'rr', op: '<', limit: 10, unit: '/min', value: 8 },
      ],
    });
    expect(say(body)).toContain('SpO2 88 < 90 and RR 8 < 10');
  });

  it('UI-38 names a technical alarm by what is missing, never by a number', () => {
    const technical = alarmChanged('raised', START, {
      key: 'technical:no-data:spo2',
      kind: 'technical',
      tier: 'warning',
      value: null,
      worst: null,
      limit: null,
      raisedAt: START + 30_000,
    });
    expect(say(technical)).toBe('Warning alarm: No data SpO2 for 30 s');
    const nothing = alarmChanged('raised', START, { value: null, worst: null });
    expect(say(nothing)).toContain('SpO2 -- < 90 %');
  });

  it('UI-38 names the worst value once the newest one is no longer beyond the limit', () => {
    const back = alarmChanged('acknowledged', START, { value: 94, worst: 86 });
    expect(say(back)).toBe('Alarm acknowledged: SpO2 86 < 90 %');
    const relative = {
      id: 's',
      op: '>=',
      value: 153.6,
      unit: 'mmHg',
      basis: 'base 128 +20 %',
    } as const;
    const high = alarmChanged('acknowledged', START, {
      key: 'sys:high',
      value: 158,
      worst: 160,
      limit: relative,
    });
    expect(say(high)).toBe('Alarm acknowledged: SBP 158 ≥ 153.6 mmHg (base 128 +20 %)');
  });
});
