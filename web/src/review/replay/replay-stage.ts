/**
 * Puts an instant of a past session into the stores that a tile reads. Only in the document of a replay, which hears no
 * station: in a live one it would show the past as the present.
 */

import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { alarmsOf } from '@chairside/shared/replay/told-log';
import type { SessionState } from '@chairside/shared/session/state';
import { SIGNALS } from '@chairside/shared/vitals/catalogue';
import type { Me } from '@chairside/shared/wire/http';
import { putAlarms, useAlarms } from '../../live/alarms-store.ts';
import { putChairs } from '../../live/chairs-store.ts';
import { useClinic } from '../../live/clinic-store.ts';
import { useClock } from '../../live/clock-store.ts';
import { useLink } from '../../live/link-store.ts';
import { forgetSessions, putSession } from '../../live/sessions-store.ts';
import { forgetTrends, trendOf } from '../../live/trends-store.ts';
import { useVitals } from '../../live/vitals-store.ts';
import { pageNow } from '../../time/page-time.ts';
import type { Pieces } from './replay-readings.ts';
import { pointsBetween, SLOW_SIGNALS, vitalsAt } from './replay-vitals.ts';

export function openStage(clinic: Me['clinic'], protocol: ProtocolDocument, reference: string) {
  useClinic.setState({ clinic, cursor: null, protocols: { [reference]: protocol } });
  useLink.setState({ link: { kind: 'live' } });
}

/** Nothing of another instant stays: values, trend, alarms. */
export function clearStage(): void {
  forgetSessions();
  forgetTrends();
  useVitals.setState({ vitals: {} });
  useAlarms.setState({ alarms: {} });
}

/** `after`: the instant that was shown before, from which the trend grows; null after a jump. */
export function showInstant(
  session: SessionState,
  pieces: Pieces,
  at: number,
  after: number | null,
): void {
  const { chairId, chairLabel } = session;
  useClock.setState({ offsetMs: at - pageNow(), now: at });
  putChairs([{ id: chairId, label: chairLabel, position: 0, monitors: [] }], true);
  putSession(chairId, session.phase === 'closed' ? null : session);
  useVitals.setState({ vitals: { [chairId]: vitalsAt(pieces.near, pieces.slow, at) } });
  putAlarms([[chairId, session.phase === 'closed' ? [] : alarmsOf(session)]]);
  if (after === null) return;
  const trend = trendOf(chairId);
  for (const signal of SIGNALS) {
    const from = SLOW_SIGNALS.has(signal) ? pieces.slow : pieces.near;
    const points = pointsBetween(from, signal, after, at).sort((a, b) => a.t - b.t);
    for (const { t, v } of points) trend[signal].push(t, v);
    trend[signal].expire(at);
  }
}
