import type { Tier } from '../protocols/document/document.ts';
import type { Alarm } from './alarm.ts';

/** Priority of the signal (IEC 60601-1-8 wording). Technical alarms keep their tier but have a look of their own. */
export type Look = 'high' | 'medium' | 'low';

const RANK: Readonly<Record<Tier, number>> = { critical: 2, warning: 1, info: 0 };

/** How an alarm looks: technical ones below critical never look like a patient's value. */
export function lookOf(alarm: Pick<Alarm, 'tier' | 'kind'>): Look {
  switch (alarm.tier) {
    case 'critical':
      return 'high';
    case 'warning':
      return alarm.kind === 'technical' ? 'low' : 'medium';
    case 'info':
      return 'low';
  }
}

const CLINIC_WIDE: ReadonlySet<string> = new Set(
  (
    ['not-recording', 'evaluation-gap', 'server-clock', 'no-screen-watching', 'sound-off'] as const
  ).map((condition) => `technical:${condition}`),
);

/** Raised for every session at once: it is the same for every chair. */
export const isClinicWide = (alarm: Pick<Alarm, 'key'>): boolean => CLINIC_WIDE.has(alarm.key);

/**
 * Worst first: what nobody has taken before what is, then tier, patient before technical, the chair's own before the
 * clinic's, what holds before what is back, newest first. A critical value that is back is still news until it is seen.
 */
export function compareAlarms(a: Alarm, b: Alarm): number {
  return (
    Number(a.acknowledged !== null) - Number(b.acknowledged !== null) ||
    RANK[b.tier] - RANK[a.tier] ||
    Number(a.kind === 'technical') - Number(b.kind === 'technical') ||
    Number(isClinicWide(a)) - Number(isClinicWide(b)) ||
    Number(b.state === 'active') - Number(a.state === 'active') ||
    b.raisedAt - a.raisedAt ||
    a.id.localeCompare(b.id)
  );
}

/** The highest tier, or null for none: only that one is sounded. */
export function highestOf(tiers: Iterable<Tier>): Tier | null {
  let highest: Tier | null = null;
  for (const tier of tiers) if (highest === null || RANK[tier] > RANK[highest]) highest = tier;
  return highest;
}
