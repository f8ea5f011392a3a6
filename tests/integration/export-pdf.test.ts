import { inflateSync } from 'node:zlib';
import { formFields, missingFields } from '@chairside/server/export/pdf/form-fields';
import { readRecord } from '@chairside/server/export/record/session-record.read-model';
import { print } from '@chairside/server/export/report-printer';
import { createFakeStore } from '@chairside/server/store/fake/store.fake';
import type { Store } from '@chairside/server/store/ports/store';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, nasal, PLAIN_DAY, SCENARIOS } from '../support/told-scenarios.ts';
import {
  moment,
  patientOf,
  type ToldClinic,
  ToldSession,
  toldClinic,
} from '../support/told-session.ts';

let store: Store;
let clinic: ToldClinic;

beforeEach(async () => {
  store = createFakeStore();
  clinic = await toldClinic(store);
});
afterEach(() => store.close());

const place = () => ({ id: clinic.id, name: 'Infusion Clinic', timeZone: 'Europe/Berlin' });

async function pdf(session: string, now: number, kind: 'report' | 'form' = 'report') {
  const bytes = await print(store, { kind, clinic: place(), sessionId: session, now });
  return Buffer.from(bytes).toString('latin1');
}

const pagesOf = (text: string): number => (text.match(/\/Type \/Page\b(?!s)/g) ?? []).length;

/** What the page draws, decompressed. */
function streams(text: string): string {
  const found = [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)];
  return found
    .map(([, body = '']) => {
      try {
        return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
      } catch {
        return '';
      }
    })
    .join('\n');
}

describe('report of a session', () => {
  it.each(SCENARIOS)(
    'EX-12 $name: one to three pages with embedded fonts and a chart of vectors',
    async ({ tell, begin }) => {
      const session = await tell(clinic, begin).told();
      const text = await pdf(session, begin + 9 * HOUR);
      expect(text.startsWith('%PDF-1.')).toBe(true);
      expect(pagesOf(text)).toBeGreaterThanOrEqual(1);
      expect(pagesOf(text)).toBeLessThanOrEqual(3);
      expect(text.match(/\/BaseFont \/[A-Z]{6}\+Inter/g)?.length).toBeGreaterThanOrEqual(2);
      expect(text).toMatch(/\/FontFile2/);
      expect(text).not.toMatch(/\/Subtype \/Image/);
      expect(streams(text)).toMatch(/ l\n/);
    },
  );

  it('EX-281 prints a name in the scripts it is written in', async () => {
    const session = new ToldSession(clinic, PLAIN_DAY);
    session.open('0412', { patient: patientOf('0412', '王小明 محمد राम 🤢') });
    session.event(9, { type: 'session-closed', outcome: 'cancelled' });
    const id = await session.told();
    const text = await pdf(id, PLAIN_DAY + HOUR);
    for (const font of ['NotoSansSC', 'NotoSansArabic', 'NotoSansDevanagari', 'NotoEmoji']) {
      expect(text).toMatch(new RegExp(`/BaseFont /[A-Z]{6}\\+${font}`));
    }
    expect(await pdf(id, PLAIN_DAY + HOUR)).toBe(text);
    expect(pagesOf(text)).toBeLessThanOrEqual(2);
  });

  it('EX-450 has the allergies of the patient, every charted note and the notes of side effects', async () => {
    const session = new ToldSession(clinic, PLAIN_DAY);
    const list = [{ substance: '青霉素', reaction: 'حكة' }];
    session.open('0413', { patient: { ...patientOf('0413'), allergies: { list } } });
    const at = session.at(3);
    const told = { source: 'observed', severity: 'mild', ...moment() } as const;
    const nausea = { type: 'effect-observed', term: 'nausea', onset: at } as const;
    const seq = session.event(3, { ...nausea, ...told, actions: [], note: '恶心' });
    const eased = { type: 'effect-changed', effect: seq, change: 'eased' } as const;
    session.event(4, { ...eased, ...moment(), note: 'شرب' });
    session.event(5, { type: 'note-added', text: '很好' });
    const gone = session.event(6, { type: 'note-added', text: '错' });
    session.event(7, { type: 'entry-withdrawn', amends: gone, reason: 'of somebody else' });
    session.event(9, { type: 'session-closed', outcome: 'cancelled' });
    const mapped = streams(await pdf(await session.told(), PLAIN_DAY + HOUR)).toLowerCase();
    const found = (sign: string) =>
      new RegExp(`[<\\s]${sign.charCodeAt(0).toString(16).padStart(4, '0')}>`).test(mapped);
    const signs = [...'青霉素恶心很好', ...'حكةشرب'];
    expect(signs.filter((sign) => !found(sign))).toEqual([]);
    expect(found('错')).toBe(false);
  });

  it('EX-450 stays within its pages whatever was written', async () => {
    const session = new ToldSession(clinic, PLAIN_DAY);
    session.open('0414');
    for (let n = 1; n <= 40; n += 1)
      session.event(n, { type: 'note-added', text: '很'.repeat(2_000) });
    session.event(50, { type: 'session-closed', outcome: 'cancelled' });
    expect(pagesOf(await pdf(await session.told(), PLAIN_DAY + HOUR))).toBeLessThanOrEqual(3);
  });

  it('EX-13 is the same for the same log at the same time, and draws more for more', async () => {
    const [normal] = SCENARIOS;
    const id = (await normal?.tell(clinic, PLAIN_DAY).told()) ?? '';
    const once = streams(await pdf(id, PLAIN_DAY + 9 * HOUR));
    expect(streams(await pdf(id, PLAIN_DAY + 9 * HOUR))).toBe(once);
    const session = new ToldSession(clinic, PLAIN_DAY + 12 * HOUR);
    session.open('0499');
    session.event(1, { type: 'session-closed', outcome: 'cancelled' });
    const bare = streams(await pdf(await session.told(), PLAIN_DAY + 13 * HOUR));
    expect(once.length).toBeGreaterThan(2 * bare.length);
  });
});

describe('limits on the chart of a report', () => {
  /** Dotted lines are warnings, dashed ones critical. */
  const lines = (text: string) =>
    [/\[0\.6 2\] 0 d/g, /\[3 2\] 0 d/g].map((dash) => streams(text).match(dash)?.length ?? 0);

  async function report(moveLimit: boolean): Promise<string> {
    const session = new ToldSession(clinic, PLAIN_DAY + (moveLimit ? 24 : 48) * HOUR);
    session.open('0501');
    session.monitor(0, 30);
    const warning = DEFAULT_PROTOCOL.limits.find(
      ({ signal, direction, tier }) =>
        signal === 'spo2' && direction === 'low' && tier === 'warning',
    );
    if (warning?.test.kind !== 'absolute') throw new Error('no such limit');
    const { id: limitId, test } = warning;
    if (moveLimit) {
      session.event(15, {
        ...{ type: 'limit-changed', limitId, signal: 'spo2', tier: 'warning', op: test.op },
        ...{ measure: 'value', from: test.value, to: 91, reset: false, reason: 'known to be low' },
      });
    }
    session.event(30, { type: 'session-closed', outcome: 'cancelled' });
    return pdf(await session.told(), PLAIN_DAY + 96 * HOUR);
  }

  it('EX-23 are drawn as they stood: one that was moved is two lines', async () => {
    const [warnings = 0, critical = 0] = lines(await report(false));
    expect(critical).toBeGreaterThanOrEqual(3);
    expect(warnings).toBeGreaterThanOrEqual(4);
    expect(lines(await report(true))).toEqual([warnings + 1, critical]);
  });
});

describe('fields of the monitoring form', () => {
  it('EX-15 are filled from the record, and what it does not have is named as missing', async () => {
    const id = await nasal(clinic, PLAIN_DAY).told();
    const record = await readRecord(store, place(), id, PLAIN_DAY + 9 * HOUR);
    const fields = formFields(record);
    const value = (label: string) => fields.find((field) => field.label === label)?.value;
    expect(value('Takes: Benzodiazepine')).toBe('no');
    expect(value('Takes: Psychostimulant')).toBe('yes');
    expect(value('Dose')).toBe('56 mg');
    expect(value('Lot number')).toBe('E42');
    expect(value('Minutes from the first device to the end of monitoring')).toBe('130');
    expect(value('Blood pressure at 40 min')).toMatch(/^\d+\/\d+ mmHg$/);
    expect(value('Sedation')).toBe('yes');
    expect(value('To be handed in by')).toBe('2026-01-12');
    const missing = missingFields(fields).map(({ label }) => label);
    expect(missing).toEqual(
      expect.arrayContaining([
        'Takes: MAO inhibitor',
        'Monitoring provider',
        'Serious adverse event',
      ]),
    );
    expect(pagesOf(await pdf(id, PLAIN_DAY + 9 * HOUR, 'form'))).toBe(1);
  });

  it('EX-15 nothing charted is missing, never "no"', async () => {
    const session = new ToldSession(clinic, PLAIN_DAY);
    session.open('0498');
    session.event(10, {
      ...{ type: 'infusion-started', drug: 'esketamine', plannedMinutes: 10 },
      ...{ regimen: 'esketamine', route: 'nasal' },
    });
    const record = await readRecord(store, place(), await session.told(), PLAIN_DAY + HOUR);
    const said = formFields(record).filter(({ value }) => value !== null);
    expect(said.map(({ label }) => label)).toEqual([
      ...['Date of treatment', 'Setting', 'To be handed in by'],
    ]);
  });
});
