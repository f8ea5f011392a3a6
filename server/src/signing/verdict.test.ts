import type { Fault, Verification } from '@chairside/shared/wire/signing';
import { describe, expect, it } from 'vitest';
import { verdict } from './verdict.ts';

const HOLDS: Verification = {
  faults: [],
  differences: [],
  engine: { recorded: 2, checkedBy: 2 },
  ...{ events: 9, readings: 400, alarms: 3, unsigned: 0, afterSignature: null },
  signatures: [{ seq: 9, by: 'Provider', at: 0 }],
};
const differs: Fault = { code: 'alarms-differ', seq: 4, message: 'the alarm of event 4' };

describe('what the check of a record comes to', () => {
  it('SG-120 names the engine that recorded it and that its alarms follow', () => {
    expect(verdict(HOLDS)).toEqual({
      faults: [],
      lines: [
        'The chain and the signatures hold: nothing was changed since it was signed.',
        'Recorded by alarm engine 2: its alarms follow from the readings.',
      ],
      code: 0,
    });
  });

  it('SG-120 does not call a record altered for alarms that other rules give', () => {
    const found = verdict({
      ...HOLDS,
      engine: { recorded: 9, checkedBy: 3 },
      differences: [differs],
    });
    expect(found.faults).toEqual([]);
    expect(found.lines).toEqual([
      'The chain and the signatures hold: nothing was changed since it was signed.',
      'Recorded by alarm engine 9, whose rules this version does not have. By the rules of engine 3:',
      'DIFFERS at event 4: the alarm of event 4',
    ]);
    expect(found.code).toBe(3);
  });

  it('SG-120 says so where the same alarms follow by other rules', () => {
    const { lines, code } = verdict({ ...HOLDS, engine: { recorded: 9, checkedBy: 3 } });
    expect(lines.at(-1)).toBe('The same alarms follow from the readings.');
    expect(code).toBe(0);
  });

  it('SG-08 alarms that do not follow by their own rules are a fault, beside a chain that holds', () => {
    const found = verdict({ ...HOLDS, faults: [differs], signatures: [] });
    expect(found.faults).toEqual(['FAULT at event 4: the alarm of event 4']);
    expect(found.lines).toEqual([
      'The chain holds.',
      'Recorded by alarm engine 2: 1 alarm change not as the readings give.',
    ]);
    expect(found.code).toBe(1);
  });

  it('EX-601 says of what cannot be read that nothing was checked, not that it was altered', () => {
    const later: Fault = { code: 'not-an-export', seq: null, message: 'version 2' };
    const found = verdict({ ...HOLDS, faults: [later], engine: null, signatures: [] });
    expect(found.lines).toEqual(['This file cannot be read, so nothing in it was checked.']);
    expect(found.code).toBe(1);
  });

  it('SG-08 a broken chain is a record that does not hold, and says nothing of its alarms', () => {
    const broken: Fault = { code: 'chain-broken', seq: 2, message: 'event 2' };
    const { lines, code } = verdict({ ...HOLDS, faults: [broken], engine: null });
    expect(lines).toEqual(['This record does not hold: 1 fault.']);
    expect(code).toBe(1);
  });
});
