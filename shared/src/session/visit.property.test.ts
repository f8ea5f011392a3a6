import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EFFECT_TERMS } from '../effects/catalogue.ts';
import { delivered } from '../infusion/delivered.ts';
import type { Actor } from '../protocol/roles.ts';
import { allowed, allowedCommands } from './allowed.ts';
import { REVIEW_COMMANDS } from './commands.ts';
import { fold } from './evolve.ts';
import { gate } from './gate.ts';
import { REFUSAL_CODES } from './refusals.ts';
import { type LooseCommand, NURSE, PAUSE, PROVIDER, STOP, T0 } from './session.fixture.ts';
import { type SessionState, sessionStateSchema } from './state.ts';
import {
  ANSWERS,
  answer,
  BASELINE,
  BEGIN,
  CHECK,
  fitToLeave,
  infusing,
  MIN,
  NURSE_TWO,
  OPEN_KNOWN,
  ORDER,
  PADSS,
  PATIENT,
  PROGRAM,
  prepared,
  recovering,
  seated,
  Visit,
} from './visit.fixture.ts';

const OTHER = '7a3c1f52-0b7d-4f0e-8f2e-000000000009';
const seq = fc.integer({ min: 1, max: 45 });
const command: fc.Arbitrary<LooseCommand> = fc.oneof(
  fc.constantFrom<LooseCommand>(BEGIN, PAUSE, { type: 'resume-infusion' }, STOP),
  fc.constantFrom<LooseCommand>(
    OPEN_KNOWN,
    { type: 'open', chairId: 'c1', patientRef: '0001' },
    { type: 'identify-patient', patientId: PATIENT.id, identifiers: ['name', 'photo'] },
    { type: 'identify-patient', patientId: OTHER, identifiers: ['name', 'photo'] },
    { type: 'transfer-chair', chairId: 'c2' },
    ANSWERS,
    answer('psychosis', 'yes'),
    { type: 'record-weight', kg: 70, method: 'measured' },
    { type: 'record-weight', kg: 90, method: 'stated' },
    { type: 'set-baseline', baseline: BASELINE, from: 'cuffs' },
    { type: 'set-baseline', baseline: { hr: 70 }, from: 'entered' },
    { type: 'write-order', order: ORDER },
    { type: 'program-pump', program: PROGRAM },
    CHECK,
    { type: 'override-gate', items: ['fasting'], reason: 'known', provider: 'Provider' },
    { type: 'override-gate', items: ['order', 'pump-check'], reason: 'known' },
    { type: 'record-vitals', values: { sys: 124, dia: 78, spo2: 97 } },
    BEGIN,
    { type: 'start-infusion', plannedMinutes: 40 },
    PAUSE,
    { type: 'resume-infusion' },
    STOP,
    PADSS,
    { type: 'record-waste', mg: 2 },
    { type: 'prepare-discharge', escort: 'sister', instructionsGiven: true },
    { type: 'escalate-emergency', reason: 'does not wake' },
    { type: 'close' },
    { type: 'close', outcome: 'left-against-advice', note: 'goes' },
    { type: 'close', outcome: 'emergency' },
    { type: 'close', override: 'seen by me' },
    { type: 'add-note', text: 'calm' },
    { type: 'add-addendum', text: 'forgotten' },
    { type: 'sign-session' },
  ),
  seq.map<LooseCommand>((order) => ({ type: 'sign-order', order })),
  seq.map<LooseCommand>((waste) => ({ type: 'witness-waste', waste })),
  seq.map<LooseCommand>((one) => ({ type: 'withdraw-entry', seq: one, reason: 'other chair' })),
  fc
    .tuple(seq, fc.constantFrom('worsened', 'eased', 'resolved'))
    .map<LooseCommand>(([effect, change]) => ({ type: 'update-effect', effect, change })),
  seq.map<LooseCommand>((one) => ({
    type: 'amend-entry',
    seq: one,
    reason: 'misread',
    entry: { kind: 'effect', severity: 'severe' },
  })),
  fc.constantFrom(...EFFECT_TERMS).map<LooseCommand>(({ code }) => ({
    type: 'observe-effect',
    term: code,
    severity: 'mild',
  })),
  fc.integer({ min: 1, max: 200 }).map<LooseCommand>((rateMlPerH) => ({
    type: 'change-rate',
    rateMlPerH,
    reason: 'dizzy',
    confirmed: true,
  })),
  fc.integer({ min: 1, max: 90 }).map<LooseCommand>((mg) => ({
    type: 'give-bolus',
    mg,
    reason: 'ordered',
  })),
);

interface Step {
  readonly command: LooseCommand;
  readonly by: Actor;
  readonly later: number;
  readonly back: number | undefined;
  readonly cuff: number | undefined;
}
const step: fc.Arbitrary<Step> = fc.record({
  command,
  by: fc.constantFrom(NURSE, NURSE_TWO, PROVIDER),
  later: fc.integer({ min: 0, max: 6 * MIN }),
  back: fc.option(fc.integer({ min: 0, max: 20 * MIN }), { nil: undefined, freq: 3 }),
  cuff: fc.option(fc.integer({ min: 100, max: 190 }), { nil: undefined, freq: 4 }),
});
/** Most of them get far: they begin somewhere on the way through a whole visit. */
const BEGINNINGS: readonly (readonly [() => Visit, number])[] = [
  [() => new Visit(), 0],
  [seated, 5 * MIN],
  [prepared, 8 * MIN],
  [infusing, 12 * MIN],
  [recovering, 55 * MIN],
  [fitToLeave, 110 * MIN],
];
const course = fc.record({
  beginning: fc.constantFrom(...BEGINNINGS),
  steps: fc.array(step, { maxLength: 25 }),
});
type Course = typeof course extends fc.Arbitrary<infer C> ? C : never;
const chair = { id: 'c2', label: '2', occupiedBy: null };

type Look = (visit: Visit, before: SessionState | null, step: Step, now: number) => void;

function run({ beginning: [begin, from], steps }: Course, look: Look): Visit {
  const visit = begin();
  let now = from;
  for (const each of steps) {
    now += each.later;
    if (each.cuff !== undefined) visit.cuff(now, each.cuff, 75);
    const before = visit.state;
    const timed =
      each.back === undefined ? each.command : { ...each.command, at: T0 + now - each.back };
    const seats = each.command.type === 'transfer-chair' ? { chair } : {};
    visit.give(timed, now, { ...visit.more(each.by), ...seats });
    look(visit, before, each, now);
  }
  return visit;
}

const REVIEW: readonly string[] = REVIEW_COMMANDS;

describe('any order of commands of a visit', () => {
  it('VT-49 delivers nothing before the start and never takes back', () => {
    fc.assert(
      fc.property(course, (all) => {
        const { state } = run(all, (visit) =>
          sessionStateSchema.parse(visit.state ?? seated().state),
        );
        const infusion = state?.infusion;
        if (!infusion) return;
        expect(state?.phase === 'before').toBe(false);
        expect(delivered(infusion, infusion.startedAt - 1)?.mg ?? 0).toBe(0);
        let last = 0;
        for (let at = infusion.startedAt; at < infusion.startedAt + 90 * MIN; at += 2 * MIN) {
          const mg = delivered(infusion, at)?.mg ?? last;
          expect(mg).toBeGreaterThanOrEqual(last);
          last = mg;
        }
        const end = infusion.stoppedAt;
        if (end === null) return;
        for (const { at } of [...infusion.boluses, ...infusion.rates]) {
          expect(at).toBeGreaterThanOrEqual(infusion.startedAt);
          expect(at).toBeLessThanOrEqual(end);
        }
        expect(delivered(infusion, end)).toEqual(delivered(infusion, end + 90 * MIN));
      }),
      { numRuns: 200 },
    );
  });

  it('VT-50 keeps the patient, and closed is closed', () => {
    fc.assert(
      fc.property(course, (all) => {
        run(all, (visit, before, { command: given }) => {
          const now = visit.state;
          if (before?.patient) expect(now?.patient).toBe(before.patient);
          if (before?.identified) expect(now?.identified).toBe(before.identified);
          if (before?.phase !== 'closed' || now === null) return;
          if (!REVIEW.includes(given.type)) expect(now).toBe(before);
          const { signatures, addenda, reviewedAt, seq: _, hash: __, ...record } = now;
          expect(before).toMatchObject(record);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('VT-51 starts under a gate only what it lets through', () => {
    const answers = { started: 0, refused: 0 };
    const beforeStart = fc.record({
      missing: fc.subarray(['answers', 'weight', 'baseline', 'scores', 'order', 'pump'] as const, {
        maxLength: 2,
      }),
      steps: fc.array(step, { maxLength: 4 }),
      overrides: fc.boolean(),
      cuff: fc.option(fc.integer({ min: 85, max: 190 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(beforeStart, ({ missing, steps, overrides, cuff }) => {
        const beginning = [() => prepared(...missing), 8 * MIN] as const;
        const visit = run({ beginning, steps }, () => {});
        const before = visit.state;
        if (before === null || before.phase !== 'before') return;
        const now = 40 * MIN;
        const open = visit.open(now);
        if (overrides && open.length > 0) {
          visit.do({ type: 'override-gate', items: open, reason: 'known' }, now, PROVIDER);
        }
        if (cuff !== undefined) visit.cuff(now + MIN, cuff, 75);
        const start: LooseCommand = { type: 'start-infusion', plannedMinutes: 40 };
        const session = visit.current();
        const decision = visit.try(start, now + 2 * MIN);
        answers[decision.ok ? 'started' : 'refused']++;
        const items = gate(session, visit.context(now + 2 * MIN), T0 + now + 2 * MIN);
        expect(items.length).toBeGreaterThan(20);
        const stops = items.filter(({ met, overridden }) => !met && overridden === null);
        expect(stops.length === 0).toBe(decision.ok);
      }),
      { numRuns: 200 },
    );
    expect(answers.started).toBeGreaterThan(20);
    expect(answers.refused).toBeGreaterThan(20);
  });

  it('VT-52 folds as it was followed, and keeps every original', () => {
    fc.assert(
      fc.property(course, (all) => {
        const seen = new Map<number, string>();
        const visit = run(all, ({ events }) => {
          for (const event of events) {
            const text = JSON.stringify(event.body);
            expect(seen.get(event.seq) ?? text).toBe(text);
            seen.set(event.seq, text);
          }
        });
        expect(fold(visit.events)).toEqual(visit.state);
        for (const { body } of visit.events) {
          if (body.type !== 'entry-amended' && body.type !== 'entry-withdrawn') continue;
          expect(visit.events[body.amends - 1]?.seq).toBe(body.amends);
        }
        for (const { resolvedAt, onset, course: entries } of visit.state?.effects ?? []) {
          const times = entries.map(({ at }) => at);
          expect(times).toEqual([...times].sort((a, b) => a - b));
          expect(Math.min(onset, ...times)).toBe(onset);
          if (resolvedAt !== null) expect(resolvedAt).toBeGreaterThanOrEqual(onset);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('VT-53 refuses with a known code and a sentence, changes nothing, and says the same again', () => {
    fc.assert(
      fc.property(course, step, (all, { command: asked, by }) => {
        const visit = run(all, () => {});
        const before = structuredClone(visit.state);
        const more = { ...visit.more(by), chair };
        const decision = visit.ask(asked, 300 * MIN, more);
        expect(visit.ask(asked, 300 * MIN, more)).toEqual(decision);
        expect(visit.state).toEqual(before);
        if (decision.ok) return;
        expect(REFUSAL_CODES).toContain(decision.refusal.code);
        expect(decision.refusal.message).toMatch(/^.{20,}\.$/s);
        expect(decision.refusal.message).not.toContain(PATIENT.name);
        expect(decision.refusal.message).not.toContain(PATIENT.dateOfBirth);
      }),
      { numRuns: 300 },
    );
  });

  it('SE-23 offers what the same command would get', () => {
    fc.assert(
      fc.property(course, fc.constantFrom(NURSE, PROVIDER), (all, by) => {
        const visit = run(all, () => {});
        const context = visit.context(300 * MIN, by);
        const answers = allowedCommands(visit.state, context);
        const id = '00000000-0000-4000-8000-000000000000';
        for (const type of ['pause-infusion', 'add-note', 'close', 'start-infusion'] as const) {
          const values = {
            'pause-infusion': { type: 'pause-infusion', id, reason: '-' },
            'add-note': { type: 'add-note', id, text: '-' },
            close: { type: 'close', id },
            'start-infusion': { type: 'start-infusion', id, drug: 'ketamine', plannedMinutes: 40 },
          } as const;
          expect(answers[type]).toEqual(allowed(visit.state, values[type], context));
        }
      }),
      { numRuns: 100 },
    );
  });
});
