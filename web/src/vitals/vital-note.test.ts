import { describe, expect, it } from 'vitest';
import { cuffNote, shortCuffNote, shortVitalNote, vitalNote } from './vital-note.ts';

const cuff = { age: '6 min ago', byHand: false, freshness: 'current', status: null } as const;

describe('the note under a number', () => {
  it('UI-64 shows the age of the last cuff, also while the next one is measured or has failed', () => {
    expect(cuffNote(cuff)).toBe('6 min ago');
    expect(cuffNote({ ...cuff, age: 'now' })).toBe('just now');
    expect(cuffNote({ ...cuff, status: 'measuring' })).toBe('6 min ago, measuring');
    expect(cuffNote({ ...cuff, status: 'failed' })).toBe('6 min ago, cuff failed');
    expect(shortCuffNote({ ...cuff, status: 'measuring' })).toBe('6 min, cuff');
    expect(shortCuffNote({ ...cuff, age: 'now', status: 'measuring' })).toBe('cuff');
    expect(cuffNote({ ...cuff, byHand: true, status: 'failed' })).toBe('by hand, 6 min ago');
    expect(shortCuffNote({ ...cuff, byHand: true })).toBe('hand 6 min');
  });

  it('UI-64 gives no age beside "--"', () => {
    const gone = { ...cuff, freshness: 'gone', status: 'measuring' } as const;
    expect(cuffNote(gone)).toBe('measuring');
    expect(shortCuffNote(gone)).toBe('cuff');
  });

  it('says of other numbers what the monitor says before their age', () => {
    const rate = { ...cuff, age: '8 s ago', status: 'off' } as const;
    expect(vitalNote(rate)).toBe('sensor off');
    expect(shortVitalNote(rate)).toBe('off');
    expect(vitalNote({ ...rate, status: null })).toBe('8 s ago');
    expect(shortVitalNote({ ...rate, age: 'now', status: null })).toBe('');
  });
});
