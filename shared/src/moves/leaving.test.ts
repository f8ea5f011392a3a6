import { describe, expect, it } from 'vitest';
import { inEnglish } from '../wording/in-english.ts';
import { type LooseCommand, PAUSE, PROVIDER, refusalOf, STOP, T0 } from './session.fixture.ts';
import {
  fitToLeave,
  infusing,
  MIN,
  PATIENT,
  recovering,
  seated,
  type Visit,
} from './visit.fixture.ts';

const CLOSE: LooseCommand = { type: 'close' };
const ESCALATE: LooseCommand = { type: 'escalate-emergency', reason: 'does not wake' };
const left = (note?: string): LooseCommand => ({
  type: 'close',
  outcome: 'left-against-advice',
  ...(note === undefined ? {} : { note }),
});
const AT = 110 * MIN;

describe('the end of a visit', () => {
  it('VT-35 a nurse closes what is fit to leave, and nothing less', () => {
    expect(refusalOf(fitToLeave().try(CLOSE, AT))).toBe('accepted');
    const visit = fitToLeave();
    const decision = visit.try(CLOSE, AT - 1);
    expect(refusalOf(decision)).toBe('not-ready-for-discharge');
    expect(decision.ok ? '' : inEnglish.text(decision.refusal.message)).toContain(
      'Time under observation (59 of 60 min since the end)',
    );
    const override: LooseCommand = { type: 'close', override: 'seen by me, feels well' };
    expect(refusalOf(visit.try(override, AT - 1))).toBe('not-ready-for-discharge');
    expect(refusalOf(visit.try(CLOSE, AT - 1, PROVIDER))).toBe('not-ready-for-discharge');
    visit.do(override, AT - 1, PROVIDER);
    expect(visit.events.at(-1)?.body).toMatchObject({
      outcome: 'discharged',
      override: { unmet: ['observation'], reason: 'seen by me, feels well' },
    });
  });

  it('VT-35 an override names nothing where all is met', () => {
    const visit = fitToLeave();
    visit.do({ type: 'close', override: 'not needed' }, AT, PROVIDER);
    expect(visit.events.at(-1)?.body).not.toHaveProperty('override');
  });

  it('VT-36 cancelled before the start only, discharged after it only', () => {
    const before = seated();
    expect(refusalOf(before.try({ type: 'close', outcome: 'discharged' }, 5 * MIN))).toBe(
      'not-started',
    );
    before.do(CLOSE, 5 * MIN);
    expect(before.current()).toMatchObject({ phase: 'closed', outcome: 'cancelled' });
    expect(refusalOf(recovering().try({ type: 'close', outcome: 'cancelled' }, AT))).toBe(
      'not-cancelled',
    );
  });

  it('VT-36 a patient who leaves against advice can, with a word on it, in every phase once the drug is off', () => {
    for (const visit of [seated(), recovering()]) {
      expect(refusalOf(visit.try(left(), AT))).toBe('note-missing');
      visit.do(left('did not want to wait'), AT);
      expect(visit.current().outcome).toBe('left-against-advice');
    }
    const visit = infusing();
    expect(refusalOf(visit.try(left('goes now'), 20 * MIN))).toBe('still-infusing');
    visit.do({ type: 'stop-infusion', reason: 'patient-request' }, 20 * MIN);
    visit.do(left('goes now'), 20 * MIN);
  });

  it('VT-37 an emergency is called once, in every phase, and its session ends after the stop', () => {
    const emergency: LooseCommand = { type: 'close', outcome: 'emergency' };
    const phases: [Visit, number][] = [
      [seated(), 5 * MIN],
      [infusing(), 20 * MIN],
      [recovering(), 60 * MIN],
    ];
    for (const [visit, now] of phases) {
      const infusingNow = visit.current().phase === 'infusing';
      expect(refusalOf(visit.try(emergency, now))).toBe(
        infusingNow ? 'still-infusing' : 'not-escalated',
      );
      visit.do(ESCALATE, now);
      expect(refusalOf(visit.try(ESCALATE, now))).toBe('already-escalated');
      if (infusingNow) {
        visit.do(PAUSE, now);
        expect(refusalOf(visit.try(emergency, now))).toBe('still-infusing');
        visit.do(STOP, now);
      }
      visit.do(emergency, now);
      expect(visit.current()).toMatchObject({ outcome: 'emergency', emergency: { at: T0 + now } });
    }
  });

  it('VT-38 closing counts from when it is recorded, so that nothing lies after it', () => {
    const visit = fitToLeave();
    visit.do({ type: 'add-note', text: 'steady on her feet' }, AT + MIN);
    visit.do({ ...CLOSE, at: T0 + AT }, AT + 2 * MIN);
    expect(visit.current().closedAt).toBe(T0 + AT + 2 * MIN);
  });

  it('VT-38 what is prepared for the way home is kept field by field', () => {
    const visit = recovering();
    expect(refusalOf(visit.try({ type: 'prepare-discharge' }, 60 * MIN))).toBe('nothing-prepared');
    visit.do({ type: 'prepare-discharge', escort: 'sister' }, 60 * MIN);
    visit.do({ type: 'prepare-discharge', instructionsGiven: true }, 61 * MIN);
    visit.do({ type: 'prepare-discharge', escort: 'brother' }, 62 * MIN);
    expect(visit.current().discharge).toEqual({
      escort: 'brother',
      instructionsGiven: true,
      at: T0 + 62 * MIN,
    });
  });

  it('VT-39 no refusal names the patient', () => {
    const visit = fitToLeave();
    for (const command of [CLOSE, ESCALATE, left()]) {
      const decision = visit.ask(command, 60 * MIN, visit.more());
      const said = decision.ok ? '' : inEnglish.text(decision.refusal.message);
      expect(said).not.toContain(PATIENT.name);
      expect(said).not.toContain(PATIENT.dateOfBirth);
    }
  });
});
