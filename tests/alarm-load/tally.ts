/** Alarms by tier and by rule, under the first and the second default. */
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { DEFAULT_PROTOCOL_V2 } from '@chairside/shared/protocols/defaults/second-edition';
import type { Recording } from '../support/recordings.ts';
import { type Counted, occurrencesOf } from './occurrences.ts';
import { replayRecording } from './recorded-session.ts';
import type { PlannedSession, SessionKind } from './session-plans.ts';
import { readingsOf, simulateSession } from './simulated-session.ts';

export const DEFAULTS = { first: DEFAULT_PROTOCOL, second: DEFAULT_PROTOCOL_V2 } as const;
export type Which = keyof typeof DEFAULTS;
export const WHICH = ['first', 'second'] as const satisfies readonly Which[];

export interface Load {
  readonly occurrences: readonly Counted[];
  /** How often a cuff or a score was asked for; zero for a recording. */
  readonly asked: number;
}

export interface MeasuredSession {
  readonly kind: SessionKind;
  readonly seed: number;
  readonly loads: Readonly<Record<Which, Load>>;
}

export function measureSession({ kind, plan }: PlannedSession): MeasuredSession {
  const readings = readingsOf(plan);
  const under = (which: Which): Load => {
    const { transitions, asked } = simulateSession(plan, readings, DEFAULTS[which]);
    return { occurrences: occurrencesOf(transitions), asked: asked.cuffs + asked.scores };
  };
  return { kind, seed: plan.seed, loads: { first: under('first'), second: under('second') } };
}

export interface MeasuredRecording {
  readonly set: string;
  readonly hours: number;
  readonly loads: Readonly<Record<Which, Load>>;
}

export function measureRecording(recording: Recording): MeasuredRecording {
  const under = (which: Which): Load => ({
    occurrences: occurrencesOf(replayRecording(recording, DEFAULTS[which])),
    asked: 0,
  });
  const hours = (recording.rows.at(-1)?.second ?? 0) / 3600;
  return { set: recording.set, hours, loads: { first: under('first'), second: under('second') } };
}

export const TALLIED = ['critical', 'warning', 'info', 'technical', 'sounds'] as const;
export type Tallied = (typeof TALLIED)[number];

export function countOf({ occurrences }: Load, what: Tallied): number {
  return occurrences.filter((one) => {
    if (what === 'sounds') return one.sounds;
    if (what === 'technical') return one.kind === 'technical';
    return one.kind === 'physiological' && one.tier === what;
  }).length;
}

/** `rule (tier)`, most frequent under the first default first. */
export function byRule(loads: readonly Readonly<Record<Which, Load>>[]) {
  const counts = new Map<string, Record<Which, number>>();
  for (const load of loads) {
    for (const which of WHICH) {
      for (const { rule, tier, kind, sounds } of load[which].occurrences) {
        const of = kind === 'technical' ? 'technical, ' : '';
        const name = `${rule} (${of}${tier}${sounds ? '' : ', silent'})`;
        const known = counts.get(name) ?? { first: 0, second: 0 };
        counts.set(name, { ...known, [which]: known[which] + 1 });
      }
    }
  }
  return [...counts].sort(([, a], [, b]) => b.first - a.first || b.second - a.second);
}
