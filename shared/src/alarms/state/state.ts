import type { Severity } from '../../effects/severity.ts';
import type { Actor } from '../../people/roles.ts';
import type { AlarmPhase, LimitSignal } from '../../protocols/document/document.ts';
import type { ScoreScale } from '../../protocols/document/score-limits.ts';
import type { Baseline } from '../../vitals/baseline.ts';
import type { Signal } from '../../vitals/catalogue.ts';
import type { Reading } from '../../vitals/reading.ts';
import type { Alarm, ServerCondition } from '../alarm.ts';
import { ENGINE_VERSION } from '../engine-version.ts';

/** Where a session's listed minutes lie. Server clock, epoch ms. */
export interface CuffGrid {
  /** Start of the infusion; by nose the first device. */
  readonly from: number;
  /** The last instant of the list that outlives a stop: the planned end; by nose null, all of them do. */
  readonly until: number | null;
}

/** What moves the alarm engine. `at` is server receive time, epoch ms, and never decreases from one input to the next. */
export type AlarmInput =
  | { readonly kind: 'reading'; readonly at: number; readonly reading: Reading }
  | { readonly kind: 'tick'; readonly at: number }
  | {
      readonly kind: 'phase';
      readonly at: number;
      readonly phase: AlarmPhase;
      /** With the start. */
      readonly grid?: CuffGrid;
    }
  /** Where the listed minutes of the cuff lie from now on: by nose with the first device. */
  | { readonly kind: 'grid'; readonly at: number; readonly grid: CuffGrid }
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
      readonly condition: ServerCondition;
      readonly present: boolean;
      /** Of `server-clock`, see `Alarm`. */
      readonly offMs?: number;
    }
  /** A score of the session log, its correction, or its withdrawal. */
  | {
      readonly kind: 'score';
      readonly at: number;
      /** `seq` of the entry; the same for its correction and its withdrawal. */
      readonly seq: number;
      readonly scale: ScoreScale;
      readonly value: number;
      /** When it was taken, server clock, epoch ms; absent: now. */
      readonly takenAt?: number;
      /** Falls and rises are counted from it; absent: where it was charted before the infusion. */
      readonly baseline?: boolean;
      readonly withdrawn?: boolean;
    }
  /** The patient is up, or is back by somebody's word. */
  | { readonly kind: 'standby'; readonly at: number; readonly up: boolean }
  /** Measured by a person, its correction (all its values, with the instant of the original), or its withdrawal. */
  | {
      readonly kind: 'manual';
      readonly at: number;
      /** `seq` of the entry, the same for its correction and its withdrawal. */
      readonly seq: number;
      readonly withdrawn?: boolean;
      readonly values: Readonly<Partial<Record<Signal, number>>>;
      /** When it was measured, server clock, epoch ms; absent: now. */
      readonly takenAt?: number;
    }
  /** An effect of the session log, what became of it (the same `seq` again), or its withdrawal. */
  | {
      readonly kind: 'effect';
      readonly at: number;
      /** `seq` of the entry; the same for its withdrawal. */
      readonly seq: number;
      readonly term: string;
      readonly severity: Severity;
      readonly withdrawn: boolean;
      /** It is over: no combination counts it. */
      readonly resolved?: boolean;
    };

/** A limit as one number in the signal's unit. */
export interface EffectiveLimit {
  readonly op: '<' | '<=' | '>' | '>=';
  readonly value: number;
  /** What a relative limit came from, such as `base 118 +40`. */
  readonly basis?: string;
}

interface Breach {
  /** First breaching value, engine clock; moved on by the time without data inside the delay. */
  readonly since: number;
  readonly worst: number;
  /** The limit as a number when it was breached: a later baseline does not rewrite it. */
  readonly limit: EffectiveLimit;
}

/** One limit against one signal; a limit that is not in `AlarmState.conditions` is idle. */
export type LimitCondition =
  /** Inside its delay. `heldMs` counts the time before `runningFrom`; null: frozen, the signal has no data. */
  | (Breach & {
      readonly kind: 'pending';
      readonly heldMs: number;
      readonly runningFrom: number | null;
    })
  | (Breach & { readonly kind: 'holding' })
  /** Inside the hysteresis since `insideSince`, last seen there at `insideAt`. */
  | (Breach & {
      readonly kind: 'clearing';
      readonly insideSince: number;
      readonly insideAt: number;
    });

/** What is known of one signal. All instants on the engine clock. */
export interface SignalTrack {
  readonly value: number | null;
  readonly seenAt: number | null;
  /** From here "no data" is counted: last value, or the first report that there is none. Null: nobody expects this signal. */
  readonly expectedFrom: number | null;
  /** A person measured it: no monitor did since. */
  readonly manual?: true;
}

/** One charted score that stands. */
export interface ScoreEntry {
  readonly seq: number;
  readonly value: number;
  /** Server clock, epoch ms. */
  readonly takenAt: number;
  readonly baseline: boolean;
}

/** The newest cuff inflation. */
export interface CuffReading {
  readonly sys: number | null;
  readonly dia: number | null;
  readonly map: number | null;
  /** When it was taken, server clock; age runs from here. */
  readonly takenAt: number;
  /** The same, as last repeated: monitors resend the last cuff with every reading. */
  readonly repeatedAt: number;
  /** Taken by a person. */
  readonly manual?: true;
}

export type HandValues = Readonly<{ [S in Signal]?: number | undefined }>;

/** What was known and what held of a signal, or of the pressures, at one instant. */
export interface Standing {
  readonly cuff: CuffReading | null;
  readonly track: SignalTrack | null;
  /** By limit id; those of its limits that were not idle. */
  readonly conditions: Readonly<Record<string, LimitCondition>>;
}

/** A value by hand that may still be taken back, or a cuff of the monitor after one. */
export interface TakenValue {
  readonly what: 'cuff' | Exclude<LimitSignal, 'sys' | 'dia'>;
  /** Of the entry in the log; null: the monitor's. */
  readonly seq: number | null;
  /** When it was judged, engine clock. */
  readonly at: number;
  readonly takenAt: number;
  readonly values: HandValues;
  readonly before: Standing;
}

/** Plain data: may be stored as JSON and continued. */
export interface AlarmState {
  /** The rules under which it is continued: those that its session was opened under. */
  readonly engine: number;
  readonly phase: AlarmPhase;
  /** When the phase began; null where that is not known. */
  readonly phaseSince: number | null;
  /** Null or absent: not said. */
  readonly grid?: CuffGrid | null;
  readonly baseline: Baseline | null;
  readonly attached: boolean;
  /** Last instant with a SpO2 or a rate, or of attaching; null while nothing is attached. */
  readonly vitalAt: number | null;
  /** Last instant at which a monitor sent anything, or of attaching; null while nothing is attached. */
  readonly heardAt: number | null;
  /** Last numeric ECG heart rate. */
  readonly ecgAt: number | null;
  readonly tracks: Readonly<Partial<Record<LimitSignal, SignalTrack>>>;
  /** Where several monitors measure: what each said last of a signal. Engine clock. */
  readonly sources?:
    | Readonly<
        Partial<
          Record<
            LimitSignal,
            Readonly<Record<string, { readonly value: number; readonly at: number }>>
          >
        >
      >
    | undefined;
  readonly cuff: CuffReading | null;
  /** Up to engine 2: the newest of the monitors, which they go on to repeat. */
  readonly monitorCuff: CuffReading | null;
  /** Identities of the monitors' newest inflations, in the order in which they came. */
  readonly inflations: readonly number[];
  /** In the order in which they were taken. */
  readonly taken: readonly TakenValue[];
  /** Scores of the log that were not withdrawn, in the order in which they came. */
  readonly scores: Readonly<Partial<Record<ScoreScale, readonly ScoreEntry[]>>>;
  /** Effects of the log that were not withdrawn, by `seq`. */
  readonly effects: Readonly<
    Record<
      string,
      { readonly term: string; readonly severity: Severity; readonly resolved: boolean }
    >
  >;
  /** Since when a fault of the equipment is reported, by the key of its alarm. */
  readonly faults: Readonly<Record<string, number>>;
  /** Since when a probe that was told to be off measures again, by the key of its alarm. */
  readonly probeBackSince: Readonly<Record<string, number>>;
  /** When EtCO2 or the respiratory rate last changed, oldest first; absent: nobody asks. */
  readonly breaths?: readonly number[] | undefined;
  /** Until when the patient is up, engine clock; absent: sits. */
  readonly standbyUntil?: number | undefined;
  /** Last report of a low battery. */
  readonly batteryLowAt: number | null;
  /** Since when the cuff inflates. */
  readonly inflatingSince: number | null;
  /** By limit id. */
  readonly conditions: Readonly<Record<string, LimitCondition>>;
  /** Alarms that are not cleared, by key. */
  readonly alarms: Readonly<Record<string, Alarm>>;
  /** Last occurrence number given, by key. */
  readonly occurrences: Readonly<Record<string, number>>;
  /** Nothing falls due before this instant (a lower bound); null: nothing is due at all. */
  readonly nextDue: number | null;
}

export function initialAlarms(
  phase: AlarmPhase = 'before',
  engine: number = ENGINE_VERSION,
): AlarmState {
  return {
    engine,
    phase,
    phaseSince: null,
    baseline: null,
    attached: false,
    vitalAt: null,
    heardAt: null,
    ecgAt: null,
    tracks: {},
    cuff: null,
    monitorCuff: null,
    inflations: [],
    taken: [],
    scores: {},
    effects: {},
    faults: {},
    probeBackSince: {},
    batteryLowAt: null,
    inflatingSince: null,
    conditions: {},
    alarms: {},
    occurrences: {},
    nextDue: null,
  };
}
