import { withLimitValue } from '@chairside/shared/alarms/limits/limit-changes';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { defaultAssessments } from '@chairside/shared/protocols/defaults/score-limits';
import { DEFAULT_PROTOCOL_V2 } from '@chairside/shared/protocols/defaults/second-edition';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { defaultGate } from '@chairside/shared/protocols/document/gate';
import { checkProtocol } from '@chairside/shared/protocols/rules/document-rules';
import { SECTION_IDS } from '@chairside/shared/protocols/sections/sections';
import { inEnglish } from '@chairside/shared/wording/in-english';
import { describe, expect, it } from 'vitest';
import { bySignal, limitText, NO_SOURCE } from './document/limit-text.ts';
import { statementsOf, stepAfterMs } from './document/parts.ts';
import { differences } from './document/protocol-diff.ts';
import { originText } from './document/protocol-text.ts';
import { problemsIn, sectionProblems } from './draft/draft-problems.ts';
import { minutesIn } from './editor/fields.tsx';
import { withStep } from './editor/section-editor.tsx';

const FULL: ProtocolDocument = {
  ...DEFAULT_PROTOCOL,
  ...{ gate: defaultGate, assessments: defaultAssessments },
};

function limit(id: string) {
  const found = DEFAULT_PROTOCOL.limits.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no limit ${id}`);
  return found;
}

describe('a protocol in words', () => {
  it('PR-41 says every limit in words, and what has no published source', () => {
    expect(limitText(limit('spo2-low-warning'))).toBe('SpO2 ≤ 93 %');
    expect(limitText(limit('spo2-fall-warning'))).toBe('SpO2 ≤ baseline -5 %');
    expect(limitText(limit('sys-rise-critical'))).toBe('SBP ≥ baseline +40 % and ≥ 160 mmHg');
    expect(limitText(limit('hr-rise-warning'))).toMatch(/^HR > baseline below 60: \+35, /);
    expect(originText({ ids: [] })).toBe(NO_SOURCE);
    expect(bySignal(DEFAULT_PROTOCOL.limits).flatMap((group) => group.limits)).toHaveLength(
      DEFAULT_PROTOCOL.limits.length,
    );
  });

  it('PR-42 says everything that a protocol holds, each under a name of its own', () => {
    for (const document of [FULL, DEFAULT_PROTOCOL_V2]) {
      const said = statementsOf(document);
      expect(new Set(said.map(({ id }) => id)).size).toBe(said.length);
      expect(said.filter(({ text }) => text === '' || /undefined|NaN/.test(text))).toEqual([]);
    }
    const said = [FULL, DEFAULT_PROTOCOL_V2].flatMap(statementsOf);
    for (const id of SECTION_IDS) expect(said.some(({ section }) => section === id)).toBe(true);
  });

  it('PR-203 says from the first default to the second what changed, in every section that did', () => {
    const found = differences(DEFAULT_PROTOCOL, DEFAULT_PROTOCOL_V2);
    const sections = new Set(found.map(({ section }) => section));
    const items = new Set(found.map(({ id }) => id.split('.')[0]));
    for (const section of [
      'spo2',
      'hr',
      'sys',
      'dia',
      'etco2',
      'scores',
      'combinations',
    ] as const) {
      expect(sections, section).toContain(section);
    }
    for (const section of ['effects', 'cuff', 'equipment', 'gate'] as const) {
      expect(sections, section).toContain(section);
    }
    for (const item of ['checks', 'standby', 'firstSteps', 'seriousEffects', 'equipment', 'gate']) {
      expect(items, item).toContain(item);
    }
    for (const limit of DEFAULT_PROTOCOL_V2.limits) {
      const before = DEFAULT_PROTOCOL.limits.find(({ id }) => id === limit.id);
      const named = found.some(({ id }) => id.startsWith(`limits.${limit.id}`));
      // A limit of which the source alone is another is named as well, where that can be read.
      const [was, is] = [before, limit].map(
        (each) =>
          each &&
          JSON.stringify({ ...each, source: [originText(each.source), each.source.confidence] }),
      );
      expect(named, limit.id).toBe(was !== is);
    }
    for (const one of DEFAULT_PROTOCOL_V2.combinations ?? []) {
      const before = DEFAULT_PROTOCOL.combinations?.find(({ id }) => id === one.id);
      const same = JSON.stringify(before) === JSON.stringify(one);
      expect(
        found.some(
          ({ id }) => id.startsWith(`combinations.${one.id}.`) || id === `combinations.${one.id}`,
        ),
        one.id,
      ).toBe(!same);
    }
    const said = statementsOf(DEFAULT_PROTOCOL_V2);
    expect(new Set(said.map(({ id }) => id)).size).toBe(said.length);
    expect(said.filter(({ text }) => text === '' || /undefined|NaN/.test(text))).toEqual([]);
  });

  it('PR-42 names each difference to the version in force, field by field and in every section', () => {
    const [removed, ...rest] = FULL.limits;
    const { equipment: _, gate: __, ...without } = FULL;
    const before: ProtocolDocument = { ...without, ...(_ ? { equipment: _ } : {}) };
    const after: ProtocolDocument = {
      ...without,
      limits: rest.map((each) =>
        each.id === 'hr-high-warning'
          ? { ...withLimitValue(each, 125), delayMs: 20_000, allowance: 5 }
          : each,
      ),
      cuff: { ...without.cuff, intervalMs: 15 * 60_000 },
      escalation: [
        { afterMs: 0, to: 'station' },
        { afterMs: 30_000, to: 'clinic' },
      ],
      gate: defaultGate,
    };
    const found = differences(before, after);
    const lines = found.map(({ id, label, from, to }) => [id, label, from, to]);
    expect(lines.slice(0, 8)).toEqual([
      [`limits.${removed?.id}`, 'Removed', removed && limitText(removed), '--'],
      ['limits.hr-high-warning.test', 'Limit', 'HR > 120 /min', 'HR > 125 /min'],
      ['limits.hr-high-warning.delayMs', 'Delay', '15 s', '20 s'],
      ['limits.hr-high-warning.allowance', 'Nurse may move it by', '0 /min', '5 /min'],
      ['cuff.intervalMs', 'Interval', '10 min', '15 min'],
      ['equipment', 'Removed', '15 s', '--'],
      ['escalation.clinic', 'A call across every screen of the clinic', '60 s', '30 s'],
      ['escalation.on-call', 'Whoever is on call, by message', '120 s', 'never'],
    ]);
    const gate = lines.slice(8);
    expect(gate.every(([id, label]) => id?.startsWith('gate.') && label === 'Added')).toBe(true);
    expect(gate).toHaveLength(defaultGate.requirements.length + defaultGate.vitals.length);
    expect(differences(FULL, FULL)).toEqual([]);
    expect(differences(after, before).at(0)).toMatchObject({ label: 'Added' });
  });
});

describe('what makes no sense', () => {
  it("PR-47 is named at its field, in the rules' own words and in the schema's", () => {
    expect(problemsIn(FULL, null)).toEqual([]);
    const at = (change: Partial<ProtocolDocument>) =>
      problemsIn({ ...FULL, ...change }, null).map(({ id, section }) => [id, section]);
    const limits = FULL.limits.map((each) =>
      each.id === 'spo2-low-critical' ? withLimitValue(each, 95) : each,
    );
    const [wrong] = problemsIn({ ...FULL, limits }, null);
    expect(wrong).toMatchObject({ id: 'limits.spo2-low-critical.test', section: 'spo2' });
    const [said] = checkProtocol({ ...FULL, limits });
    expect(wrong?.message).toBe(said && inEnglish.text(said.message));
    expect(at({ quietRoomMs: 90_000 })).toContainEqual(['quietRoomMs', 'calls']);
    expect(at({ name: ' ' })).toContainEqual(['name', 'version']);
    const vitals = defaultGate.vitals.map((one) => ({ ...one, readings: 9 }));
    const gate = { ...defaultGate, vitals };
    expect(at({ gate })).toContainEqual(['gate.vitals.pressure-raised.readings', 'gate']);
    expect(at({ cuff: { ...FULL.cuff, intervalMs: 0 } })).toContainEqual([
      ...['cuff.intervalMs', 'cuff'],
    ]);
  });

  it('PR-47 is named in its section where there is no field for it', () => {
    const { equipment: _, ...without } = FULL;
    const problems = problemsIn(without, null);
    expect(sectionProblems(problems, 'equipment')).toEqual([
      expect.stringMatching(/^The equipment is watched/),
    ]);
    expect(sectionProblems(problems, 'cuff')).toEqual([]);
    const silent = { ...FULL, limits: FULL.limits.filter(({ signal }) => signal !== 'spo2') };
    expect(sectionProblems(problemsIn(silent, null), 'spo2')[0]).toMatch(/in every phase/);
    const escalation = withStep(undefined, 'station', null);
    expect(problemsIn({ ...FULL, escalation }, null).map(({ id }) => id)).toContain(
      'escalation.station',
    );
    const { gate: __, ...ungated } = FULL;
    expect(problemsIn(ungated, null)).toEqual([]);
    expect(sectionProblems(problemsIn(ungated, FULL), 'gate')).toEqual([
      'The version in force has this: keep it.',
    ]);
    const staleness = { ...FULL.staleness, hr: { hideAfterMs: 600_000, alarmAfterMs: 30_000 } };
    expect(problemsIn({ ...FULL, staleness }, null)).toMatchObject([
      { id: 'staleness.hr', section: 'missing' },
    ]);
  });
});

describe('parts of a protocol', () => {
  it('PR-48 a step of the ladder comes out and goes in again, in the order of the times', () => {
    const without = withStep(undefined, 'clinic', null);
    expect(without.map(({ to }) => to)).toEqual(['station', 'on-call']);
    const late = withStep(without, 'clinic', 150_000);
    expect(late.map(({ to }) => to)).toEqual(['station', 'on-call', 'clinic']);
    expect([stepAfterMs(late, 'clinic'), stepAfterMs(without, 'clinic')]).toEqual([150_000, null]);
    expect(stepAfterMs(undefined, 'clinic')).toBe(60_000);
  });

  it('PR-49 reads minutes that rise, and nothing else, as the grid of the cuff', () => {
    expect(minutesIn('0, 5,10 20;30')).toEqual([0, 5, 10, 20, 30]);
    expect(minutesIn('')).toEqual([]);
    for (const text of ['5, 5', '10, 5', 'ten', '-1, 5', '2000'])
      expect(minutesIn(text)).toBeNull();
  });
});
