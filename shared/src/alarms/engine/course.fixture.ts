import type { Severity } from '../../effects/severity.ts';
import type { Actor } from '../../people/roles.ts';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import type { AlarmPhase, ProtocolDocument } from '../../protocols/document/document.ts';
import type { ScoreScale } from '../../protocols/document/score-limits.ts';
import type { Baseline } from '../../vitals/baseline.ts';
import { NO_CUFF, tellStored } from '../../vitals/inflation.ts';
import { fromNamed, type NamedReading, type NamedValues } from '../../vitals/named-reading.ts';
import type { Reading } from '../../vitals/reading.ts';
import type { Alarm, AlarmTransition } from '../alarm.ts';
import { ENGINE_VERSION } from '../engine-version.ts';
import { type AlarmInput, type AlarmState, initialAlarms } from '../state/state.ts';
import { liveAlarms, step } from './step.ts';

export const NURSE: Actor = { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' };

/** A reading that arrives as it is taken. */
export function readingAt(
  at: number,
  values: NamedValues,
  more: Partial<Pick<NamedReading, 'status' | 'late' | 'nibpAt'>> = {},
): Reading {
  return fromNamed({
    ...{ seq: 1, t: at, at, arrivedAt: at, late: false, status: {}, values, ...more },
  });
}

/** Feeds the engine in seconds from zero and keeps what it said. */
export class Course {
  state: AlarmState;
  readonly transitions: AlarmTransition[] = [];
  /** May be exchanged in the course: a limit moved for the session. */
  protocol: ProtocolDocument;

  /** Numbers of entries that nobody gives one. */
  #entries = 1000;
  #cuffs = NO_CUFF;

  constructor(protocol: ProtocolDocument = DEFAULT_PROTOCOL, engine = ENGINE_VERSION) {
    this.protocol = protocol;
    this.state = initialAlarms('before', engine);
  }

  give(input: AlarmInput): AlarmTransition[] {
    const { alarms, transitions } = step(this.state, input, this.protocol);
    this.state = alarms;
    this.transitions.push(...transitions);
    return [...transitions];
  }

  read(
    second: number,
    values: NamedValues,
    more?: Parameters<typeof readingAt>[2],
  ): AlarmTransition[] {
    const at = second * 1000;
    const reading = readingAt(at, values, more);
    return this.give({ kind: 'reading', at, reading: this.#identified(reading) });
  }

  /** As the intake does since engine 3, which counts identities of inflations. */
  #identified(reading: Reading): Reading {
    if (this.state.engine < 3) return reading;
    const { memory, takenAt } = tellStored(this.#cuffs, reading);
    this.#cuffs = memory;
    return takenAt === null ? reading : { ...reading, nibpAt: takenAt };
  }

  /** The same values each second, both ends included. */
  hold(
    from: number,
    to: number,
    values: NamedValues,
    more?: Parameters<typeof readingAt>[2],
  ): AlarmTransition[] {
    const said: AlarmTransition[] = [];
    for (let second = from; second <= to; second++) said.push(...this.read(second, values, more));
    return said;
  }

  cuff(second: number, sys: number, dia: number): AlarmTransition[] {
    return this.read(second, { sys, dia }, { nibpAt: second * 1000 });
  }

  tick(second: number): AlarmTransition[] {
    return this.give({ kind: 'tick', at: second * 1000 });
  }

  attach(second: number, attached = true): AlarmTransition[] {
    return this.give({ kind: 'attached', at: second * 1000, attached });
  }

  phase(second: number, phase: AlarmPhase): AlarmTransition[] {
    return this.give({ kind: 'phase', at: second * 1000, phase });
  }

  baseline(second: number, baseline: Baseline): AlarmTransition[] {
    return this.give({ kind: 'baseline', at: second * 1000, baseline });
  }

  acknowledge(second: number, alarmId: string): AlarmTransition[] {
    return this.give({ kind: 'acknowledge', at: second * 1000, alarmId, by: NURSE });
  }

  effect(
    second: number,
    seq: number,
    term: string,
    severity: Severity = 'moderate',
    withdrawn = false,
  ): AlarmTransition[] {
    return this.give({ kind: 'effect', at: second * 1000, seq, term, severity, withdrawn });
  }

  score(
    second: number,
    seq: number,
    scale: ScoreScale,
    value: number,
    more: { takenAt?: number; baseline?: boolean; withdrawn?: boolean } = {},
  ): AlarmTransition[] {
    return this.give({ kind: 'score', at: second * 1000, seq, scale, value, ...more });
  }

  /** `taken`: the second in which it was measured, where it was charted later. */
  manual(
    second: number,
    values: NamedValues,
    taken = second,
    entry: { seq?: number; withdrawn?: boolean } = {},
  ): AlarmTransition[] {
    const takenAt = taken * 1000;
    this.#entries += 1;
    const seq = this.#entries;
    return this.give({ kind: 'manual', at: second * 1000, values, takenAt, seq, ...entry });
  }

  withdraw(second: number, seq: number, term: string): AlarmTransition[] {
    return this.effect(second, seq, term, 'moderate', true);
  }

  /** The live alarm of a key. */
  of(key: string): Alarm | undefined {
    return this.state.alarms[key];
  }

  live(): Alarm[] {
    return liveAlarms(this.state);
  }
}

/** `change id tier` of each, for short expectations. */
export function said(transitions: readonly AlarmTransition[]): string[] {
  return transitions.map(
    ({ change, alarm, at }) => `${at / 1000} ${change} ${alarm.id} ${alarm.tier}`,
  );
}
