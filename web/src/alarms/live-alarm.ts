import type { Alarm } from '@chairside/shared/alarms/alarm';
import type { LiveVitals } from '@chairside/shared/protocol/station';
import { SIGNALS, type Signal } from '@chairside/shared/vitals/catalogue';
import { useMemo } from 'react';
import { useVitals } from '../live/vitals-store.ts';

/** The rate limits run on the pulse where no ECG rate came last. */
function newest(signal: Signal, { values }: LiveVitals): number | null {
  const own = values[signal];
  const pulse = signal === 'hr' ? values.pulse : undefined;
  const shown = pulse && pulse.at > (own?.at ?? 0) ? pulse : own;
  return shown?.value ?? null;
}

function watchedSignal({ key, kind }: Alarm): Signal | null {
  const [name] = key.split(':');
  return kind === 'physiological' ? (SIGNALS.find((signal) => signal === name) ?? null) : null;
}

/** The value that the chair shows now for the alarm's signal; null where it has none or has lost it. */
export function liveValue(alarm: Alarm, vitals: LiveVitals | undefined): number | null {
  const signal = watchedSignal(alarm);
  if (signal === null || !vitals || alarm.signalLost || alarm.state !== 'active') return null;
  return newest(signal, vitals);
}

/** A transition carries the value of its own instant: between two of them the line follows the number beside it. */
export function withValue(alarm: Alarm, value: number | null): Alarm {
  if (value === null) return alarm;
  const { worst, limit } = alarm;
  const low = limit?.op.startsWith('<') ?? false;
  const worse = worst === null ? value : low ? Math.min(worst, value) : Math.max(worst, value);
  return { ...alarm, value, worst: worse };
}

export function useLiveAlarm(chairId: string, alarm: Alarm): Alarm {
  const value = useVitals((state) => liveValue(alarm, state.vitals[chairId]));
  return useMemo(() => withValue(alarm, value), [alarm, value]);
}
