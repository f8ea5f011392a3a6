import { describe, expect, it } from 'vitest';
import { openedLog, PAUSE, START, STOP, T0 } from '../moves/session.fixture.ts';
import {
  alarmPhase,
  infusedMs,
  overrunMs,
  phaseElapsedMs,
  phaseSince,
  phaseSpans,
  remainingMs,
} from './phases.ts';
import { SESSION_PHASES } from './state.ts';

const MIN = 60_000;
const at = (minutes: number) => T0 + minutes * MIN;

/** Open 0, start 10, pause 20 to 25, stop 60 (40 planned: 45 infused), closed 90. */
function wholeSession() {
  const log = openedLog();
  log.must(START, 10 * MIN);
  log.must(PAUSE, 20 * MIN);
  log.must({ type: 'resume-infusion' }, 25 * MIN);
  log.must(STOP, 60 * MIN);
  log.must({ type: 'close' }, 90 * MIN);
  return log.current();
}

describe('phases', () => {
  it('SE-17 counts infusing time without pauses, from the start to the stop', () => {
    const session = wholeSession();
    const minutes = (t: number) => {
      const ms = infusedMs(session, at(t));
      return ms === null ? null : ms / MIN;
    };
    expect([9.99, 10, 15, 20, 22, 25, 26, 60, 80].map(minutes)).toEqual([
      null,
      0,
      5,
      10,
      10,
      10,
      11,
      45,
      45,
    ]);
    expect(remainingMs(session, at(15))).toBe(35 * MIN);
    expect(remainingMs(session, at(60))).toBe(0);
    expect(overrunMs(session, at(60))).toBe(5 * MIN);
    expect(overrunMs(session, at(15))).toBe(0);
    expect(remainingMs(session, at(5))).toBeNull();
    expect(overrunMs(session, at(5))).toBeNull();
  });

  it('SE-17 stands still while a pause is open', () => {
    const log = openedLog();
    log.must(START, 0);
    log.must(PAUSE, 4 * MIN);
    expect(infusedMs(log.current(), at(4))).toBe(4 * MIN);
    expect(infusedMs(log.current(), at(30))).toBe(4 * MIN);
  });

  it('SE-18 says which phase the limits run on', () => {
    expect(SESSION_PHASES.map(alarmPhase)).toEqual([
      'before',
      'infusing',
      'infusing',
      'recovery',
      'recovery',
    ]);
  });

  it('SE-18 knows since when the phase holds', () => {
    const log = openedLog();
    expect(phaseSince(log.current())).toBe(at(0));
    log.must(START, 10 * MIN);
    expect(phaseSince(log.current())).toBe(at(10));
    log.must(PAUSE, 20 * MIN);
    expect(phaseSince(log.current())).toBe(at(20));
    log.must({ type: 'resume-infusion' }, 25 * MIN);
    expect(phaseSince(log.current())).toBe(at(25));
    log.must(STOP, 60 * MIN);
    expect(phaseSince(log.current())).toBe(at(60));
    expect(phaseElapsedMs(log.current(), at(70))).toBe(10 * MIN);
    expect(phaseElapsedMs(log.current(), at(59))).toBe(0);
    expect(phaseSince(wholeSession())).toBe(at(90));
    expect(phaseElapsedMs(wholeSession(), at(99))).toBe(0);
  });

  it('SE-18 lays the phases back to back for a chart', () => {
    const spans = phaseSpans(wholeSession(), at(999));
    expect(spans.map((s) => [s.phase, (s.from - T0) / MIN, (s.to - T0) / MIN])).toEqual([
      ['before', 0, 10],
      ['infusing', 10, 20],
      ['paused', 20, 25],
      ['infusing', 25, 60],
      ['recovery', 60, 90],
    ]);
  });
});
