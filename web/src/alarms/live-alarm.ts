import type { Alarm } from '@chairside/shared/alarms/alarm';
import { breaches } from '@chairside/shared/alarms/limits/conditions';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { shownValue } from '@chairside/shared/session/shown-value';
import type { SessionState } from '@chairside/shared/session/state';
import { SIGNALS, type Signal } from '@chairside/shared/vitals/catalogue';
import type { LiveVitals } from '@chairside/shared/vitals/live-vitals';
import { useMemo } from 'react';
import { useProtocol } from '../live/clinic-store.ts';
import { useFromNow } from '../live/clock-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import { useByHand } from '../live/vital-reading.ts';
import { useVitals } from '../live/vitals-store.ts';

/** The rate limits run on the pulse where no ECG rate came last. */
function newest(signal: Signal, { values }: LiveVitals, hand: Hand): number | null {
  const { byHand, protocol, now } = hand;
  const pulse = signal === 'hr' ? values.pulse : undefined;
  const rate = pulse && pulse.at > (values.hr?.at ?? 0) ? 'pulse' : signal;
  return shownValue(rate, values, byHand, protocol, now)?.value ?? null;
}

const NOTHING_BY_HAND: Hand = { byHand: [], protocol: null, now: 0 };

interface Hand {
  readonly byHand: SessionState['manualVitals'];
  readonly protocol: ProtocolDocument | null;
  /** Server clock, epoch ms. */
  readonly now: number;
}

function watchedSignal({ key, kind }: Alarm): Signal | null {
  const [name] = key.split(':');
  return kind === 'physiological' ? (SIGNALS.find((signal) => signal === name) ?? null) : null;
}

/** The value that the chair shows now for the alarm's signal; null where it has none or has lost it. */
export function liveValue(
  alarm: Alarm,
  vitals: LiveVitals | undefined,
  hand: Hand = NOTHING_BY_HAND,
): number | null {
  const signal = watchedSignal(alarm);
  if (signal === null || !vitals || alarm.signalLost || alarm.endedBy !== undefined) return null;
  return newest(signal, vitals, hand);
}

/** A transition carries the value of its own instant: between two of them the line follows the number beside it. */
export function withValue(alarm: Alarm, value: number | null): Alarm {
  if (value === null) return alarm;
  const { worst, limit, state } = alarm;
  // Over is what the server has found over: a value that breaches again is a matter of its delay.
  if (state !== 'active') return limit && breaches(limit, value) ? alarm : { ...alarm, value };
  const low = limit?.op.startsWith('<') ?? false;
  const worse = worst === null ? value : low ? Math.min(worst, value) : Math.max(worst, value);
  return { ...alarm, value, worst: worse };
}

export function useLiveAlarm(chairId: string, alarm: Alarm): Alarm {
  const vitals = useVitals((state) => state.vitals[chairId]);
  const byHand = useByHand(chairId);
  const reference = useSessions((state) => state.sessions[state.byChair[chairId] ?? '']?.protocol);
  const protocol = useProtocol(reference);
  const value = useFromNow((now) => liveValue(alarm, vitals, { byHand, protocol, now }));
  return useMemo(() => withValue(alarm, value), [alarm, value]);
}
