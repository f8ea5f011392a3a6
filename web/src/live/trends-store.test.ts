import { afterEach, describe, expect, it } from 'vitest';
import { forgetSessions, putSession } from './sessions-store.ts';
import { NOW, session, sessionId } from './station.fixture.ts';
import { fillTrend, forgetTrends, growTrends, needsHistory, trendOf } from './trends-store.ts';

const CHAIR = 'chair-1';
const hear = (hr: number, at: number) =>
  growTrends([{ chair: CHAIR, at, arrivedAt: at, values: { hr } }]);
const inChair = (n: number) => session(n, { chairId: CHAIR });

afterEach(() => {
  forgetSessions();
  forgetTrends();
});

describe('trends of the chairs', () => {
  it('UI-21 begins empty when a session is new to the chair, whoever sat there before', () => {
    putSession(CHAIR, inChair(1));
    hear(110, NOW);
    putSession(CHAIR, null);
    hear(111, NOW + 1_000);
    expect(trendOf(CHAIR).hr.v).toEqual([110, 111]);
    putSession(CHAIR, inChair(2));
    expect(trendOf(CHAIR).hr.v).toEqual([]);
    expect(needsHistory(CHAIR, sessionId(2))).toBe(true);
    hear(70, NOW + 2_000);
    expect(trendOf(CHAIR).hr.v).toEqual([70]);
  });

  it('UI-21 keeps the trend of a session that is told again', () => {
    putSession(CHAIR, inChair(1));
    hear(110, NOW);
    fillTrend(CHAIR, sessionId(1), {
      from: NOW - 60_000,
      to: NOW,
      series: { hr: { t: [NOW - 1_000], v: [108] } },
      gaps: [],
      count: 1,
      late: 0,
    });
    forgetSessions();
    putSession(CHAIR, inChair(1));
    expect(trendOf(CHAIR).hr.v).toEqual([108, 110]);
    expect(needsHistory(CHAIR, sessionId(1))).toBe(false);
  });
});
