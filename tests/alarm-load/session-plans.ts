/** A thousand sessions of one clinic, drawn from a seed. */
import { between, random } from '@chairside/simulators/patient/random';
import type { Episode } from '@chairside/simulators/scenarios/episode';
import { BEFORE_S, INFUSION_S, type SessionPlan } from './simulated-session.ts';

export const KINDS = ['uneventful', 'drowsy', 'desaturation', 'fast rate', 'probe off'] as const;
export type SessionKind = (typeof KINDS)[number];

export interface PlannedSession {
  readonly kind: SessionKind;
  readonly plan: SessionPlan;
}

/** Of every ten sessions six are uneventful. */
const MIX: readonly SessionKind[] = [
  ...Array.from({ length: 6 }, () => 'uneventful' as const),
  'drowsy',
  'desaturation',
  'fast rate',
  'probe off',
];

export const LATE_S = 120;

function episodesOf(kind: SessionKind, seed: number): Episode[] {
  const draw = random(seed, 901);
  const firstS = BEFORE_S + Math.floor(between(draw, 300, INFUSION_S - 300));
  // Every patient moves: the probe slips for some seconds, twice a session.
  const slips = [0, 1].map((half): Episode => {
    const from = BEFORE_S + Math.floor(between(draw, half * 1200, half * 1200 + 1100));
    return { kind: 'probe-off', firstS: from, durationS: Math.floor(between(draw, 5, 26)) };
  });
  switch (kind) {
    case 'uneventful':
    case 'drowsy':
      return slips;
    case 'desaturation':
      return [...slips, { kind, firstS, durationS: 120, floor: between(draw, 84, 91) }];
    case 'fast rate':
      return [
        ...slips,
        { kind: 'tachycardia', firstS, durationS: 240, hr: between(draw, 122, 138) },
      ];
    case 'probe off':
      return [...slips, { kind: 'probe-off', firstS, durationS: 90 }];
    default:
      return kind satisfies never;
  }
}

export function plannedSessions(count: number, firstSeed = 1): PlannedSession[] {
  return Array.from({ length: count }, (_, index) => {
    const seed = firstSeed + index;
    const kind = MIX[index % MIX.length] ?? 'uneventful';
    const dissociation = Math.floor(between(random(seed, 902), 0, 3));
    const under = { moaas: kind === 'drowsy' ? 4 : 5, dissociation };
    return { kind, plan: { seed, episodes: episodesOf(kind, seed), under, lateS: LATE_S } };
  });
}
