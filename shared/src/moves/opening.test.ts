import { describe, expect, it } from 'vitest';
import { CHANNEL, type LooseCommand, openedLog, PAUSE, refusalOf, T0 } from './session.fixture.ts';
import { COURSE, infusing, MIN, OPEN_KNOWN, PATIENT, seated, Visit } from './visit.fixture.ts';

const IDENTIFY: LooseCommand = {
  type: 'identify-patient',
  patientId: PATIENT.id,
  identifiers: ['name', 'date-of-birth'],
};
const OTHER_ID = '7a3c1f52-0b7d-4f0e-8f2e-000000000009';

describe('who sits in the chair', () => {
  it('VT-40 a known patient is charted under their name after two identifiers', () => {
    const visit = new Visit();
    for (const identifiers of [[], ['name'], ['name', 'name']] as const) {
      const command = { ...OPEN_KNOWN, identifiers: [...identifiers] };
      expect(refusalOf(visit.try(command, 0))).toBe('identity-not-checked');
    }
    visit.do(OPEN_KNOWN, 0);
    expect(visit.current()).toMatchObject({
      patientRef: '0412',
      patient: { id: PATIENT.id, recordNumber: '0412', sex: 'male' },
      course: { id: COURSE.id, number: 2, planned: 8 },
      identified: { identifiers: ['name', 'date-of-birth'], at: T0 },
    });
    expect(visit.current().patient).not.toHaveProperty('inSession');
    expect(visit.current().course).not.toHaveProperty('patientId');
  });

  it('VT-40 a reference alone can be watched; who it is may be said later, once', () => {
    const log = openedLog();
    const context = { patient: PATIENT, course: COURSE };
    expect(log.current()).toMatchObject({ patient: null, course: null, identified: null });
    expect(refusalOf(log.give(IDENTIFY, MIN))).toBe('no-such-patient');
    log.must(IDENTIFY, MIN, context);
    expect(log.current()).toMatchObject({ patientRef: '0412', course: null });
    expect(refusalOf(log.give(IDENTIFY, 2 * MIN, context))).toBe('already-identified');
  });

  it('VT-41 a patient sits in one chair, with a course of their own', () => {
    const log = openedLog();
    const give = (more: object, patient: object = {}, course: object = {}) =>
      refusalOf(
        log.ask({ ...IDENTIFY, ...more }, MIN, {
          patient: { ...PATIENT, ...patient },
          course: { ...COURSE, ...course },
        }),
      );
    expect(give({}, { inSession: OTHER_ID })).toBe('patient-in-another-chair');
    expect(give({ patientId: OTHER_ID })).toBe('no-such-patient');
    expect(give({ courseId: OTHER_ID })).toBe('no-such-course');
    expect(give({ courseId: COURSE.id }, {}, { patientId: OTHER_ID })).toBe('no-such-course');
    expect(give({ courseId: COURSE.id })).toBe('accepted');
    for (const status of ['completed', 'ended'] as const) {
      expect(give({ courseId: COURSE.id }, {}, { status })).toBe('course-over');
    }
    expect(give({ courseId: COURSE.id }, {}, { status: 'active' })).toBe('accepted');
    const courseAlone: LooseCommand = {
      type: 'open',
      chairId: 'c1',
      patientRef: '0412',
      courseId: COURSE.id,
    };
    expect(refusalOf(new Visit().try(courseAlone, 0))).toBe('no-such-course');
  });
});

describe('another chair', () => {
  const TRANSFER: LooseCommand = { type: 'transfer-chair', chairId: 'c2' };
  const chair = { id: 'c2', label: '2', occupiedBy: null };
  const boundChannels = [{ channelId: 'ch2', deviceId: 'd2', label: 'Monitor 2' }];

  it('VT-42 takes the session along in every phase, and changes the monitors', () => {
    const paused = infusing();
    paused.do(PAUSE, 20 * MIN);
    for (const visit of [seated(), infusing(), paused]) {
      const { phase } = visit.current();
      visit.must(TRANSFER, 30 * MIN, { ...visit.more(), chair, boundChannels });
      expect(visit.current()).toMatchObject({ chairId: 'c2', chairLabel: '2', phase });
      expect(visit.current().channels).toEqual(boundChannels);
      expect(visit.events.slice(-3).map(({ body }) => body.type)).toEqual([
        'monitor-detached',
        'chair-transferred',
        'monitor-attached',
      ]);
    }
  });

  it('VT-42 is free, of this clinic, and not the same', () => {
    const visit = seated();
    expect(visit.current().channels).toEqual([CHANNEL]);
    expect(refusalOf(visit.try({ ...TRANSFER, chairId: 'c1' }, 5 * MIN))).toBe('same-chair');
    expect(refusalOf(visit.try(TRANSFER, 5 * MIN))).toBe('no-such-chair');
    const taken = { ...chair, occupiedBy: OTHER_ID };
    expect(refusalOf(visit.give(TRANSFER, 5 * MIN, { chair: taken }))).toBe('chair-occupied');
    const later = { ...chair, freeSince: T0 + 5 * MIN + 1 };
    expect(refusalOf(visit.give(TRANSFER, 5 * MIN, { chair: later }))).toBe(
      'before-chair-was-free',
    );
  });

  it('VT-42 counts from when it is recorded: what was measured until then stays where it was', () => {
    const visit = seated();
    visit.must({ ...TRANSFER, at: T0 + 2 * MIN }, 5 * MIN, {
      ...visit.more(),
      chair,
      boundChannels,
    });
    expect(visit.events.at(-1)?.at).toBe(T0 + 5 * MIN);
  });
});
