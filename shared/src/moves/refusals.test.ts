import { describe, expect, it } from 'vitest';
import type { Actor } from '../people/roles.ts';
import { DEFAULT_PROTOCOL } from '../protocols/defaults/first-edition.ts';
import { DEFAULT_PROTOCOL_V2 } from '../protocols/defaults/second-edition.ts';
import type { Limit } from '../protocols/document/document.ts';
import type { DecideContext } from '../session/decide-context.ts';
import { REFUSAL_CODES, type RefusalCode, refusal } from '../session/refusals.ts';
import { inEnglish } from '../wording/in-english.ts';
import type { Decision } from './decision.ts';
import type { EventBody } from './events.ts';
import {
  alarmAt,
  Log,
  type LooseCommand,
  NURSE,
  OPEN,
  openedLog,
  PAUSE,
  PROVIDER,
  refusalOf,
  START,
  T0,
} from './session.fixture.ts';
import {
  BEGIN,
  CHECK,
  COURSE,
  infusing,
  MIN,
  NASAL,
  NURSE_TWO,
  OPEN_KNOWN,
  ORDER,
  PATIENT,
  PROGRAM,
  PROVIDER_TWO,
  prepared,
  recovering,
  seated,
  Visit,
} from './visit.fixture.ts';

type More = Partial<DecideContext>;
const ADMINISTRATOR: Actor = {
  kind: 'user',
  id: 'u3',
  name: 'Administrator',
  role: 'administrator',
};
const NAUSEA: LooseCommand = { type: 'observe-effect', term: 'nausea', severity: 'moderate' };
const CLOSE: LooseCommand = { type: 'close' };
const LIMITS: More = { protocolDocument: DEFAULT_PROTOCOL };

const UP: LooseCommand = { type: 'patient-up', walksWith: 'Nurse' };
function withStandby(visit: Visit): Visit {
  visit.document = DEFAULT_PROTOCOL_V2;
  return visit;
}

const opened = (command: LooseCommand, more: More = {}) => openedLog().give(command, MIN, more);
const fresh = (command: LooseCommand, more: More = {}) => new Log().give(command, 0, more);
const seat = (command: LooseCommand, by: Actor = NURSE) => seated().try(command, 5 * MIN, by);
const ready = (command: LooseCommand, by: Actor = NURSE) => prepared().try(command, 9 * MIN, by);
const running = (command: LooseCommand, by: Actor = NURSE) => infusing().try(command, 20 * MIN, by);
const recovery = (command: LooseCommand, by: Actor = NURSE) =>
  recovering().try(command, 60 * MIN, by);
const change = (limitId: string, value: number | null): LooseCommand => ({
  type: 'change-limit',
  limitId,
  value,
  reason: 'known for it',
});
const limitOf = (wanted: (limit: Limit) => boolean): string =>
  DEFAULT_PROTOCOL.limits.find(wanted)?.id ?? '';
const order = (more: object = {}): LooseCommand => ({
  type: 'write-order',
  order: { ...ORDER, ...more },
});
const channel = { channelId: 'ch2', deviceId: 'd2', label: 'Monitor 2', heldBy: null };
const attach: LooseCommand = { type: 'attach-monitor', channelId: 'ch2' };
const transfer: LooseCommand = { type: 'transfer-chair', chairId: 'c2' };
const baseline = (values: object, from: 'cuffs' | 'entered' = 'entered'): LooseCommand => ({
  type: 'set-baseline',
  baseline: values,
  from,
});
const vitals = (values: object): LooseCommand => ({ type: 'record-vitals', values });

/** After the steps, at a minute; each step by a nurse. */
function after(
  visit: Visit,
  steps: readonly LooseCommand[],
  last: LooseCommand,
  by: Actor = NURSE,
): Decision<EventBody> {
  const now = 115 * MIN;
  for (const step of steps) visit.do(step, now);
  return visit.try(last, now, by);
}
function closed(): Visit {
  const visit = seated();
  visit.do(CLOSE, 5 * MIN);
  return visit;
}
const review = (
  type: 'sign-session' | 'co-sign-session',
  by: Actor,
  signedBy: Actor | null = null,
) => {
  const visit = closed();
  const { seq, hash } = visit.current();
  const sha256 = '0'.repeat(64);
  const seal = {
    ...{ signedSeq: seq, signedHash: hash, readings: { count: 0, sha256, windows: [] } },
    ...{ protocolSha256: sha256, algorithm: 'Ed25519' as const, key: 'k1', signature: 's' },
  };
  if (signedBy !== null) {
    visit.must({ type: 'sign-session' }, 6 * MIN, { by: signedBy, seal });
  }
  return visit.give({ type }, 7 * MIN, { by });
};

function nasalOrder(): Visit {
  const visit = prepared('order');
  visit.do({ type: 'write-order', order: NASAL }, 8 * MIN);
  visit.do({ type: 'sign-order', order: visit.current().seq }, 8 * MIN, PROVIDER);
  return visit;
}
/** After the start of an order of two devices. */
const nasal = (last: LooseCommand, steps: readonly LooseCommand[] = []) => {
  const visit = nasalOrder();
  for (const step of [BEGIN, ...steps]) visit.do(step, 9 * MIN);
  return visit.try(last, 9 * MIN);
};

/** One way to each refusal. */
const WAYS: Readonly<Record<RefusalCode, () => Decision<EventBody>>> = {
  'not-allowed': () => opened(START, { by: ADMINISTRATOR }),
  'provider-only': () => opened({ ...NAUSEA, term: 'cognitive-concern' }),
  'no-such-session': () => fresh(START),
  'already-open': () => opened(OPEN),
  'session-closed': () => closed().try(START, 6 * MIN),
  'no-such-chair': () => fresh(OPEN, { chair: null }),
  'chair-occupied': () => fresh(OPEN, { chair: { id: 'c1', label: '1', occupiedBy: 'another' } }),
  'before-chair-was-free': () =>
    fresh(OPEN, { chair: { id: 'c1', label: '1', occupiedBy: null, freeSince: T0 + 1 } }),
  'no-such-channel': () => opened(attach),
  'channel-taken': () => opened(attach, { channel: { ...channel, heldBy: 'another' } }),
  'monitor-already-attached': () =>
    opened({ ...attach, channelId: 'ch1' }, { channel: { ...channel, channelId: 'ch1' } }),
  'in-the-future': () => opened({ ...NAUSEA, at: T0 + 2 * MIN }),
  'before-opening': () => opened({ ...NAUSEA, at: T0 - 1 }),
  'before-last-phase': () => running({ ...PAUSE, at: T0 + 9 * MIN }),
  'not-before-start': () => running(baseline({ hr: 70 })),
  'baseline-empty': () => opened(baseline({})),
  'baseline-implausible': () => opened(baseline({ hr: 500 })),
  'already-started': () => running(BEGIN),
  'already-stopped': () => recovery(PAUSE),
  'not-started': () => opened(PAUSE),
  'already-paused': () => after(infusing(), [PAUSE], PAUSE),
  'not-paused': () => running({ type: 'resume-infusion' }),
  'still-infusing': () => running(CLOSE),
  'unknown-effect': () => opened({ ...NAUSEA, term: 'no-such-term' }),
  'onset-after-entry': () => opened({ ...NAUSEA, onset: T0 + MIN + 1 }),
  'onset-before-opening': () => opened({ ...NAUSEA, onset: T0 - 1 }),
  'no-such-alarm': () => opened({ type: 'acknowledge-alarm', alarmId: 'spo2:low#1' }),
  'alarm-changed': () =>
    opened(
      { type: 'acknowledge-alarm', alarmId: 'spo2:low#1' },
      { liveAlarms: [alarmAt(T0, { occurrence: 2 })] },
    ),
  'before-alarm': () =>
    opened(
      { type: 'acknowledge-alarm', alarmId: 'spo2:low#1', at: T0 },
      { liveAlarms: [alarmAt(T0 + 1)] },
    ),
  'nothing-sounding': () => opened({ type: 'pause-sound' }),
  'no-standby': () => opened(UP, LIMITS),
  'already-up': () => after(withStandby(prepared()), [UP], UP),
  'reason-to-get-up': () => withStandby(infusing()).try(UP, 20 * MIN),
  'not-up': () => opened({ type: 'patient-back' }),
  'no-such-limit': () => opened(change('no-such-limit', 5), LIMITS),
  'limit-not-movable': () =>
    opened(
      change(
        limitOf(({ test }) => test.kind === 'band-around-baseline'),
        5,
      ),
      LIMITS,
    ),
  'limit-unchanged': () => opened(change('spo2-low-critical', null), { ...LIMITS, by: PROVIDER }),
  'beyond-allowance': () => opened(change('spo2-low-critical', 60), LIMITS),
  'guard-rail': () => {
    const rail = limitOf(({ guardRail, direction }) => guardRail === true && direction === 'low');
    return opened(change(rail, 1), { ...LIMITS, by: PROVIDER });
  },
  'senseless-limit': () => opened(change('spo2-low-critical', 95), { ...LIMITS, by: PROVIDER }),
  'no-such-entry': () => opened({ type: 'withdraw-entry', seq: 99, reason: 'wrong' }),
  'not-withdrawable': () => opened({ type: 'withdraw-entry', seq: 1, reason: 'wrong' }),
  'already-withdrawn': () => {
    const log = openedLog();
    log.must(NAUSEA, 1);
    const withdraw: LooseCommand = { type: 'withdraw-entry', seq: 3, reason: 'wrong' };
    log.must(withdraw, 2);
    return log.give(withdraw, 3);
  },
  'identity-not-checked': () => new Visit().try({ ...OPEN_KNOWN, identifiers: ['name'] }, 0),
  'no-such-patient': () =>
    opened({ type: 'identify-patient', patientId: PATIENT.id, identifiers: ['name', 'photo'] }),
  'no-such-course': () => fresh({ ...OPEN_KNOWN }, { patient: PATIENT, course: null }),
  'course-over': () =>
    fresh({ ...OPEN_KNOWN }, { patient: PATIENT, course: { ...COURSE, status: 'completed' } }),
  'patient-in-another-chair': () =>
    fresh({ ...OPEN_KNOWN }, { patient: { ...PATIENT, inSession: 'another' } }),
  'already-identified': () =>
    seat({ type: 'identify-patient', patientId: PATIENT.id, identifiers: ['name', 'photo'] }),
  'same-chair': () => opened({ ...transfer, chairId: 'c1' }),
  'no-such-item': () =>
    opened({ type: 'answer-checklist', answers: [{ item: 'no-such-item', answer: 'yes' }] }),
  'weight-implausible': () => opened({ type: 'record-weight', kg: 700, method: 'measured' }),
  'nothing-measured': () => opened(vitals({})),
  'half-a-pressure': () => opened(vitals({ sys: 120 })),
  'vitals-implausible': () => opened(vitals({ spo2: 101 })),
  'too-few-cuffs': () => opened(baseline({ sys: 120, dia: 75 }, 'cuffs')),
  'baseline-moved': () => seat(baseline({ sys: 119, dia: 75 }, 'cuffs')),
  'gate-not-passed': () => seat(BEGIN),
  'nothing-to-override': () =>
    ready({ type: 'override-gate', items: ['weight'], reason: 'known' }, PROVIDER),
  'hard-stop': () => seat({ type: 'override-gate', items: ['weight'], reason: 'known' }),
  'provider-not-named': () => seat({ type: 'override-gate', items: ['fasting'], reason: 'known' }),
  'order-impossible': () => seat(order({ doseMg: 350 })),
  'order-not-confirmed': () => seat(order({ minutes: 20, rateMlPerH: 105 })),
  'no-order': () => seat({ type: 'program-pump', program: PROGRAM }),
  'provider-signs': () => after(seated(), [order()], { type: 'sign-order', order: 3 }),
  'order-replaced': () =>
    after(seated(), [order(), order()], { type: 'sign-order', order: 3 }, PROVIDER),
  'order-not-signed': () => after(seated(), [order()], { type: 'program-pump', program: PROGRAM }),
  'pump-differs': () => ready({ type: 'program-pump', program: { ...PROGRAM, rateMlPerH: 525 } }),
  'pump-not-programmed': () => prepared('pump').try(CHECK, 9 * MIN, NURSE_TWO),
  'pump-check-differs': () =>
    ready({ ...CHECK, rateMlPerH: 525, type: 'check-pump', volumeMl: 35 }, NURSE_TWO),
  'second-person-needed': () => ready(CHECK),
  'no-planned-time': () => opened({ type: 'start-infusion' }),
  'rate-not-charted': () => {
    const log = openedLog();
    log.must(START, 1);
    return log.give({ type: 'change-rate', rateMlPerH: 20, reason: 'dizzy' }, 2);
  },
  'rate-unchanged': () => running({ type: 'change-rate', rateMlPerH: 52.5, reason: 'dizzy' }),
  'before-last-rate': () =>
    running({ type: 'change-rate', rateMlPerH: 20, reason: 'dizzy', at: T0 + 9 * MIN }),
  'before-start': () => running({ type: 'give-bolus', mg: 1, reason: 'ordered', at: T0 + 9 * MIN }),
  'nothing-to-waste': () => opened({ type: 'record-waste', mg: 1 }),
  'no-such-effect': () => opened({ type: 'update-effect', effect: 1, change: 'eased' }),
  'already-resolved': () => {
    const log = openedLog();
    log.must(NAUSEA, 1);
    const over: LooseCommand = { type: 'update-effect', effect: 3, change: 'resolved' };
    log.must(over, 2);
    return log.give(over, 3);
  },
  'before-last-entry': () => ready({ ...BEGIN, at: T0 + 6 * MIN }),
  'score-impossible': () => opened({ type: 'assess', assessment: { scale: 'moaas', score: 6 } }),
  'drug-missing': () => opened({ type: 'intervene', kind: 'drug' }),
  'oxygen-missing': () => opened({ type: 'intervene', kind: 'oxygen' }),
  'note-missing': () => opened({ type: 'intervene', kind: 'other' }),
  'other-kind': () => {
    const log = openedLog();
    log.must(NAUSEA, 1);
    const entry = { kind: 'note', text: 'calm' } as const;
    return log.give({ type: 'amend-entry', seq: 3, reason: 'wrong', entry }, 2);
  },
  'nothing-prepared': () => opened({ type: 'prepare-discharge' }),
  'already-escalated': () => {
    const call: LooseCommand = { type: 'escalate-emergency', reason: 'does not wake' };
    return after(infusing(), [call], call);
  },
  'not-escalated': () => recovery({ type: 'close', outcome: 'emergency' }),
  'not-cancelled': () => recovery({ type: 'close', outcome: 'cancelled' }),
  'not-ready-for-discharge': () => recovery(CLOSE),
  'not-closed': () => opened({ type: 'add-addendum', text: 'forgotten' }),
  'provider-signs-session': () => review('sign-session', NURSE),
  'already-signed': () => review('sign-session', PROVIDER, PROVIDER),
  'signed-already': () => review('sign-session', PROVIDER_TWO, PROVIDER),
  'not-signed-yet': () => review('co-sign-session', PROVIDER),
  'seal-missing': () => review('sign-session', PROVIDER),
  'unknown-alarm': () =>
    opened({ type: 'intervene', kind: 'reassurance', answers: { alarms: ['spo2:low#1'] } }),
  'severity-contradicts': () => {
    const log = openedLog();
    log.must(NAUSEA, 1);
    const milder = { effect: 3, change: 'worsened', severity: 'mild' } as const;
    return log.give({ type: 'update-effect', ...milder }, 2);
  },
  'device-dose': () => nasal({ type: 'give-bolus', mg: 840, reason: 'ordered' }),
  'order-given': () => {
    const device: LooseCommand = { type: 'give-bolus', mg: 28, reason: 'ordered' };
    return nasal(device, [device, device]);
  },
  'amounts-differ': () =>
    running({ type: 'give-bolus', mg: 5, ml: 50, minutes: 2, reason: 'ordered', confirmed: true }),
  'drug-not-confirmed': () =>
    running({
      ...{ type: 'intervene', kind: 'drug' },
      drug: { name: 'Ketalar', dose: 10, unit: 'mg', route: 'im' },
    }),
  'height-implausible': () =>
    opened({ type: 'record-weight', kg: 70, heightCm: 17, method: 'measured' }),
  'amount-unusual': () => running({ type: 'change-rate', rateMlPerH: 525, reason: 'ordered' }),
  'no-pump-needed': () => nasalOrder().try({ type: 'program-pump', program: PROGRAM }, 9 * MIN),
};

/** What a sentence tells the nurse to do: a second sentence, or what there is to do in the first. */
const NEXT =
  /\b(Ask|Check|Choose|Chart|Close|Compare|Confirm|Correct|Do|Enter|Fill|Give|Go on|Look|Reload|Open|Pause|Program|Register|Resume|Say|Sign|Stop|Take|Try|Wait|Withdraw|Write|Start|It can only|Only a|A further|Co-sign|add an|left|needs a new|needs at|two rested|Call it|cancel it|chart it)\b/;

describe('refusals', () => {
  it.each(REFUSAL_CODES)('VT-48 %s is reached, and says what to do next', (code) => {
    const decision = WAYS[code]();
    expect(refusalOf(decision)).toBe(code);
    const said = decision.ok ? '' : inEnglish.text(decision.refusal.message);
    expect(said).toMatch(/^[A-Z0-9].*\.$/s);
    expect(said).not.toMatch(/undefined|null|NaN|\[object/);
    const message = inEnglish.text(refusal(code).message);
    expect(message).toMatch(NEXT);
    expect(message.length).toBeLessThan(220);
  });
});
