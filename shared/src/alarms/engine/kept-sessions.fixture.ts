/** Fixed sessions of every kind of input, the same for ever: what each engine makes of them must never change. */
import type { ProtocolDocument } from '../../protocols/document/document.ts';
import { canonicalJson } from '../../text/canonical-json.ts';
import type { Reading, VitalStatus } from '../../vitals/reading.ts';
import type { AlarmTransition } from '../alarm.ts';
import { type AlarmInput, initialAlarms } from '../state/state.ts';
import { NURSE, readingAt } from './course.fixture.ts';
import { SessionAlarms } from './session-alarms.ts';

const SESSIONS = 24;
const RUNS = 60;
const SECOND = 1000;

/** A linear congruential generator: no package, so that no update of one changes the sessions. */
function draws(seed: number) {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const one = <const T>(of: readonly [T, ...T[]]): T => of[Math.floor(next() * of.length)] ?? of[0];
  const chance = (share: number) => next() < share;
  return { one, chance };
}
type Draws = ReturnType<typeof draws>;

const STATUSES: readonly [VitalStatus, ...VitalStatus[]] = ['off', 'searching', 'low-signal'];

/** One value or fault for a while: long enough for delays, silences and staleness. */
function measuring({ one, chance }: Draws, at: number): (at: number) => Reading {
  const values: Record<string, number> = {};
  if (chance(0.9)) values.spo2 = one([82, 86, 89, 90, 91, 92, 94, 97, 98]);
  if (chance(0.7)) values.hr = one([38, 44, 49, 52, 70, 100, 118, 122, 133]);
  if (chance(0.5)) values.pulse = one([40, 47, 70, 119, 126]);
  if (chance(0.6)) values.rr = one([0, 7, 9, 14, 26, 31]);
  if (chance(0.4)) values.etco2 = one([12, 28, 38, 52, 61]);
  if (chance(0.1)) values.temp = one([35, 36.8, 38.6]);
  const cuff = chance(0.35)
    ? { sys: one([82, 95, 120, 158, 165, 182, 205]), dia: one([42, 75, 101, 112, 121]), map: 90 }
    : {};
  const taken = chance(0.7) ? { nibpAt: at } : {};
  const faults: Record<string, VitalStatus> = {};
  for (const vital of ['spo2', 'hr', 'rr', 'etco2'] as const) {
    if (values[vital] === undefined && chance(0.4)) faults[vital] = one(STATUSES);
  }
  if (chance(0.08)) faults.nibp = one(['measuring', 'failed']);
  const source = chance(0.2) ? { source: one(['left', 'right']) } : {};
  const battery = chance(0.05) ? { battery: one([4, 12, 25, 80]) } : {};
  const late = chance(0.04);
  return (now) =>
    readingAt(
      now,
      { ...values, ...cuff },
      {
        ...{ status: faults, late, ...source, ...battery },
        ...('sys' in cuff ? taken : {}),
      },
    );
}

const KEYS = ['spo2:low', 'hr:low', 'hr:high', 'sys:high', 'sys:low', 'rr:low'] as const;

function told({ one, chance }: Draws, at: number): AlarmInput {
  const seq = one([1, 2, 3, 4, 5]);
  const withdrawn = chance(0.2);
  const kind = one([
    'acknowledge',
    'score',
    'manual',
    'effect',
    'technical',
    'standby',
    'attached',
  ]);
  switch (kind) {
    case 'acknowledge': {
      const key = one([...KEYS, 'moaas:low', 'effect:seizure', 'technical:monitor-silent']);
      return { kind: 'acknowledge', at, alarmId: `${key}#${one([1, 2, 3])}`, by: NURSE };
    }
    case 'score': {
      const scale = one(['moaas', 'rass', 'nausea', 'dissociation']);
      const value = one([-4, -2, 0, 1, 2, 3, 4, 5, 8]);
      return { kind: 'score', at, seq, scale, value, withdrawn, takenAt: at - one([0, 20_000]) };
    }
    case 'manual': {
      const pressure = chance(0.5) ? { sys: one([84, 122, 166, 188]), dia: one([60, 104]) } : {};
      const values = { spo2: one([85, 91, 97]), rr: one([6, 9, 16]), ...pressure };
      const takenAt = at - one([0, 60_000, 900_000]);
      return { kind: 'manual', at, seq: 10 + seq, takenAt, values, withdrawn };
    }
    case 'effect': {
      const term = one(['seizure', 'chest-pain', 'nausea', 'blurry-vision']);
      const severity = one(['mild', 'severe', 'life-threatening']);
      return { kind: 'effect', at, seq, term, severity, withdrawn, resolved: chance(0.3) };
    }
    case 'technical':
      return { kind: 'technical', at, condition: 'not-recording', present: chance(0.5) };
    case 'standby':
      return { kind: 'standby', at, up: chance(0.5) };
    case 'attached':
      return { kind: 'attached', at, attached: chance(0.8) };
  }
}

function keptSession(seed: number): AlarmInput[] {
  const draw = draws(seed);
  const { one, chance } = draw;
  let at = 0;
  const inputs: AlarmInput[] = [{ kind: 'attached', at, attached: true }];
  const baseline = { hr: 70, spo2: 97, rr: 14, etco2: 38, sys: 120, dia: 76 };
  if (chance(0.7)) inputs.push({ kind: 'baseline', at, baseline });
  const turns = [8, 45].map((run) => run + one([0, 3, 7]));
  for (let run = 0; run < RUNS; run++) {
    if (run === turns[0]) {
      const grid = { from: at, until: at + 2_400_000 };
      inputs.push({ kind: 'phase', at, phase: 'infusing', ...(chance(0.8) ? { grid } : {}) });
    }
    if (run === turns[1]) inputs.push({ kind: 'phase', at, phase: 'recovery' });
    if (chance(0.25)) inputs.push(told(draw, at));
    const reading = measuring(draw, at);
    const gap = one([500, SECOND, SECOND, SECOND, 5 * SECOND, 30 * SECOND]);
    for (let n = one([1, 4, 12, 20, 35]); n > 0; n--) {
      at += gap;
      inputs.push({ kind: 'reading', at, reading: reading(at) });
    }
    if (chance(0.15)) {
      at += one([7, 20, 70, 400, 1_300]) * SECOND;
      inputs.push({ kind: 'tick', at });
    }
  }
  return inputs;
}

/** What an engine makes of all of them. */
export function keptTransitions(engine: number, protocol: ProtocolDocument): AlarmTransition[] {
  return Array.from({ length: SESSIONS }, (_, seed) => seed).flatMap((seed) => {
    const alarms = new SessionAlarms(protocol, initialAlarms('before', engine));
    return keptSession(seed).flatMap((input) => alarms.take({ at: input.at, input }));
  });
}

/** FNV-1a over the canonical text, twice 32 bits. */
export function digest(transitions: readonly AlarmTransition[]): string {
  const text = canonicalJson(transitions);
  let [low, high] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193) >>> 0;
    high = Math.imul(high ^ text.charCodeAt(text.length - 1 - i), 0x01000193) >>> 0;
  }
  return [low, high].map((part) => part.toString(16).padStart(8, '0')).join('');
}
