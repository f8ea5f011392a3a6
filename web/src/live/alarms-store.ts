import type { Alarm } from '@chairside/shared/alarms/alarm';
import { liveAfter } from '@chairside/shared/alarms/occurrences';
import { compareAlarms } from '@chairside/shared/alarms/urgency';
import type { AlarmMessage } from '@chairside/shared/wire/station';
import { create } from 'zustand';

interface AlarmsState {
  /** Live alarms by chair id, worst first. */
  readonly alarms: Readonly<Record<string, readonly Alarm[]>>;
}

const NONE: readonly Alarm[] = [];

export const useAlarms = create<AlarmsState>()(() => ({ alarms: {} }));

export function putAlarms(entries: readonly (readonly [string, readonly Alarm[]])[]): void {
  useAlarms.setState((state) => {
    const alarms = { ...state.alarms };
    for (const [chair, list] of entries) alarms[chair] = [...list].sort(compareAlarms);
    return { alarms };
  });
}

/** Applies one transition. A worse tier or a new episode is a new occurrence of the same key and takes its place. */
export function applyTransition({ chair, transition }: AlarmMessage): void {
  useAlarms.setState((state) => {
    const known = Object.fromEntries((state.alarms[chair] ?? NONE).map((one) => [one.key, one]));
    const list = Object.values(liveAfter(known, transition.alarm)).sort(compareAlarms);
    return { alarms: { ...state.alarms, [chair]: list } };
  });
}

export const useChairAlarms = (chairId: string): readonly Alarm[] =>
  useAlarms((state) => state.alarms[chairId] ?? NONE);
