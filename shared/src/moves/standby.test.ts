import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL_V2 } from '../protocols/defaults/second-edition.ts';
import { alarmAt, type LooseCommand, T0 } from './session.fixture.ts';
import { infusing, MIN, prepared, type Visit } from './visit.fixture.ts';

const UP: LooseCommand = { type: 'patient-up', walksWith: 'Nurse' };
const WHY: LooseCommand = { ...UP, reason: 'restroom' };

function under(visit: Visit): Visit {
  visit.document = DEFAULT_PROTOCOL_V2;
  return visit;
}

describe('the patient gets up', () => {
  it('VT-203 with who walks along, and while the drug runs with a reason, for as long as the protocol says', () => {
    const before = under(prepared());
    before.do(UP, 9 * MIN);
    expect(before.current().standby).toMatchObject({ walksWith: 'Nurse', until: T0 + 19 * MIN });
    const running = under(infusing());
    expect(running.try(UP, 20 * MIN)).toMatchObject({ refusal: { code: 'reason-to-get-up' } });
    running.do(WHY, 20 * MIN);
    expect(running.current().standby).toMatchObject({ reason: 'restroom', until: T0 + 30 * MIN });
    expect(running.try(WHY, 21 * MIN)).toMatchObject({ refusal: { code: 'already-up' } });
    expect(running.try(WHY, 30 * MIN).ok).toBe(true);
  });

  it('VT-203 is over by hand, or with the end of its countdown', () => {
    const visit = under(infusing());
    visit.do(WHY, 20 * MIN);
    visit.do({ type: 'patient-back' }, 22 * MIN);
    expect(visit.current().standby).toBeNull();
    visit.do(WHY, 23 * MIN);
    const alarm = alarmAt(T0 + 23 * MIN, {
      ...{ key: 'technical:standby', kind: 'technical', tier: 'info', state: 'cleared' },
    });
    const transition = { change: 'cleared' as const, at: T0 + 25 * MIN, alarm };
    visit.record([{ at: transition.at, body: { type: 'alarm-changed', transition } }], 25 * MIN);
    expect(visit.current().standby).toBeNull();
  });

  it('SC-200 "awake, by observation" is charted as such and counts as 5', () => {
    const visit = under(infusing());
    const assess = (assessment: object) => ({ type: 'assess', assessment }) as LooseCommand;
    visit.do(assess({ scale: 'moaas', score: 5, observed: true }), 20 * MIN);
    expect(visit.current().assessments.at(-1)?.assessment).toEqual({
      ...{ scale: 'moaas', score: 5, observed: true },
    });
    for (const wrong of [
      { scale: 'moaas', score: 4, observed: true },
      { scale: 'dissociation', score: 0, observed: true },
      { scale: 'moaas', observed: true },
    ]) {
      expect(visit.try(assess(wrong), 21 * MIN)).toMatchObject({
        refusal: { code: 'score-impossible' },
      });
    }
  });

  it('SC-201 what was charted for several chairs at once says so in the log', () => {
    const visit = under(infusing());
    const together = '00000000-0000-4000-8000-000000000001';
    const assessment = { scale: 'moaas', score: 5, observed: true } as const;
    visit.do({ type: 'assess', assessment, together }, 20 * MIN);
    expect(visit.events.at(-1)?.body).toMatchObject({ type: 'assessed', together });
  });
});
