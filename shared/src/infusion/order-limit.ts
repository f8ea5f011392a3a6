/** One thing that an order goes beyond, with its stable code and its sentence. */
import type { Message } from '../wording/message.ts';

export const INPUT_LIMIT_CODES = [
  'incomplete',
  'weight-impossible',
  'weight-unusual',
  'weight-not-todays',
  'weight-basis-high',
  'weight-basis-unlike',
  'dose-high',
  'dose-very-high',
  'duration-unusual',
  'rate-high',
  'rate-very-high',
  'pace-high',
  'push-short',
  'concentration-unlisted',
  'undiluted',
  'drug-not-of-regimen',
  'route-not-of-regimen',
  'device-fraction',
  'devices-too-many',
  'device-single',
  'device-first-session',
  'allergy',
  'arithmetic-dose',
  'arithmetic-volume',
  'arithmetic-rate',
] as const;
export type InputLimitCode = (typeof INPUT_LIMIT_CODES)[number];

export interface InputLimit {
  readonly code: InputLimitCode;
  /**
   * soft: passed by a reason; second-person: by a reason, and by another person than the one who wrote the
   * order; hard: by nothing, the order has to be changed.
   */
  readonly level: 'soft' | 'second-person' | 'hard';
  /** A sentence for the person at the form. */
  readonly message: Message;
  /** The order names a reason for it; never true for a hard one. */
  readonly confirmed: boolean;
}

export type FoundLimit = Omit<InputLimit, 'confirmed'>;

export const limit = (
  code: InputLimitCode,
  level: InputLimit['level'],
  says: Message,
): FoundLimit => ({ code, level, message: says });
