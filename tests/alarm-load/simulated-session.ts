/**
 * One session of a simulated patient with a nurse who comes up to two minutes late, through the engine alone: 10 min
 * before, 40 min of infusion, an hour of observation.
 */
import type { AlarmTransition } from '@chairside/shared/alarms/alarm';
import { nextCuff } from '@chairside/shared/alarms/cadence/cuff-cadence';
import { SessionAlarms } from '@chairside/shared/alarms/engine/session-alarms';
import { type AlarmInput, initialAlarms } from '@chairside/shared/alarms/state/state';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { ASSESSMENTS, type Assessment } from '@chairside/shared/protocols/document/score-limits';
import { type Score, scoresDue } from '@chairside/shared/session/score-checks';
import { fromNamed, namedValues } from '@chairside/shared/vitals/named-reading';
import type { Reading } from '@chairside/shared/vitals/reading';
import { normalise } from '@chairside/shared/wire/normalise';
import { between, random } from '@chairside/simulators/patient/random';
import { CUFF_MEASURES_S, chairModel } from '@chairside/simulators/scenarios/chair-plan';
import type { Episode } from '@chairside/simulators/scenarios/episode';

export const BEFORE_S = 600;
export const INFUSION_S = 2400;
const OBSERVED_S = 3600;
const STOP_S = BEFORE_S + INFUSION_S;
const END_S = STOP_S + OBSERVED_S;
const SECOND = 1000;
/** How often the nurse is asked what is due. */
const LOOKS_EVERY_S = 5;
const T0 = 1_780_000_000_000;

export interface SessionPlan {
  readonly seed: number;
  /** What happens to the patient or the monitor; none in an uneventful session. */
  readonly episodes: readonly Episode[];
  /** MOAA/S and dissociation as they are charted while the drug works. */
  readonly under: { readonly moaas: number; readonly dissociation: number };
  /** Longest that the nurse is late, seconds. */
  readonly lateS: number;
}

export interface SimulatedSession {
  readonly transitions: readonly AlarmTransition[];
  /** How often the protocol asked for something. */
  readonly asked: { readonly cuffs: number; readonly scores: number };
}

/** What the probe shows, at 1 Hz; the cuff is the nurse's. */
function samplesOf({ seed, episodes }: SessionPlan) {
  return chairModel({
    patient: { seed, infusion: { startS: BEFORE_S, minutes: INFUSION_S / 60 } },
    episodes,
    capnography: seed % 2 === 0,
    ...{ cuffEveryS: 3600, cuffFirstS: 3600 },
  });
}

/** The samples do not depend on the protocol: they are made once for both. */
export function readingsOf(plan: SessionPlan): (Reading | null)[] {
  const model = samplesOf(plan);
  return Array.from({ length: END_S + 1 }, (_, second) => {
    const sample = model.sampleAt(second, second - 1);
    if (sample === null) return null;
    const at = T0 + second * SECOND;
    const { nibp: _cuff, status: told, ...values } = sample;
    const { nibp: _measuring, ...status } = told ?? {};
    const raw = { ...values, status };
    const more = { seq: second + 1, t: at, at, arrivedAt: at, late: false };
    return { ...normalise({ t: at, ...raw }), source: null, unknown: null, ...more };
  });
}

/** Comes after a delay of their own each time, measures, and scores what is due. */
class Nurse {
  readonly #plan: SessionPlan;
  readonly #delay: () => number;
  readonly #going = new Map<string, number>();
  readonly scores: Record<Assessment, Score[]> = { sedation: [], dissociation: [] };
  asked = { cuffs: 0, scores: 0 };

  constructor(plan: SessionPlan) {
    this.#plan = plan;
    const draw = random(plan.seed, 900);
    this.#delay = () => Math.floor(between(draw, 0, plan.lateS + 1));
  }

  /** True in the second in which something that fell due is done. */
  does(what: string, dueAt: number | null, at: number, takesS: number): boolean {
    if (dueAt === null || at < dueAt) return false;
    const known = this.#going.get(what);
    if (known === undefined) {
      this.#going.set(what, at + (this.#delay() + takesS) * SECOND);
      return false;
    }
    if (at < known) return false;
    this.#going.delete(what);
    return true;
  }

  score(assessment: Assessment, second: number): number {
    const works = second > BEFORE_S + 300 && second < STOP_S + 900;
    const { moaas, dissociation } = this.#plan.under;
    if (assessment === 'sedation') return works ? moaas : 5;
    return works ? dissociation : 0;
  }
}

/** Under an order for depression. */
export function simulateSession(
  plan: SessionPlan,
  readings: readonly (Reading | null)[],
  document: ProtocolDocument,
): SimulatedSession {
  const alarms = new SessionAlarms(document, initialAlarms('before'));
  const transitions: AlarmTransition[] = [];
  const give = (input: AlarmInput) => {
    transitions.push(...alarms.take({ at: input.at, input }));
  };
  const nurse = new Nurse(plan);
  const { patient } = samplesOf(plan);
  const startedAt = T0 + BEFORE_S * SECOND;
  const leavesAt = T0 + END_S * SECOND;
  let seq = 0;
  const pressure = (second: number) => {
    const { sys, dia } = patient.vitalsAt(second);
    return { sys: Math.round(sys), dia: Math.round(dia) };
  };
  const cuff = (second: number) => {
    const at = T0 + second * SECOND;
    const reading = { seq: ++seq, t: at, at, arrivedAt: at, late: false, status: {} };
    give({ kind: 'reading', at, reading: fromNamed({ ...reading, values: pressure(second) }) });
  };
  const chart = (assessment: Assessment, second: number) => {
    const at = T0 + second * SECOND;
    const value = nurse.score(assessment, second);
    const scale = assessment === 'sedation' ? 'moaas' : 'dissociation';
    nurse.scores[assessment].push({ at, value });
    give({ kind: 'score', at, seq: ++seq, scale, value });
  };
  give({ kind: 'attached', at: T0, attached: true });
  for (const [second, reading] of readings.entries()) {
    const at = T0 + second * SECOND;
    if (second === BEFORE_S) give({ kind: 'phase', at, phase: 'infusing' });
    if (second === STOP_S) give({ kind: 'phase', at, phase: 'recovery' });
    give(reading === null ? { kind: 'tick', at } : { kind: 'reading', at, reading });
    if (second === 240 || second === 420) cuff(second);
    if (second === 450) {
      for (const assessment of ASSESSMENTS) chart(assessment, second);
      const { hr = 70, spo2 = 98, etco2 } = namedValues(readings[second]?.values ?? []);
      const base = { ...pressure(second), hr, spo2, ...(etco2 === undefined ? {} : { etco2 }) };
      give({ kind: 'baseline', at, baseline: base });
    }
    if (second < BEFORE_S || second % LOOKS_EVERY_S !== 0) continue;
    const dueCuff = nextCuff(alarms.state, document);
    if (nurse.does('cuff', dueCuff?.at ?? null, at, CUFF_MEASURES_S)) {
      nurse.asked.cuffs += 1;
      cuff(second);
    }
    const drowsy = (nurse.scores.sedation.at(-1)?.value ?? 5) < 5;
    const more = { regimen: 'depression', startedAt, leavesAt, drowsy } as const;
    for (const { assessment, at: due } of scoresDue(alarms.state, document, {
      ...more,
      scores: nurse.scores,
    })) {
      if (!nurse.does(assessment, due, at, 0)) continue;
      nurse.asked.scores += 1;
      chart(assessment, second);
    }
  }
  return { transitions, asked: nurse.asked };
}
