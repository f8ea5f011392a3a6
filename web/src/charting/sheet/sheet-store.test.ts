import type { CommandAnswer } from '@chairside/shared/wire/http';
import { beforeEach, describe, expect, it } from 'vitest';
import { logOf, START } from '../../wording/session-log.fixture.ts';
import { closeSheet, dropReceipt, openSheet, received, useSheets } from './sheet-store.ts';

const events = logOf([START, { type: 'note-added', text: 'calm' }]);
const answer = { seq: 1, events } as CommandAnswer;
const session = events[0]?.sessionId ?? '';
const open = () => useSheets.getState().sheet.kind;

describe('the form that is open beside a chair', () => {
  beforeEach(() => {
    closeSheet();
    dropReceipt();
  });

  it('CH-07 closes with its own receipt', () => {
    openSheet(session, { kind: 'note' });
    received(answer, useSheets.getState().sheet);
    expect(open()).toBe('none');
    expect(useSheets.getState().receipt?.body).toMatchObject({ text: 'calm' });
  });

  it('CH-07 stays open when the receipt of another form, or of one tap, comes late', () => {
    openSheet(session, { kind: 'note' });
    const before = useSheets.getState().sheet;
    openSheet(session, { kind: 'prepare' });
    received(answer, before);
    expect(open()).toBe('prepare');
    received(answer, null);
    expect(open()).toBe('prepare');
  });
});
