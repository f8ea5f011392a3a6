import { wholeWithin, within } from '../settings/setting.ts';
import { physiologicalNoise } from './noise.ts';
import { between, random, truncatedNormal } from './random.ts';
import { responseAt } from './response.ts';

export interface Base {
  /** /min */
  readonly hr: number;
  /** mmHg */
  readonly sys: number;
  /** mmHg */
  readonly dia: number;
  /** % */
  readonly spo2: number;
  /** /min */
  readonly rr: number;
  /** mmHg */
  readonly etco2: number;
}

/** Peak change under the infusion, in the unit of each signal. */
export interface Rise {
  readonly hr: number;
  readonly sys: number;
  readonly dia: number;
}

export interface Infusion {
  /** When it starts on the patient's time axis, seconds; may be negative. */
  readonly startS: number;
  readonly minutes: number;
  /** When it was stopped, same axis; absent: as planned. */
  readonly stoppedS?: number;
  /** A course begins anew every so many minutes; absent: there is one. */
  readonly everyMin?: number;
}

export interface PatientSettings {
  readonly seed: number;
  readonly infusion: Infusion | null;
  /** Overrides of what the seed draws. */
  readonly base?: Partial<Base>;
  readonly rise?: Partial<Rise>;
}

export interface TrueVitals extends Base {
  readonly map: number;
}

export interface Patient {
  readonly base: Base;
  readonly rise: Rise;
  /** Minutes from the start of the infusion to the peak. */
  readonly peakMin: number;
  /**
   * The patient's vitals at a time, seconds on the patient's own axis. Depends on nothing but its arguments and
   * the seed.
   * @param infusion the infusion that was really given, in place of the one of the settings; null: none
   */
  vitalsAt(tS: number, infusion?: Infusion | null): TrueVitals;
}

/** Half width of the noise of each signal; the cuff's is small so that a calm course stays calm. */
const NOISE: Base = { hr: 4, sys: 2, dia: 1.5, spo2: 0.7, rr: 1.8, etco2: 1.5 };
const STREAM: Base = { hr: 1, sys: 2, dia: 3, spo2: 4, rr: 5, etco2: 6 };

/**
 * A patient whose course is typical (docs/clinical.md 1.1): SBP +13 to +16, DBP +8 to +11 and HR +4 on average over
 * patients, at a peak 30 to 40 minutes after the start. The spread is narrower than the SD of 11 mmHg that
 * was published, so that none of them is an alarming one: those come from scenarios.
 * @throws SettingRefused for settings that no patient has.
 */
export function createPatient(settings: PatientSettings): Patient {
  const seed = wholeWithin('seed', settings.seed, 0, 4_294_967_295);
  const draw = random(seed, 100);
  const sys = between(draw, 108, 128);
  const base: Base = {
    hr: between(draw, 62, 82),
    sys,
    dia: sys * between(draw, 0.6, 0.65),
    spo2: between(draw, 97.8, 98.4),
    rr: between(draw, 13, 16),
    etco2: between(draw, 36, 40),
    ...settings.base,
  };
  const rise: Rise = {
    sys: truncatedNormal(draw, 14.5, 2.5, 10.5, 18.5),
    dia: truncatedNormal(draw, 9.5, 1.8, 6, 13),
    hr: truncatedNormal(draw, 4, 1.5, 1, 7),
    ...settings.rise,
  };
  const peakMin = between(draw, 31, 39);
  check(base, rise, settings.infusion);

  const response = (tS: number, infusion: Infusion | null): number => {
    if (infusion === null) return 0;
    const { startS, minutes, stoppedS, everyMin } = infusion;
    const minute = (tS - startS) / 60;
    const into = everyMin === undefined || minute < 0 ? minute : minute % everyMin;
    const stoppedMin = stoppedS === undefined ? undefined : (stoppedS - startS) / 60;
    return responseAt(into, peakMin, minutes, stoppedMin);
  };
  const noisy = (signal: keyof Base, tS: number): number =>
    base[signal] + NOISE[signal] * physiologicalNoise(seed, STREAM[signal], tS);

  return {
    base,
    rise,
    peakMin,
    vitalsAt(tS, infusion = settings.infusion) {
      const share = response(tS, infusion);
      const systolic = noisy('sys', tS) + rise.sys * share;
      const diastolic = noisy('dia', tS) + rise.dia * share;
      return {
        hr: noisy('hr', tS) + rise.hr * share,
        sys: systolic,
        dia: diastolic,
        map: diastolic + (systolic - diastolic) / 3,
        spo2: Math.min(100, noisy('spo2', tS)),
        rr: noisy('rr', tS),
        etco2: noisy('etco2', tS),
      };
    },
  };
}

function check(base: Base, rise: Rise, infusion: Infusion | null): void {
  within('heart rate', base.hr, 35, 180);
  within('systolic pressure', base.sys, 70, 200);
  within('diastolic pressure', base.dia, 35, base.sys - 10);
  within('SpO2', base.spo2, 80, 100);
  within('respiratory rate', base.rr, 6, 40);
  within('EtCO2', base.etco2, 20, 70);
  within('rise of heart rate', rise.hr, -30, 80);
  within('rise of systolic pressure', rise.sys, -40, 90);
  within('rise of diastolic pressure', rise.dia, -30, 60);
  if (infusion === null) return;
  within('minutes of infusion', infusion.minutes, 1, 600);
  // A new course before the return from the last one would be a jump.
  const least = infusion.minutes + 90;
  if (infusion.everyMin !== undefined) within('minutes per course', infusion.everyMin, least, 6000);
}
