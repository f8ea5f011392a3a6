import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delivered } from '../infusion/delivered.ts';
import { gate } from '../session/gate.ts';
import { REFUSAL_CODES } from '../session/refusals.ts';
import { sessionStateSchema } from '../session/state.ts';
import { inEnglish } from '../wording/in-english.ts';
import { allowed, allowedCommands } from './allowed.ts';
import { chair, course, run, step } from './any-visit.fixture.ts';
import { commandMove } from './commands.ts';
import { fold } from './evolve.ts';
import { type LooseCommand, NURSE, PROVIDER, T0 } from './session.fixture.ts';
import { MIN, PATIENT, prepared, seated } from './visit.fixture.ts';

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
          if (commandMove(given.type).when !== 'closed') expect(now).toBe(before);
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
        expect(inEnglish.text(decision.refusal.message)).toMatch(/^.{20,}\.$/s);
        expect(inEnglish.text(decision.refusal.message)).not.toContain(PATIENT.name);
        expect(inEnglish.text(decision.refusal.message)).not.toContain(PATIENT.dateOfBirth);
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
