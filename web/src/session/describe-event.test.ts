import type { AlarmTransition } from '@chairside/shared/alarms/alarm';
import type { EventBody, EventType } from '@chairside/shared/session/events';
import { describe, expect, it } from 'vitest';
import {
  alarmSubject,
  describeActor,
  describeEvent,
  describeLimit,
  describeVitals,
} from './describe-event.ts';
import { alarm, alarmChanged, ENGINE, logOf, NURSE, START } from './session-log.fixture.ts';

const say = (body: EventBody, before: EventBody[] = []) => {
  const log = logOf(...[...before, body].map((entry) => [START + 60_000, entry] as const));
  const event = log.at(-1);
  if (event === undefined) throw new Error('empty log');
  return describeEvent(event, {
    entry: (seq) => log.find((one) => one.seq === seq) ?? null,
    alarm: () => alarm(),
  });
};

const nausea: EventBody = {
  type: 'effect-observed',
  term: 'nausea',
  severity: 'moderate',
  onset: START + 60_000,
  source: 'observed',
  infusedMs: null,
  vitals: {},
};

const SENTENCES: Record<EventType, [EventBody, string]> = {
  'session-opened': [
    {
      type: 'session-opened',
      clinicId: 1,
      chairId: 'c3',
      chairLabel: '3',
      patientRef: 'Patient 0412',
      protocol: 'default@1',
    },
    'Session opened in chair 3 for Patient 0412, protocol default@1',
  ],
  'monitor-attached': [
    { type: 'monitor-attached', channelId: 'a', deviceId: 'b', label: 'Monitor 3' },
    'Monitor attached: Monitor 3',
  ],
  'monitor-detached': [
    { type: 'monitor-detached', channelId: 'a', reason: 'moved to chair 4' },
    'Monitor detached: moved to chair 4',
  ],
  'baseline-set': [
    { type: 'baseline-set', baseline: { sys: 120, dia: 75, hr: 68, temp: 36.5 } },
    'Baseline set: BP 120/75 mmHg, HR 68 /min, Temp 36.5 °C',
  ],
  'infusion-started': [
    { type: 'infusion-started', drug: 'ketamine', doseMg: 40, plannedMinutes: 40 },
    'Infusion started: ketamine 40 mg, planned 40 min',
  ],
  'infusion-paused': [{ type: 'infusion-paused', reason: 'nausea' }, 'Infusion paused: nausea'],
  'infusion-resumed': [{ type: 'infusion-resumed' }, 'Infusion resumed'],
  'infusion-stopped': [
    { type: 'infusion-stopped', reason: 'side-effect', note: 'vomiting' },
    'Infusion stopped, because of a side effect: vomiting',
  ],
  'effect-observed': [
    { ...nausea, onset: START, source: 'patient-reported', note: 'after moving' },
    'Nausea, moderate, began 1 min earlier, reported by the patient: after moving',
  ],
  'alarm-changed': [
    alarmChanged('raised', START + 10_000),
    'Critical alarm: SpO2 88 < 90 % for 10 s',
  ],
  'alarm-acknowledged': [
    { type: 'alarm-acknowledged', alarmId: 'spo2:low#1', key: 'spo2:low', occurrence: 1 },
    'Alarm acknowledged: SpO2 88 < 90 %',
  ],
  'limit-changed': [
    {
      ...{ type: 'limit-changed', limitId: 'spo2-low-warning', signal: 'spo2', tier: 'warning' },
      ...{ op: '<=', measure: 'value', from: 93, to: 90, reset: false, reason: 'lives at 91' },
    },
    'Warning limit SpO2 ≤ 93 % changed to SpO2 ≤ 90 % for this session. Reason: lives at 91',
  ],
  'sound-paused': [
    { type: 'sound-paused', until: START + 180_000, covers: ['spo2:low#1', 'hr:high#1'] },
    'Sound of 2 alarms paused for 2 min',
  ],
  'sound-resumed': [{ type: 'sound-resumed' }, 'Pause of the sound ended by hand'],
  'note-added': [
    { type: 'note-added', text: 'Asked for the lights down' },
    'Asked for the lights down',
  ],
  'entry-withdrawn': [
    { type: 'entry-withdrawn', amends: 1, reason: 'wrong chair' },
    'Withdrawn: "Nausea, moderate". Reason: wrong chair',
  ],
  'session-closed': [{ type: 'session-closed' }, 'Session closed'],
};

describe('describeEvent', () => {
  it.each(Object.entries(SENTENCES))('UI-37 says %s in a plain sentence', (type, [body, text]) => {
    expect(body.type).toBe(type);
    expect(say(body, type === 'entry-withdrawn' ? [nausea] : [])).toBe(text);
  });

  it.each([
    ['points', -5, 'SpO2 ≤ baseline -5 %'],
    ['percent', -20, 'SpO2 ≤ baseline -20 % of it'],
  ] as const)('PR-33 says a limit in %s from the baseline', (measure, value, text) => {
    expect(describeLimit({ signal: 'spo2', op: '<=', measure }, value)).toBe(text);
    const body: EventBody = {
      ...{ type: 'limit-changed', limitId: 'x', signal: 'spo2', tier: 'warning', op: '<=' },
      ...{ measure, from: value - 1, to: value, reset: true, reason: 'over' },
    };
    expect(say(body)).toContain(`${text}, back to the protocol. Reason: over`);
  });

  const CHANGES: Record<AlarmTransition['change'], string> = {
    raised: 'Critical alarm: SpO2 88 < 90 % for 10 s',
    escalated: 'Alarm escalated to critical: SpO2 88 < 90 %',
    'de-escalated': 'Alarm lowered to critical: SpO2 88 < 90 %',
    confirmed: 'Alarm confirmed by a second reading: SpO2 88 < 90 %',
    'signal-lost': 'Alarm SpO2 low stays active, signal lost',
    'signal-regained': 'Signal regained: SpO2 88 < 90 %',
    unresolved: 'Alarm SpO2 low unresolved, no recent reading: repeat the cuff',
    returned: 'SpO2 low back in range after 45 s, not yet acknowledged',
    resumed: 'Alarm again: SpO2 88 < 90 %',
    acknowledged: 'Alarm acknowledged: SpO2 88 < 90 %',
    cleared: 'Alarm cleared: SpO2 low, worst 86, lasted 45 s',
  };
  it.each(Object.entries(CHANGES))('UI-37 says an alarm %s', (change, text) => {
    const body = alarmChanged(change as AlarmTransition['change'], START + 45_000);
    const shown = change === 'raised' ? alarmChanged('raised', START + 10_000) : body;
    expect(say(shown)).toBe(text);
  });

  it.each([
    ['technical:probe-off:spo2', 'Probe off SpO2'],
    ['technical:low-signal:hr', 'Low signal HR'],
    ['technical:cuff-overdue', 'Cuff reading overdue'],
    ['technical:clock-skew', 'Monitor clock is off'],
    ['effect:chest-pain', 'Chest pain'],
    ['combination:high-pressure-symptom', 'High pressure with a symptom'],
    ['combination:own', 'Combination own'],
  ])('UI-38 names the alarm %s', (key, text) => {
    expect(alarmSubject(key)).toBe(text);
  });

  it('UI-38 names what holds together', () => {
    const body = alarmChanged('raised', START, {
      key: 'combination:low-oxygen-slow-breathing',
      ...{ value: null, worst: null, limit: null },
      parts: [
        { signal: 'spo2', op: '<', limit: 90, unit: '%', value: 88 },
        { signal: 'rr', op: '<', limit: 10, unit: '/min', value: 8 },
      ],
    });
    expect(say(body)).toContain('SpO2 88 < 90 and RR 8 < 10');
  });

  it('UI-38 names a technical alarm by what is missing, never by a number', () => {
    const technical = alarmChanged('raised', START, {
      key: 'technical:no-data:spo2',
      kind: 'technical',
      tier: 'warning',
      value: null,
      worst: null,
      limit: null,
      raisedAt: START + 30_000,
    });
    expect(say(technical)).toBe('Warning alarm: No data SpO2 for 30 s');
    const nothing = alarmChanged('raised', START, { value: null, worst: null });
    expect(say(nothing)).toContain('SpO2 -- < 90 %');
  });

  it('UI-38 names the worst value once the newest one is no longer beyond the limit', () => {
    const back = alarmChanged('acknowledged', START, { value: 94, worst: 86 });
    expect(say(back)).toBe('Alarm acknowledged: SpO2 86 < 90 %');
    const relative = {
      id: 's',
      op: '>=',
      value: 153.6,
      unit: 'mmHg',
      basis: 'base 128 +20 %',
    } as const;
    const high = alarmChanged('acknowledged', START, {
      key: 'sys:high',
      value: 158,
      worst: 160,
      limit: relative,
    });
    expect(say(high)).toBe('Alarm acknowledged: SBP 158 ≥ 153.6 mmHg (base 128 +20 %)');
  });

  it('names who did it, and the vitals that stood', () => {
    expect(describeActor(NURSE)).toBe('Nurse');
    expect(describeActor(ENGINE)).toBe('Alarm engine');
    expect(describeActor({ kind: 'device', id: 'd', name: 'Monitor 3' })).toBe('Monitor 3');
    const at = START;
    expect(describeVitals({ hr: { value: 84, at }, sys: { value: 142, at } })).toBe(
      'HR 84, BP 142/--',
    );
  });
});
