import type { Actor } from '../protocol/roles.ts';
import type { Baseline } from '../session/events.ts';
import type { Reading } from '../vitals/reading.ts';
import type { AlarmPhase } from './limits.ts';

/** What moves the alarm engine. `at` is server receive time, epoch ms, and never decreases from one input to the next. */
export type AlarmInput =
  | { readonly kind: 'reading'; readonly at: number; readonly reading: Reading }
  | { readonly kind: 'tick'; readonly at: number }
  | { readonly kind: 'phase'; readonly at: number; readonly phase: AlarmPhase }
  | { readonly kind: 'baseline'; readonly at: number; readonly baseline: Baseline }
  | { readonly kind: 'attached'; readonly at: number; readonly attached: boolean }
  | {
      readonly kind: 'acknowledge';
      readonly at: number;
      readonly alarmId: string;
      readonly by: Actor;
    }
  | {
      readonly kind: 'technical';
      readonly at: number;
      readonly condition: 'not-recording' | 'evaluation-gap';
      readonly present: boolean;
    };
