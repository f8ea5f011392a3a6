import { describeActor, describeEvent } from '@chairside/shared/moves/describe-event';
import type { BodyOf, EventBody, EventType } from '@chairside/shared/moves/events';
import { describeVitals } from '@chairside/shared/session/describe-vitals';
import { inEnglish } from '@chairside/shared/wording/in-english';
import { describe, expect, it } from 'vitest';
import { alarm, alarmChanged, ENGINE, logOf, NURSE, START } from './session-log.fixture.ts';

const say = (body: EventBody, before: EventBody[] = []) => {
  const log = logOf(...[...before, body].map((entry) => [START + 60_000, entry] as const));
  const event = log.at(-1);
  if (event === undefined) throw new Error('empty log');
  return describeEvent(event, {
    words: inEnglish,
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

const MOMENT = { infusedMs: null, vitals: {} } as const;

const ORDER: BodyOf<'order-written'>['order'] = {
  regimen: 'depression',
  route: 'iv-infusion',
  drug: 'ketamine',
  ...{ mgPerKg: 0.5, weightKg: 70, weightBasis: 'actual', doseMg: 35 },
  ...{ concentrationMgPerMl: 1, volumeMl: 35, minutes: 40, rateMlPerH: 52.5 },
  confirmed: [],
};

/** Entries about another one are read after the one they are about. */
const ABOUT_NAUSEA = ['entry-withdrawn', 'effect-changed', 'intervention-made', 'entry-amended'];

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
  'patient-up': [
    {
      ...{ type: 'patient-up', walksWith: 'Nurse', reason: 'restroom' },
      until: START + 660_000,
    },
    'Patient up with Nurse; probe alarms held for up to 10 min. Reason: restroom',
  ],
  'patient-back': [{ type: 'patient-back' }, 'Patient back'],
  'sound-resumed': [{ type: 'sound-resumed' }, 'Pause of the sound ended by hand'],
  'note-added': [
    { type: 'note-added', text: 'Asked for the lights down' },
    'Asked for the lights down',
  ],
  'entry-withdrawn': [
    { type: 'entry-withdrawn', amends: 1, reason: 'wrong chair' },
    'Withdrawn: "Nausea, moderate". Reason: wrong chair',
  ],
  'patient-identified': [
    {
      type: 'patient-identified',
      patient: {
        id: '5d0f8d4a-4c1e-4f0e-9a53-6f3f4e1d2c01',
        recordNumber: '0412',
        name: 'Patient 0412',
        dateOfBirth: '1980-02-29',
      },
      course: {
        id: '5d0f8d4a-4c1e-4f0e-9a53-6f3f4e1d2c02',
        indication: 'depression',
        number: 4,
        planned: 8,
      },
      identifiers: ['name', 'date-of-birth'],
    },
    'Patient identified: Patient 0412, born 1980-02-29, record number 0412, infusion 4 of 8, compared name and date of birth',
  ],
  'chair-transferred': [
    {
      type: 'chair-transferred',
      from: { chairId: 'c3', chairLabel: '3' },
      chairId: 'c4',
      chairLabel: '4',
    },
    'Moved from chair 3 to chair 4',
  ],
  'checklist-answered': [
    {
      type: 'checklist-answered',
      answers: [
        { item: 'pregnancy', answer: 'unknown', note: 'test under way' },
        { item: 'opioid', answer: 'no' },
        { item: 'maoi', answer: 'no' },
      ],
    },
    'Checklist: Pregnant: unknown (test under way); 2 answered no',
  ],
  'weight-recorded': [
    { type: 'weight-recorded', kg: 71.5, method: 'measured' },
    'Weight 71.5 kg, measured',
  ],
  'vitals-recorded': [
    {
      type: 'vitals-recorded',
      values: { sys: 142, dia: 88, spo2: 97, onAir: true },
      infusedMs: null,
      vitals: {},
    },
    'Vital signs by hand: BP 142/88 mmHg, SpO2 97 %, on air',
  ],
  'gate-overridden': [
    {
      type: 'gate-overridden',
      items: ['pressure-raised', 'checklist:dementia', 'no-sys', 'fasting'],
      reason: 'known and treated',
      provider: 'Provider',
    },
    'Start allowed although: Pressure raised, Dementia, No blood pressure, Fasting, as Provider decided. Reason: known and treated',
  ],
  'order-written': [
    { type: 'order-written', order: ORDER },
    'Order written: Depression, about 40 min: ketamine 35 mg (0.5 mg/kg x 70 kg), 35 mL in 40 min, 52.5 mL/h',
  ],
  'order-signed': [{ type: 'order-signed', order: 4 }, 'Order signed'],
  'pump-programmed': [
    {
      type: 'pump-programmed',
      program: {
        ...{ rateMlPerH: 52.5, volumeMl: 35, concentrationMgPerMl: 1 },
        ...{ pump: 'P2', lot: 'K1' },
      },
    },
    'Pump P2 programmed: 52.5 mL/h, 35 mL of 1 mg/mL, lot K1',
  ],
  'pump-checked': [
    { type: 'pump-checked', program: 6, rateMlPerH: 52.5, volumeMl: 35 },
    'Pump checked by a second person: 52.5 mL/h, 35 mL',
  ],
  'rate-changed': [
    { type: 'rate-changed', from: 52.5, rateMlPerH: 30, reason: 'nausea', ...MOMENT },
    'Rate changed from 52.5 to 30 mL/h: nausea',
  ],
  'bolus-given': [
    { type: 'bolus-given', mg: 28, ml: 0.2, lot: 'S7', reason: 'as ordered', ...MOMENT },
    'Bolus 28 mg, 0.2 mL, lot S7: as ordered',
  ],
  'waste-recorded': [
    { type: 'waste-recorded', mg: 4, ml: 4, reason: 'stopped early' },
    'Waste 4 mg, 4 mL: stopped early',
  ],
  'waste-witnessed': [{ type: 'waste-witnessed', waste: 9 }, 'Waste witnessed'],
  'effect-changed': [
    {
      type: 'effect-changed',
      effect: 1,
      change: 'worsened',
      severity: 'severe',
      rating: 8,
      actions: ['rate-slowed'],
      ...MOMENT,
    },
    'Nausea worse, severe, rated 8 of 10, rate slowed',
  ],
  assessed: [
    { type: 'assessed', assessment: { scale: 'moaas', score: 4 }, ...MOMENT },
    'MOAA/S 4: answers slowly to the name',
  ],
  'intervention-made': [
    {
      type: 'intervention-made',
      kind: 'drug',
      drug: { name: 'ondansetron', dose: 4, unit: 'mg', route: 'iv', site: 'left arm' },
      answers: { effects: [1], alarms: ['sys:high#2'] },
      ...MOMENT,
    },
    'Ondansetron 4 mg intravenous, left arm, for Nausea and SBP high',
  ],
  'response-noted': [
    { type: 'response-noted', intervention: 1, response: 'better' },
    'Response: better',
  ],
  'entry-amended': [
    {
      type: 'entry-amended',
      amends: 1,
      reason: 'asked again',
      entry: { kind: 'effect', severity: 'mild', rating: 2 },
    },
    'Corrected to mild, rated 2 of 10. Reason: asked again',
  ],
  'discharge-prepared': [
    {
      type: 'discharge-prepared',
      escort: 'sister',
      instructionsGiven: true,
      nextAppointment: { at: null, note: 'course ended' },
    },
    'Ride home: escort sister, instructions given, no next appointment (course ended)',
  ],
  'emergency-escalated': [
    { type: 'emergency-escalated', reason: 'airway', ...MOMENT },
    'Emergency: airway',
  ],
  'session-signed': [
    {
      type: 'session-signed',
      kind: 'co-signed',
      seal: {
        ...{ signedSeq: 9, signedHash: '0'.repeat(64), protocolSha256: '0'.repeat(64) },
        readings: { count: 0, sha256: '0'.repeat(64), windows: [] },
        ...{ algorithm: 'Ed25519', key: 'k1', signature: 'c2ln' },
      },
    },
    'Co-signed',
  ],
  'addendum-added': [{ type: 'addendum-added', text: 'Called back' }, 'Addendum: Called back'],
  'session-closed': [
    {
      type: 'session-closed',
      outcome: 'discharged',
      override: { unmet: ['escort'], reason: 'lives next door' },
    },
    'Session closed, discharged, although not met: Escort. Reason: lives next door',
  ],
};

describe('describeEvent', () => {
  it.each(Object.entries(SENTENCES))('UI-37 says %s in a plain sentence', (type, [body, text]) => {
    expect(body.type).toBe(type);
    expect(say(body, ABOUT_NAUSEA.includes(type) ? [nausea] : [])).toBe(text);
  });

  it('names who did it, and the vitals that stood', () => {
    expect(describeActor(NURSE, inEnglish)).toBe('Nurse');
    expect(describeActor(ENGINE, inEnglish)).toBe('Alarm engine');
    expect(describeActor({ kind: 'device', id: 'd', name: 'Monitor 3' }, inEnglish)).toBe(
      'Monitor 3',
    );
    const at = START;
    expect(describeVitals({ hr: { value: 84, at }, sys: { value: 142, at } }, inEnglish)).toBe(
      'HR 84, BP 142/--',
    );
  });
});
