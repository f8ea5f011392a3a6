import type { AnyBody } from '../session/logged.ts';
import { type Refusal, type RefusalCode, refusal } from '../session/refusals.ts';
import type { Message } from '../wording/message.ts';

export interface DecidedEvent<B extends AnyBody = AnyBody> {
  /** When it happened, epoch ms. */
  readonly at: number;
  readonly body: B;
}

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** Nothing to record is a yes with no events. */
export type Decision<B extends AnyBody = AnyBody> =
  | { readonly ok: true; readonly bodies: readonly DecidedEvent<B>[] }
  | Refused;

export function accept<B extends AnyBody>(at: number, ...bodies: B[]): Decision<B> {
  return { ok: true, bodies: bodies.map((body) => ({ at, body })) };
}

export function refuse(code: RefusalCode, detail?: Message | string | null): Refused {
  return { ok: false, refusal: refusal(code, detail) };
}
