import { describe, expect, it } from 'vitest';
import type { Actor } from '../people/roles.ts';
import { REFUSAL_CODES, refusal } from '../session/refusals.ts';
import { inEnglish } from '../wording/in-english.ts';
import { commandSchema } from './commands.ts';
import {
  CHANNEL,
  Log,
  type LooseCommand,
  NURSE,
  OPEN,
  openedLog,
  PAUSE,
  PROVIDER,
  refusalOf,
  START,
  STOP,
  T0,
} from './session.fixture.ts';

const MIN = 60_000;
const RESUME: LooseCommand = { type: 'resume-infusion' };
const CLOSE: LooseCommand = { type: 'close' };
const BASELINE: LooseCommand = { type: 'set-baseline', baseline: { sys: 120, dia: 75, hr: 72 } };

describe('who and where', () => {
  it('SE-01 refuses everyone who may not chart', () => {
    const others: Actor[] = [
      { kind: 'user', id: 'u3', name: 'Administrator', role: 'administrator' },
      { kind: 'device', id: 'd1', name: 'Monitor 1' },
      { kind: 'engine' },
    ];
    for (const by of others) {
      expect(refusalOf(new Log().give(OPEN, 0, { by }))).toBe('not-allowed');
      expect(refusalOf(openedLog().give(START, 1, { by }))).toBe('not-allowed');
    }
    for (const by of [NURSE, PROVIDER]) {
      expect(refusalOf(new Log().give(OPEN, 0, { by }))).toBe('accepted');
    }
  });

  it('SE-02 opens a session in a free chair and attaches the monitors bound to it', () => {
    const log = new Log();
    log.must(OPEN, 0);
    expect(log.events.map((e) => e.body.type)).toEqual(['session-opened', 'monitor-attached']);
    expect(log.current()).toMatchObject({
      phase: 'before',
      patientRef: '0412',
      protocol: 'default@1',
      channels: [CHANNEL],
    });
  });

  it('SE-02 opens nothing twice, nowhere, and not in an occupied chair', () => {
    const other = '6f1b1a0e-58c8-4d3e-9a55-0b7d5d0c0002';
    const chair = { id: 'c1', label: '1', occupiedBy: other };
    expect(refusalOf(openedLog().give(OPEN, 1))).toBe('already-open');
    expect(refusalOf(new Log().give(OPEN, 0, { chair: null }))).toBe('no-such-chair');
    expect(refusalOf(new Log().give(OPEN, 0, { chair }))).toBe('chair-occupied');
    const freed = { id: 'c1', label: '1', occupiedBy: null, freeSince: T0 - 1000 };
    const early = { ...OPEN, at: T0 - 1001 };
    expect(refusalOf(new Log().give(early, 0, { chair: freed }))).toBe('before-chair-was-free');
  });

  it('SE-03 attaches a monitor that no other running session holds', () => {
    const more = { channelId: 'ch2', deviceId: 'd2', label: 'Monitor 2' };
    const attach: LooseCommand = { type: 'attach-monitor', channelId: 'ch2' };
    const log = openedLog();
    expect(refusalOf(log.give(attach, 1))).toBe('no-such-channel');
    expect(refusalOf(log.give(attach, 1, { channel: { ...more, heldBy: 'another' } }))).toBe(
      'channel-taken',
    );
    log.must(attach, 1, { channel: { ...more, heldBy: null } });
    expect(log.current().channels).toEqual([CHANNEL, more]);
    expect(refusalOf(log.give(attach, 2, { channel: { ...more, heldBy: null } }))).toBe(
      'monitor-already-attached',
    );
  });
});

describe('the infusion', () => {
  it('SE-04 takes a baseline only before the start, and only of values that can be measured', () => {
    const log = openedLog();
    const wrong: [object, string][] = [
      [{}, 'baseline-empty'],
      [{ spo2: 101 }, 'baseline-implausible'],
      [{ spo2: 100 }, 'accepted'],
      [{ hr: 19 }, 'baseline-implausible'],
      [{ hr: 20 }, 'accepted'],
      [{ sys: 90, dia: 90 }, 'baseline-implausible'],
      [{ sys: 90, dia: 89 }, 'accepted'],
    ];
    for (const [baseline, code] of wrong) {
      expect(refusalOf(log.give({ type: 'set-baseline', baseline }, 1)), code).toBe(code);
    }
    log.must(BASELINE, 2);
    expect(log.current().baseline).toEqual({ sys: 120, dia: 75, hr: 72 });
    log.must(START, 3);
    expect(refusalOf(log.give(BASELINE, 4))).toBe('not-before-start');
  });

  it('SE-05 starts without a baseline too', () => {
    const log = openedLog();
    expect(refusalOf(log.give(START, 1))).toBe('accepted');
    expect(log.current()).toMatchObject({ phase: 'infusing', baseline: null });
    expect(log.current().infusion).toMatchObject({ drug: 'ketamine', doseMg: 35 });
  });

  it('SE-06 lets start, pause, resume, stop and close follow the phase', () => {
    const inPhase: Record<string, Log> = { before: openedLog() };
    const through = (name: string, ...steps: LooseCommand[]) => {
      const log = openedLog();
      for (const [i, step] of steps.entries()) log.must(step, (i + 1) * MIN);
      inPhase[name] = log;
    };
    through('infusing', START);
    through('paused', START, PAUSE);
    through('recovery', START, STOP);
    through('closed', START, STOP, CLOSE);
    const answers = Object.fromEntries(
      Object.entries(inPhase).map(([phase, log]) => [
        phase,
        [START, PAUSE, RESUME, STOP, CLOSE].map((one) => refusalOf(log.ask(one, 10 * MIN))),
      ]),
    );
    expect(answers).toEqual({
      before: ['accepted', 'not-started', 'not-started', 'not-started', 'accepted'],
      infusing: ['already-started', 'accepted', 'not-paused', 'accepted', 'still-infusing'],
      paused: ['already-started', 'already-paused', 'accepted', 'accepted', 'still-infusing'],
      recovery: [
        'already-stopped',
        'already-stopped',
        'already-stopped',
        'already-stopped',
        'accepted',
      ],
      closed: Array.from({ length: 5 }, () => 'session-closed'),
    });
  });
});

describe('time', () => {
  it('SE-07 takes a time in the past but not before the opening, nor far ahead', () => {
    const log = openedLog();
    const note = (at: number): LooseCommand => ({ type: 'add-note', text: 'calm', at: T0 + at });
    expect(refusalOf(log.give(note(-1), MIN))).toBe('before-opening');
    expect(refusalOf(log.give(note(0), MIN))).toBe('accepted');
    expect(refusalOf(log.give(note(MIN + 5001), MIN))).toBe('in-the-future');
    const ahead = log.give(note(MIN + 5000), MIN);
    expect(ahead.ok && ahead.bodies[0]?.at).toBe(T0 + MIN);
  });

  it('SE-07 never puts a step of the infusion before the last one', () => {
    const log = openedLog();
    log.must(START, 10 * MIN);
    expect(refusalOf(log.give({ ...PAUSE, at: T0 + 10 * MIN - 1 }, 12 * MIN))).toBe(
      'before-last-phase',
    );
    log.must({ ...PAUSE, at: T0 + 11 * MIN }, 12 * MIN);
    expect(refusalOf(log.give({ ...RESUME, at: T0 + 11 * MIN - 1 }, 12 * MIN))).toBe(
      'before-last-phase',
    );
    log.must({ type: 'observe-effect', term: 'nausea', severity: 'mild', at: T0 + MIN }, 12 * MIN);
  });

  it('SE-07 keeps order when the server clock is set back', () => {
    const log = openedLog();
    log.must(START, 10 * MIN);
    const paused = log.give(PAUSE, 9 * MIN);
    expect(paused.ok && paused.bodies[0]?.at).toBe(T0 + 10 * MIN);
  });
});

describe('refusals', () => {
  it('SE-08 gives every refusal a code and a sentence', () => {
    for (const code of REFUSAL_CODES) {
      expect(refusal(code).code).toBe(code);
      expect(inEnglish.text(refusal(code).message)).toMatch(/^[A-Z].{10,}\.$/);
    }
    expect(new Set(REFUSAL_CODES).size).toBe(REFUSAL_CODES.length);
    const { message } = refusal('baseline-implausible', 'HR 500 is outside 20 to 300 /min.');
    expect(inEnglish.text(message)).toMatch(/^HR 500 .* Check the numbers\.$/);
  });

  it('SE-09 refuses text that the store cannot hold', () => {
    const parse = (text: string) =>
      commandSchema.safeParse({
        id: '00000000-0000-4000-8000-000000000001',
        type: 'add-note',
        text,
      }).success;
    expect(parse('calm \u{1F600}')).toBe(true);
    expect(parse('a\u0000b')).toBe(false);
    expect(parse('a\ud83d')).toBe(false);
    expect(parse('   ')).toBe(false);
  });
});
