import { describe, expect, it } from 'vitest';
import { from } from '../protocols/document/source.ts';
import type { Baseline } from '../vitals/baseline.ts';
import { inEnglish } from '../wording/in-english.ts';
import { message } from '../wording/message.ts';
import type { Found } from './gate-found.ts';
import { withKnownLow } from './known-low.ts';

const RULES = { percent: 10, baselines: 2, source: from('low', []) };
const stop = (beyond: Found['beyond'], level: Found['level'] = 'hard'): Found => ({
  ...{ code: 'sys-low', level, met: false, message: message('gate.within'), finding: 'beyond' },
  ...(beyond ? { beyond } : {}),
});
const low = (value: number) => ({ signal: 'sys', side: 'low', value, limit: 90 }) as const;
const bases = (...sys: number[]): Baseline[] => sys.map((one) => ({ sys: one }));

describe('a low value that the patient is known for', () => {
  it.each([
    [88, [90, 95], 'soft'],
    [81, [90, 90], 'soft'],
    [80.9, [90, 90], 'hard'],
    [88, [97, 97], 'soft'],
    [88, [98, 98], 'hard'],
    [88, [90], 'hard'],
    [88, [90, 120, 89], 'soft'],
    [88, [90, 120, 130], 'hard'],
    [88, [], 'hard'],
  ] as const)('VS-200 a systolic of %d with %j before: %s', (value, before, level) => {
    const found = withKnownLow(stop([low(value)]), bases(...before), RULES);
    expect(found.level).toBe(level);
    expect(found.met).toBe(false);
    if (level === 'soft') expect(inEnglish.text(found.message)).toMatch(/As low at earlier visits/);
  });

  it('VS-200 says nothing of a high value, of another signal, or of a stop without a value', () => {
    const high = { signal: 'sys', side: 'high', value: 185, limit: 180 } as const;
    const rate = { signal: 'hr', side: 'low', value: 48, limit: 50 } as const;
    for (const beyond of [[high], [rate], [low(88), rate], undefined]) {
      expect(withKnownLow(stop(beyond), bases(90, 90, 185, 185), RULES).level).toBe('hard');
    }
    const both = [
      { sys: 90, hr: 47 },
      { sys: 90, hr: 50 },
    ];
    expect(withKnownLow(stop([low(88), rate]), both, RULES).level).toBe('soft');
  });

  it('VS-200 is asked by the protocol: without the rule a stop is a stop', () => {
    expect(withKnownLow(stop([low(88)]), bases(90, 90), undefined).level).toBe('hard');
  });
});
