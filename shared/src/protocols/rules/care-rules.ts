/**
 * What no protocol may say of the gate before the infusion, the observation after it and the drugs as needed. The
 * outermost values are guard rails. Where a number has no source it is a clinic default, not from a
 * published source.
 */
import { SIGNAL_INFO } from '../../vitals/catalogue.ts';
import { message } from '../../wording/message.ts';
import type { ProtocolDocument } from '../document/document.ts';
import type { GateRequirement, GateSection, GateSignal, GateVitalsRule } from '../document/gate.ts';
import type { PrnDrug } from '../document/prn.ts';
import type { ObservationSection } from '../document/recovery.ts';
import { type ProtocolProblem, problemsOf, type SayOf, sayTwice } from './problem.ts';

const REQUIRED: readonly GateRequirement[] = [
  'weight',
  'order',
  'consent',
  'escort',
  'pregnancy-answer',
];

type Stop = GateVitalsRule['anyOf'][number];
/** Hard in every gate. Pressures S17, S18; heart rate and breathing S19, S21; SpO2 S79. */
const STOPS: readonly Stop[] = [
  { signal: 'sys', op: '<', value: 90 },
  { signal: 'sys', op: '>', value: 180 },
  { signal: 'dia', op: '>', value: 110 },
  { signal: 'spo2', op: '<', value: 90 },
  { signal: 'hr', op: '<', value: 50 },
  { signal: 'hr', op: '>', value: 150 },
  { signal: 'rr', op: '<', value: 10 },
  { signal: 'rr', op: '>', value: 30 },
];

/** Stops at least everything that the rail stops. */
function covers(rule: Stop, rail: Stop): boolean {
  if (rule.signal !== rail.signal || rule.op[0] !== rail.op[0]) return false;
  const beyond = rail.op.startsWith('<') ? rule.value - rail.value : rail.value - rule.value;
  return beyond > 0 || (beyond === 0 && (rule.op.endsWith('=') || !rail.op.endsWith('=')));
}

const words = (item: string) => item.replaceAll('-', ' ');
const labelOf = (signal: GateSignal) => SIGNAL_INFO[signal].label;

function checkGate({ requirements, vitals }: GateSection, say: SayOf): void {
  sayTwice(
    requirements.map(({ item }) => item),
    say,
  );
  sayTwice(
    vitals.map(({ id }) => id),
    say,
  );
  for (const item of REQUIRED) {
    const kept = requirements.some((one) => one.item === item && one.level === 'hard');
    if (!kept)
      say(
        'guard-rail',
        message('protocol-rules.no-infusion-starts-without', { item: words(item) }),
        item,
      );
  }
  for (const { id, anyOf } of vitals) {
    for (const { signal, value } of anyOf) {
      const { min, max, label, unit } = SIGNAL_INFO[signal];
      if (value < min || value > max) {
        say(
          'implausible',
          message('protocol-rules.is-measured-between-and', { label, min, max, unit }),
          id,
        );
      }
    }
  }
  for (const rail of STOPS) {
    const kept = vitals.some(
      ({ level, readings, anyOf }) =>
        level === 'hard' && readings === 1 && anyOf.some((one) => covers(one, rail)),
    );
    if (!kept) {
      say(
        'guard-rail',
        message('protocol-rules.is-a-hard-stop', {
          label: labelOf(rail.signal),
          op: rail.op,
          value: rail.value,
        }),
        rail.signal,
      );
    }
  }
}

function checkObservation(section: ObservationSection, say: SayOf): void {
  if (section.ketamineMinutes < 30) {
    say('guard-rail', message('protocol-rules.at-least-30-min-after-a'), 'ketamineMinutes');
  }
  // Label (S14).
  if (section.esketamineMinutes < 120) {
    say(
      'guard-rail',
      message('protocol-rules.at-least-120-min-after-esketamine'),
      'esketamineMinutes',
    );
  }
  const { discharge } = section;
  if (discharge === undefined) return;
  // PADSS: fit for discharge at 9 (S22).
  const least = [
    ['padssAtLeast', discharge.padssAtLeast, 9],
    ['moaasAtLeast', discharge.moaasAtLeast, 5],
  ] as const;
  for (const [entry, value, rail] of least) {
    if (value !== undefined && value < rail)
      say('guard-rail', message('protocol-rules.not-below', { rail }), entry);
  }
  // Within 20 % is a full point of both recovery scores (S22, S23), 40 % the most that counts at all.
  const most = [
    ['dissociationAtMost', discharge.dissociationAtMost, 1],
    ['pressureWithinPercent', discharge.pressureWithinPercent, 40],
    ['spo2PointsBelowBaseline', discharge.spo2PointsBelowBaseline, 4],
  ] as const;
  for (const [entry, value, rail] of most) {
    if (value !== undefined && value > rail)
      say('guard-rail', message('protocol-rules.not-above', { rail }), entry);
  }
  const { pressureBelow } = discharge;
  if (pressureBelow && (pressureBelow.sys > 160 || pressureBelow.dia > 100)) {
    say('guard-rail', message('protocol-rules.not-above-160-100-mmhg'), 'pressureBelow');
  }
  if (discharge.moaasAtLeast === undefined) {
    say('guard-rail', message('protocol-rules.nobody-leaves-without-an-answer-on'), 'moaasAtLeast');
  }
  if (!discharge.noOpenCritical) {
    say(
      'guard-rail',
      message('protocol-rules.nobody-leaves-with-a-critical-alarm'),
      'noOpenCritical',
    );
  }
}

function checkPrn(prn: readonly PrnDrug[], say: SayOf): void {
  const names = prn.map(({ drug, routes }) => `${drug.toLowerCase()} ${[...routes].sort().join()}`);
  for (const [index, name] of names.entries()) {
    const { drug } = prn[index] ?? { drug: name };
    if (names.indexOf(name) < index)
      say('twice', message('protocol-rules.is-listed-twice', { drug }), drug);
  }
}

/** Everything that is wrong in the gate, the observation and the drugs as needed; nothing where they are absent. */
export function checkCare({ gate, observation, prn }: ProtocolDocument): ProtocolProblem[] {
  return [
    ...problemsOf('gate', (say) => gate && checkGate(gate, say)),
    ...problemsOf('observation', (say) => observation && checkObservation(observation, say)),
    ...problemsOf('prn', (say) => prn && checkPrn(prn, say)),
  ];
}
