import type { ProtocolDocument } from '../../protocols/document/document.ts';
import type { Alarm, AlarmTransition } from '../alarm.ts';
import { effectiveProtocol, type LimitValues } from '../limits/limit-changes.ts';
import { type AlarmInput, type AlarmState, initialAlarms } from '../state/state.ts';
import { raiseNotEvaluated } from '../technical/technical.ts';
import { liveAlarms, type StepResult, step } from './step.ts';

/** What moves the alarms of a session: an input of the engine, or limits that are moved from there on. */
export type AlarmMove =
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

  move(move: AlarmMove): readonly AlarmTransition[] {
    if ('input' in move) return this.#took(step(this.#state, move.input, this.#effective));
    this.#effective = effectiveProtocol(this.#protocol, move.changes);
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
