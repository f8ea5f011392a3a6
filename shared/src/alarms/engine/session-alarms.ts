import type { ProtocolDocument } from '../../protocols/document/document.ts';
import type { Alarm, AlarmTransition } from '../alarm.ts';
import { effectiveProtocol, type LimitValues } from '../limits/limit-changes.ts';
import { type AlarmInput, type AlarmState, initialAlarms } from '../state/state.ts';
import { raiseNotEvaluated } from '../technical/technical.ts';
import { liveAlarms, type StepResult, step } from './step.ts';

/** What the alarms of a session follow: an input of the engine, or limits that are changed from there on. */
export type SessionInput =
  | { readonly at: number; readonly input: AlarmInput }
  | { readonly at: number; readonly changes: LimitValues };

const NOTHING: readonly AlarmTransition[] = [];

/**
 * The alarms of one session under its protocol with the session's own limits: the same while it runs, in a replay, in a
 * check and in a rehearsal.
 */
export class SessionAlarms {
  readonly #protocol: ProtocolDocument;
  #effective: ProtocolDocument;
  #state: AlarmState;

  constructor(protocol: ProtocolDocument, state: AlarmState = initialAlarms()) {
    this.#protocol = protocol;
    this.#effective = protocol;
    this.#state = state;
  }

  get state(): AlarmState {
    return this.#state;
  }

  /** Alarms that are not cleared, worst first. */
  get live(): Alarm[] {
    return liveAlarms(this.#state);
  }

  take(given: SessionInput): readonly AlarmTransition[] {
    if ('input' in given) return this.#took(step(this.#state, given.input, this.#effective));
    this.#effective = effectiveProtocol(this.#protocol, given.changes);
    return NOTHING;
  }

  /** What should have watched the patient has failed: told without evaluating anything. */
  notEvaluated(at: number): readonly AlarmTransition[] {
    return this.#took(raiseNotEvaluated(this.#state, this.#protocol, at));
  }

  #took({ alarms, transitions }: StepResult): readonly AlarmTransition[] {
    this.#state = alarms;
    return transitions;
  }
}
