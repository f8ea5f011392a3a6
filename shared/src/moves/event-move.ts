/** What there is to say of one kind of event. All of it is said in one place, and looked up everywhere else. */
import { z } from 'zod';
import type { AlarmInput } from '../alarms/state/state.ts';
import type { AnyBody, Logged } from '../session/logged.ts';
import type { SessionState } from '../session/state.ts';
import type { EventLane } from './event-lane.ts';
import type { SessionChange } from './session-change.ts';
import type { Wording } from './wording.ts';

/** The payload of an event, told apart by `type`. */
export type BodySchema = z.ZodObject<{ type: z.ZodLiteral<string> }>;

export const eventBody = <T extends string, F extends z.ZodRawShape>(type: T, fields: F) =>
  z.object({ type: z.literal(type), ...fields });

export interface EventMove<S extends BodySchema = BodySchema> {
  readonly body: S;
  /** What it changes in the state of the session. */
  evolve(session: SessionState, event: Logged<z.infer<S>>): Partial<SessionState>;
  /**
   * What it says to the alarm engine: the same for the running session and for its replay.
   * `before` and `after`: the session without and with the event.
   */
  alarmInputs(
    event: Logged<z.infer<S>>,
    before: SessionState | null,
    after: SessionState,
  ): AlarmInput[];
  /** What a person filters the log by. `of`: the lane of another event. */
  lane(event: Logged<z.infer<S>>, of: (seq: number) => EventLane | null): EventLane;
  /** What the log says of it. `of`: the sentence of another event. */
  sentence(event: Logged<z.infer<S>>, wording: Wording, of: (other: Logged) => string): string;
  /** What it changes in the list of sessions. */
  project(change: SessionChange, event: Logged<z.infer<S>>): void;
  /** How a person puts it right; absent: it stays as it is. */
  readonly correction?: Correction;
  /** What it is about and how grave it is, as the columns of the table of events say it. */
  subject?(body: z.infer<S>): string | null;
  grade?(body: z.infer<S>): string | number | null;
}

export interface Correction {
  /** False: it is withdrawn and made anew. */
  readonly amendable: boolean;
  /** Offered with the receipt. */
  readonly undo: boolean;
}

/** It says nothing to the alarm engine. */
export const noInput = (): AlarmInput[] => [];
/** The list of sessions does not show it. */
export const notListed = (): void => undefined;

/** Whether an event of the log is of this kind. */
export function isOf<S extends BodySchema>(
  schema: S,
  event: Logged | null,
): event is Logged<z.infer<S> & AnyBody> {
  return event?.body.type === schema.shape.type.value;
}
