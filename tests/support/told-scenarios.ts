/** The sessions that every export has to cope with. */
import type { EventBody } from '@chairside/shared/moves/events';
import {
  ENGINE,
  MIN,
  moment,
  PROVIDER,
  patientOf,
  type ToldClinic,
  ToldSession,
} from './told-session.ts';

type Scenario = (clinic: ToldClinic, begin: number) => ToldSession;

const STARTED: EventBody = {
  ...{ type: 'infusion-started', drug: 'ketamine', doseMg: 35, plannedMinutes: 40 },
  ...{ regimen: 'depression', route: 'iv-infusion', rateMlPerH: 52.5 },
  ...{ concentrationMgPerMl: 1, volumeMl: 35, pump: 'Pump 1', lot: 'L1' },
};
const digest = 'a'.repeat(64);

function alarm(
  session: ToldSession,
  minute: number,
  tier: 'critical' | 'warning' | 'info',
  occurrence = 1,
  lasts = 2,
): void {
  const raisedAt = session.at(minute);
  const key = tier === 'info' ? 'technical:no-data:rr' : 'spo2:low';
  const kind = tier === 'info' ? ('technical' as const) : ('physiological' as const);
  const value = tier === 'info' ? null : tier === 'critical' ? 87 : 92;
  const limit =
    tier === 'info'
      ? null
      : ({
          id: `spo2-low-${tier}`,
          op: '<',
          value: tier === 'critical' ? 90 : 94,
          unit: '%',
        } as const);
  const base = {
    ...{ id: `${key}#${occurrence}`, key, occurrence, kind, tier, since: raisedAt - 10_000 },
    ...{ raisedAt, value, worst: value, limit, protocol: 'default@1', acknowledged: null },
    ...{ signalLost: false, unresolved: false, unconfirmed: false },
  };
  const changed = (
    change: 'raised' | 'cleared',
    at: number,
    state: 'active' | 'cleared',
  ): EventBody => ({
    ...{ type: 'alarm-changed', transition: { change, at, alarm: { ...base, state } } },
  });
  session.event(minute, changed('raised', raisedAt, 'active'), ENGINE);
  if (tier !== 'info') {
    const by = { type: 'alarm-acknowledged', alarmId: base.id, key, occurrence } as const;
    session.event(minute + 0.5, by);
  }
  session.event(minute + lasts, changed('cleared', session.at(minute + lasts), 'cleared'), ENGINE);
}

function effect(
  session: ToldSession,
  minute: number,
  term: string,
  severity: 'mild' | 'moderate' | 'severe' | 'life-threatening',
  until: number | null = null,
): void {
  const seq = session.event(minute, {
    ...{ type: 'effect-observed', term, severity, onset: session.at(minute) },
    ...{ source: 'patient-reported', rating: 6, actions: ['reassurance'], ...moment() },
  });
  if (until === null) return;
  session.event(until, {
    ...{ type: 'effect-changed', effect: seq, change: 'resolved', outcome: 'gone by itself' },
    ...moment(),
  });
}

function assess(
  session: ToldSession,
  minute: number,
  scale: 'moaas' | 'dissociation',
  score: number,
) {
  session.event(minute, { type: 'assessed', assessment: { scale, score }, ...moment() });
}

function sign(session: ToldSession, minute: number): void {
  session.event(
    minute,
    {
      ...{ type: 'session-signed', kind: 'signed', statement: 'Reviewed.' },
      seal: {
        ...{ signedSeq: session.events.length, signedHash: digest, protocolSha256: digest },
        readings: { count: session.readings.length, sha256: digest, windows: [] },
        ...{
          algorithm: 'Ed25519',
          key: 'key-1',
          signature: Buffer.alloc(64, 7).toString('base64'),
        },
      },
    },
    PROVIDER,
  );
}

function opened(session: ToldSession, recordNumber = '0412', name?: string): void {
  session.open(recordNumber, {
    patient: patientOf(recordNumber, name),
    identifiers: ['name', 'date-of-birth'],
  });
  session.event(3, { type: 'weight-recorded', kg: 70, method: 'measured' });
  session.event(5, {
    ...{ type: 'baseline-set', from: 'entered' },
    baseline: { hr: 72, spo2: 98, sys: 124, dia: 78, rr: 14 },
  });
  assess(session, 5, 'moaas', 5);
  assess(session, 5, 'dissociation', 0);
}

/** Forty minutes with a change of rate, a pause, effects, alarms, a drug, a gap; discharged and signed. */
export const normal: Scenario = (clinic, begin) => {
  const session = new ToldSession(clinic, begin);
  opened(session);
  session.event(10, STARTED);
  effect(session, 16, 'dissociation', 'moderate', 55);
  effect(session, 21, 'nausea', 'mild', 34);
  alarm(session, 23, 'warning', 1, 1.5);
  alarm(session, 24.5, 'critical', 2, 1.2);
  session.event(25, { type: 'infusion-paused', reason: 'saturation' });
  session.event(28, { type: 'infusion-resumed' });
  session.event(28.5, {
    ...{ type: 'rate-changed', from: 52.5, rateMlPerH: 40, reason: 'saturation', ...moment() },
  });
  session.event(29, {
    ...{ type: 'intervention-made', kind: 'drug', note: 'for nausea', ...moment() },
    drug: { name: 'Ondansetron', dose: 4, unit: 'mg', route: 'iv' },
  });
  session.event(29, {
    ...{ type: 'intervention-made', kind: 'oxygen', ...moment() },
    oxygen: { lPerMin: 2, device: 'nasal cannula' },
  });
  assess(session, 30, 'moaas', 4);
  assess(session, 31, 'dissociation', 6);
  alarm(session, 40, 'info', 1, 3);
  session.event(55, { type: 'infusion-stopped', reason: 'completed' });
  session.event(100, {
    ...{ type: 'vitals-recorded', values: { sys: 126, dia: 80, hr: 70, spo2: 98, onAir: true } },
    ...moment(),
  });
  session.event(112, {
    ...{ type: 'assessed', ...moment() },
    assessment: {
      ...{ scale: 'padss', score: 10 },
      parts: { 'vital-signs': 2, ambulation: 2, 'nausea-vomiting': 2, pain: 2, bleeding: 2 },
    },
  });
  assess(session, 112, 'moaas', 5);
  assess(session, 112, 'dissociation', 0);
  session.event(114, { type: 'discharge-prepared', escort: 'sister', instructionsGiven: true });
  session.event(118, { type: 'session-closed', outcome: 'discharged' }, PROVIDER);
  session.monitor(1, 117, (minute) => minute > 39 && minute < 42);
  for (let second = 0; second < 30; second += 1) {
    session.reading(70 + second / 60, { hr: 71 }, { status: { spo2: 'off', nibp: 'failed' } });
  }
  session.reading(71, { hr: 70, spo2: 97 }, { late: true, arrivedAt: session.at(75) });
  sign(session, 130);
  return session;
};

const empty: Scenario = (clinic, begin) => {
  const session = new ToldSession(clinic, begin);
  session.open('walk-in');
  session.event(4, { type: 'session-closed', outcome: 'cancelled' });
  return session;
};

const oneReading: Scenario = (clinic, begin) => {
  const session = new ToldSession(clinic, begin);
  session.open('0413');
  session.event(2, { type: 'infusion-started', drug: 'ketamine', plannedMinutes: 40 });
  session.reading(3, { hr: 71, spo2: 97, sys: 120, dia: 76, map: 91 });
  session.event(20, { type: 'infusion-stopped', reason: 'other' });
  session.event(40, { type: 'session-closed', outcome: 'left-against-advice' });
  return session;
};

/** Stopped for an emergency after twelve minutes. */
export const aborted: Scenario = (clinic, begin) => {
  const session = new ToldSession(clinic, begin);
  opened(session, '0414');
  session.event(10, STARTED);
  effect(session, 19, 'chest-pain', 'severe');
  alarm(session, 20, 'critical', 1, 4);
  session.event(22, { type: 'infusion-stopped', reason: 'side-effect', note: '=HYPERLINK("x")' });
  session.event(23, { type: 'emergency-escalated', reason: 'chest pain', ...moment() });
  session.event(
    30,
    { type: 'session-closed', outcome: 'emergency', note: 'by ambulance' },
    PROVIDER,
  );
  session.monitor(1, 30);
  return session;
};

const eightHours: Scenario = (clinic, begin) => {
  const session = new ToldSession(clinic, begin);
  opened(session, '0415');
  session.event(10, {
    ...{ type: 'infusion-started', drug: 'ketamine', doseMg: 150, plannedMinutes: 420 },
    ...{ regimen: 'pain', rateMlPerH: 21.4, concentrationMgPerMl: 1, volumeMl: 150 },
  });
  for (let hour = 1; hour < 7; hour += 1)
    effect(session, hour * 60, 'drowsiness', 'mild', hour * 60 + 40);
  for (let n = 1; n <= 10; n += 1)
    alarm(session, 20 + n * 40, n % 4 === 0 ? 'critical' : 'warning', n, 5);
  session.event(430, { type: 'infusion-stopped', reason: 'completed' });
  session.event(480, { type: 'session-closed', outcome: 'discharged' }, PROVIDER);
  session.monitor(1, 480, (minute) => minute > 200 && minute < 215);
  return session;
};

const TERMS = ['nausea', 'dizziness', 'headache', 'anxiety', 'drowsiness', 'blurry-vision'];
const LONG =
  'Maria-Magdalena Wilhelmine Friederike Charlotte von Hohenlohe-Waldenburg-Schillingsfürst zu Øster-Ångström, geb. 漢字 Παπαδόπουλος';

/** More of everything than fits on three pages, and a name that is longer than a line. */
const crowded: Scenario = (clinic, begin) => {
  const session = new ToldSession(clinic, begin);
  opened(session, '0416', LONG);
  session.event(10, STARTED);
  for (let n = 0; n < 70; n += 1) {
    const severity = n % 17 === 0 ? 'severe' : n % 3 === 0 ? 'moderate' : 'mild';
    effect(session, 12 + n * 0.9, TERMS[n % TERMS.length] ?? 'nausea', severity, 14 + n * 0.9);
  }
  for (let n = 1; n <= 90; n += 1) {
    alarm(session, 11 + n, n % 11 === 0 ? 'critical' : n % 2 === 0 ? 'warning' : 'info', n, 0.8);
  }
  for (let n = 0; n < 40; n += 1) {
    session.event(13 + n * 2, {
      ...{ type: 'intervention-made', kind: 'reassurance', ...moment() },
      note: `Long note ${n}: ${'the patient was told what happens and what comes next, '.repeat(2)}`,
    });
  }
  session.event(50, { type: 'infusion-stopped', reason: 'completed' });
  session.event(118, { type: 'session-closed', outcome: 'discharged' }, PROVIDER);
  session.monitor(1, 118, (minute) => minute % 7 > 6.6, { everySeconds: 2 });
  return session;
};

/** Two nasal devices and the monitoring that goes with them. */
export const nasal: Scenario = (clinic, begin) => {
  const session = new ToldSession(clinic, begin);
  opened(session, '0417');
  session.event(6, {
    type: 'checklist-answered',
    answers: [
      { item: 'benzodiazepine', answer: 'no' },
      { item: 'psychostimulant', answer: 'yes', note: 'in the morning' },
    ],
  });
  session.event(10, {
    ...{ type: 'infusion-started', drug: 'esketamine', doseMg: 56, plannedMinutes: 10 },
    ...{ regimen: 'esketamine', route: 'nasal', lot: 'E42' },
  });
  for (const minute of [10, 15]) {
    session.event(minute, { type: 'bolus-given', mg: 28, reason: 'device', ...moment() });
  }
  effect(session, 20, 'dissociation', 'moderate', 70);
  assess(session, 50, 'moaas', 4);
  assess(session, 51, 'dissociation', 3);
  session.event(16, { type: 'infusion-stopped', reason: 'completed' });
  session.event(140, { type: 'session-closed', outcome: 'discharged' }, PROVIDER);
  session.monitor(1, 139, undefined, { everySeconds: 5 });
  return session;
};

/** One hour before the clocks are moved in Berlin, so that the session lies on both sides. */
export const SPRING = Date.UTC(2026, 2, 29, 0);
export const AUTUMN = Date.UTC(2026, 9, 25, 0);
export const PLAIN_DAY = Date.UTC(2026, 0, 5, 9);

export const SCENARIOS: readonly {
  readonly name: string;
  readonly tell: Scenario;
  readonly begin: number;
}[] = [
  { name: 'normal', tell: normal, begin: PLAIN_DAY },
  { name: 'empty', tell: empty, begin: PLAIN_DAY },
  { name: 'one-reading', tell: oneReading, begin: PLAIN_DAY },
  { name: 'aborted', tell: aborted, begin: PLAIN_DAY },
  { name: 'eight-hours', tell: eightHours, begin: PLAIN_DAY },
  { name: 'crowded', tell: crowded, begin: PLAIN_DAY },
  { name: 'nasal', tell: nasal, begin: PLAIN_DAY },
  { name: 'spring-night', tell: normal, begin: SPRING },
  { name: 'autumn-night', tell: normal, begin: AUTUMN },
];

export const HOUR = 60 * MIN;
