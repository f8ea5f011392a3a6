import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rawReadingSchema } from '@chairside/shared/wire/monitor';
import { describe, expect, it } from 'vitest';
import { SettingRefused } from '../settings/setting.ts';
import { parseMapping } from './mapping.ts';
import { timed } from './play.ts';
import { parseRecording, readMapping, readRecording } from './recording.ts';

describe('parsing a recording', () => {
  it('SI-11 sends a zero as 0, leaves a blank out, and keeps what is no number as text', () => {
    const text =
      't_s,EtCO2_mmHg,RR_bpm,SpO2_pct,PR_bpm\n0,23,0,96,76\n6,,,0,\n7,--,12.5,1e9,-100\n';
    expect(parseRecording(text)).toEqual([
      { t_s: 0, raw: { etco2: 23, rr: 0, spo2: 96, pulse: 76 } },
      { t_s: 6, raw: { spo2: 0 } },
      { t_s: 7, raw: { etco2: '--', rr: 12.5, spo2: 1e9, pulse: -100 } },
    ]);
  });

  it('SI-11 keeps a row without any value, gaps, and times that repeat or run backwards', () => {
    const rows = parseRecording('t_s,SpO2_pct,PR_bpm\n0,,\n9,98,70\n9,98,71\n8,97,70\n');
    expect(rows.map(({ t_s }) => t_s)).toEqual([0, 9, 9, 8]);
    expect(rows[0]?.raw).toEqual({});
  });

  it('SI-12 makes one reading of the values of one time, and two where a parameter comes twice', () => {
    const lines = ['Time,Parameter,Value', '00:00,Age,84', '01:47,HR,80', '01:47,NISysABP,178'];
    lines.push('01:47,NIDiasABP,71', '01:47,SaO2,97', '01:47,HR,82', '26:05,Temp,37');
    expect(parseRecording(lines.join('\r\n'))).toEqual([
      { t_s: 6420, raw: { hr: 80, nibp: { sys: 178, dia: 71 } } },
      { t_s: 6420, raw: { hr: 82 } },
      { t_s: 93_900, raw: { temp: 37 } },
    ]);
  });

  it('SI-12 takes a mapping of your own', () => {
    const mapping = parseMapping(
      '{"time":"ms","timeUnit":"ms","columns":{"sat":"spo2","s":"nibp.sys","d":"nibp.dia"}}',
    );
    expect(parseRecording('ms,sat,s,d\n1500,97,120,80\n2500,97,,\n', mapping)).toEqual([
      { t_s: 1.5, raw: { spo2: 97, nibp: { sys: 120, dia: 80 } } },
      { t_s: 2.5, raw: { spo2: 97 } },
    ]);
  });

  it('SI-282 reads seconds, times of day over midnight, and dates', () => {
    const mapping = parseMapping('{"time":"when","columns":{"sat":"spo2"}}');
    const times = (...when: string[]) =>
      parseRecording(`when,sat\n${when.map((one) => `${one},97`).join('\n')}\n`, mapping).map(
        ({ t_s }) => t_s,
      );
    expect(times('10', '11.5')).toEqual([10, 11.5]);
    expect(times('23:59:58', '23:59:59.5', '00:00:01')).toEqual([86_398, 86_399.5, 86_401]);
    expect(times('00:10:00', '00:09:58')).toEqual([600, 598]);
    expect(times('2026-03-01T10:00:00Z', '2026-03-01T10:00:01.250Z').map((s) => s % 60)).toEqual([
      0, 1.25,
    ]);
  });

  it('SI-282 passes over what stands above the header, and counts lines from the top', () => {
    const preamble = 'Monitor,B40\nDate,2026-03-01\n\nt_s,SpO2_pct,PR_bpm\n';
    expect(parseRecording(`${preamble}0,98,70\n`)).toEqual([
      { t_s: 0, raw: { spo2: 98, pulse: 70 } },
    ]);
    const mapping = parseMapping('{"time":"t","columns":{"b":"hr"}}');
    expect(parseRecording('x,y,z\nt,b\n1,70\n', mapping)).toEqual([{ t_s: 1, raw: { hr: 70 } }]);
  });

  it('SI-13 refuses what it cannot read, saying what and where', () => {
    const refused: [() => unknown, RegExp][] = [
      [() => parseRecording(''), /recording is empty/],
      [() => parseRecording('t_s,SpO2_pct,PR_bpm\n'), /a header and no readings/],
      [() => parseRecording('Time,Parameter,Value\n'), /a header and no readings/],
      [() => parseRecording('Date,16-4-2021\nVersion,"6,1"\n'), /no built-in mapping.*--columns/],
      [() => parseRecording('t_s,SpO2_pct,PR_bpm\n0,98,70\n,98,70\n'), /line 3 .* has no time/],
      [() => parseRecording('Time,Parameter,Value\n1:99,HR,80\n'), /line 2 .* has no time/],
      [() => parseRecording('t_s,SpO2_pct,PR_bpm\n0,"98,70\n'), /not CSV/],
      [() => parseMapping('{'), /not JSON/],
      [() => parseMapping('[]'), /not a JSON object/],
      [() => parseMapping('{"columns":{}}'), /needs "time"/],
      [() => parseMapping('{"time":"t","columns":{}}'), /names no column/],
      [() => parseMapping('{"time":"t","columns":{"a":"abp"}}'), /column a can become one of hr/],
      [() => parseMapping('{"time":"t","timeUnit":"h","columns":{"a":"hr"}}'), /"timeUnit"/],
      [
        () => parseRecording('t,a\n', parseMapping('{"time":"t","columns":{"b":"hr"}}')),
        /no column b/,
      ],
    ];
    for (const [act, message] of refused) {
      expect(act).toThrow(message);
      expect(act).toThrow(SettingRefused);
    }
  });

  it('SI-13 refuses a file that is not there', async () => {
    await expect(readRecording('/nowhere/at/all.csv')).rejects.toThrow(/recording cannot be read/);
    await expect(readMapping('/nowhere/at/all.json')).rejects.toThrow(/mapping cannot be read/);
  });
});

describe('playing a recording', () => {
  it('SI-14 keeps the spacing, divided by the speed', () => {
    const recording = parseRecording('t_s,SpO2_pct,PR_bpm\n10,98,70\n11,98,70\n70,0,0\n69,98,70\n');
    expect(timed(recording, 1_000_000).map(({ t }) => t - 1_000_000)).toEqual([
      0, 1000, 60_000, 59_000,
    ]);
    expect(timed(recording, 1_000_000, 10).map(({ t }) => t - 1_000_000)).toEqual([
      0, 100, 6000, 5900,
    ]);
    expect(timed(recording, 0)[2]).toMatchObject({ spo2: 0, pulse: 0 });
    expect(() => timed(recording, 0, 0)).toThrow(SettingRefused);
  });
});

const DATA = join(import.meta.dirname, '../../../../shared/data/numerics');
const present = existsSync(DATA);
if (!present)
  process.stderr.write(`real recordings are absent (${DATA}): their tests are skipped\n`);

describe('real recordings', () => {
  const files = (folder: string) => (present ? readdirSync(join(DATA, folder)) : []);
  const read = (folder: string, file: string) => readRecording(join(DATA, folder, file));

  it.runIf(present)(
    'SI-15 reads every file of the known formats as the protocol takes it',
    async () => {
      const formats = [
        ['sedation_capnostream_ipi', '.csv', 14],
        ['sedation_tcm_capnopred', '.csv', 8],
        ['cathlab_tcm_hfno', '.csv', 8],
        ['icu_challenge2012', '.txt', 6],
        ['mimic_numerics_1permin', '.csv', 1],
      ] as const;
      for (const [folder, ending, count] of formats) {
        const names = files(folder).filter((name) => name.endsWith(ending));
        expect(names.length, folder).toBe(count);
        for (const name of names) {
          const recording = await read(folder, name);
          expect(recording.length, name).toBeGreaterThan(80);
          for (const reading of timed(recording, 1_780_000_000_000)) {
            const parsed = rawReadingSchema.safeParse(reading);
            if (!parsed.success) throw new Error(`${name}: ${JSON.stringify(reading)}`);
          }
        }
      }
    },
  );

  it.runIf(present)('SI-15 finds in them what was counted independently', async () => {
    const e110 = await read('sedation_capnostream_ipi', 'E110.csv');
    expect(e110.length).toBe(4008);
    const low = e110.filter(({ raw }) => Number(raw.spo2) < 90 && Number(raw.spo2) > 0);
    expect(low.find(({ t_s }) => t_s >= 2856)?.t_s).toBe(47 * 60 + 36);
    expect(e110.filter(({ raw }) => raw.pulse === 0).length).toBe(39);
    expect(e110.filter(({ raw }) => raw.spo2 === undefined).length).toBe(57);

    const hs08 = await read('sedation_tcm_capnopred', 'HS08.csv');
    expect(hs08.length).toBe(1981);
    expect(hs08.filter(({ raw }) => raw.spo2 === 0).length).toBe(244);
    expect(hs08.filter(({ raw }) => raw.pulse === 0).length).toBe(600);

    const p007 = await read('cathlab_tcm_hfno', 'P007.csv');
    expect(p007.length).toBe(12_627);
    const mimic = await read('mimic_numerics_1permin', 's00001-2896-10-10-00-31n.csv');
    expect(mimic.filter(({ raw }) => raw.nibp !== undefined).length).toBe(1936 - 1784);
    const chart = await read('icu_challenge2012', '135481.txt');
    expect(chart.filter(({ raw }) => raw.nibp?.sys !== undefined).length).toBe(72);
    const blank = await read('sedation_capnostream_ipi', 'E194.csv');
    expect(blank.length).toBe(4185);
    expect(blank.every(({ raw }) => Object.keys(raw).length === 0)).toBe(true);
  });

  it.runIf(present)(
    'SI-13 refuses the native exports of anaesthesia devices in one sentence',
    async () => {
      for (const file of files('equine_anaesthesia_devices')) {
        await expect(read('equine_anaesthesia_devices', file)).rejects.toThrow(SettingRefused);
      }
    },
  );
});
