import type { SessionEvent } from '@chairside/shared/moves/events';
import { describe, expect, it } from 'vitest';
import { alarm, alarmChanged, ENGINE, logOf, START } from '../wording/session-log.fixture.ts';
import { alarmSpans, effectMarks, infusionSpans, packRows } from './lanes.ts';

const minute = (n: number) => START + n * 60_000;

describe('lanes', () => {
  it('UI-35 draws running and paused infusion as separate spans', () => {
    const spans = infusionSpans(
      logOf(
        [minute(0), { type: 'infusion-started', drug: 'ketamine', doseMg: 40, plannedMinutes: 40 }],
        [minute(10), { type: 'infusion-paused', reason: 'nausea' }],
        [minute(15), { type: 'infusion-resumed' }],
        [minute(45), { type: 'infusion-stopped', reason: 'completed' }],
      ),
    );
    expect(spans).toEqual([
      { kind: 'running', from: minute(0), to: minute(10), label: 'ketamine 40 mg' },
      { kind: 'paused', from: minute(10), to: minute(15), label: 'nausea' },
      { kind: 'running', from: minute(15), to: minute(45), label: 'ketamine 40 mg' },
    ]);
  });

  it('UI-35 leaves the span of an infusion that runs open', () => {
    const spans = infusionSpans(
      logOf([minute(0), { type: 'infusion-started', drug: 'ketamine', plannedMinutes: 40 }]),
    );
    expect(spans).toEqual([{ kind: 'running', from: minute(0), to: null, label: 'ketamine' }]);
  });

  it('UI-36 draws an alarm from when it was raised until the value was back', () => {
    const [span] = alarmSpans(
      logOf(
        [
          minute(1),
          alarmChanged('raised', minute(1), { raisedAt: minute(1), tier: 'warning' }),
          ENGINE,
        ],
        [
          minute(2),
          { type: 'alarm-acknowledged', alarmId: 'spo2:low#1', key: 'spo2:low', occurrence: 1 },
        ],
        [
          minute(3),
          alarmChanged('returned', minute(3), { raisedAt: minute(1), state: 'returned' }),
          ENGINE,
        ],
        [
          minute(4),
          alarmChanged('cleared', minute(4), { raisedAt: minute(1), state: 'cleared' }),
          ENGINE,
        ],
      ),
      [],
    );
    expect(span).toMatchObject({ from: minute(1), to: minute(3), acknowledgedAt: minute(2) });
  });

  it('UI-36 shows an alarm that the log does not hold yet, and reopens one that resumed', () => {
    expect(alarmSpans([], [alarm()])).toMatchObject([{ from: START + 10_000, to: null }]);
    const resumed = alarmSpans(
      logOf(
        [minute(1), alarmChanged('raised', minute(1)), ENGINE],
        [minute(2), alarmChanged('returned', minute(2)), ENGINE],
        [minute(3), alarmChanged('resumed', minute(3)), ENGINE],
      ),
      [],
    );
    expect(resumed).toMatchObject([{ to: null }]);
  });

  it('UI-36 AL-520 ends the span of a milder occurrence where a worse one takes its place', () => {
    const spans = alarmSpans(
      logOf(
        [minute(1), alarmChanged('raised', minute(1), { tier: 'warning' }), ENGINE],
        [
          minute(2),
          alarmChanged('escalated', minute(2), { id: 'spo2:low#2', occurrence: 2 }),
          ENGINE,
        ],
      ),
      [],
    );
    expect(spans.map(({ alarm: { id }, to }) => [id, to])).toEqual([
      ['spo2:low#1', minute(2)],
      ['spo2:low#2', null],
    ]);
  });

  it('keeps a withdrawn effect and marks it', () => {
    const marks = effectMarks(
      logOf(
        [
          minute(5),
          {
            type: 'effect-observed',
            term: 'nausea',
            severity: 'moderate',
            onset: minute(4),
            source: 'observed',
            infusedMs: 240_000,
            vitals: {},
          },
        ],
        [minute(6), { type: 'entry-withdrawn', amends: 1, reason: 'wrong chair' }],
      ),
    );
    expect(marks).toMatchObject([{ term: 'nausea', onset: minute(4), withdrawn: true }]);
  });

  it('UI-160 draws an effect as its corrections and its course say it', () => {
    const began: SessionEvent['body'] = {
      type: 'effect-observed',
      term: 'nausea',
      severity: 'moderate',
      source: 'observed',
      onset: minute(4),
      infusedMs: 240_000,
      vitals: {},
    };
    const amended: SessionEvent['body'] = {
      type: 'entry-amended',
      amends: 1,
      reason: 'mistyped',
      entry: { kind: 'effect', term: 'dizziness', severity: 'mild', onset: minute(3) },
    };
    const worse: SessionEvent['body'] = {
      type: 'effect-changed',
      effect: 1,
      change: 'worsened',
      severity: 'severe',
      infusedMs: 480_000,
      vitals: {},
    };
    const corrected = { term: 'dizziness', onset: minute(3), withdrawn: false };
    expect(effectMarks(logOf([minute(5), began], [minute(6), amended]))).toEqual([
      { seq: 1, ...corrected, severity: 'mild' },
    ]);
    expect(
      effectMarks(logOf([minute(5), began], [minute(6), amended], [minute(8), worse])),
    ).toEqual([{ seq: 1, ...corrected, severity: 'severe' }]);
  });

  it('packs spans into rows without overlap until the rows run out', () => {
    const spans = [
      { from: 0, to: 10 },
      { from: 5, to: 20 },
      { from: 12, to: 30 },
      { from: 13, to: 14 },
    ];
    expect(packRows(spans, 1, 4)).toEqual({ rows: [0, 1, 0, 2], count: 3 });
    expect(packRows(spans, 1, 2).rows).toEqual([0, 1, 0, 1]);
    expect(packRows([], 1, 3).count).toBe(1);
  });
});
