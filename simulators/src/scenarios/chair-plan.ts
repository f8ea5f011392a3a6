import type { VitalStatus } from '@chairside/shared/vitals/reading';
import type { RawReading } from '@chairside/shared/wire/monitor';
import {
  createPatient,
  type Infusion,
  type Patient,
  type PatientSettings,
} from '../patient/patient.ts';
import { between, random } from '../patient/random.ts';
import { within } from '../settings/setting.ts';
import { checkEpisode, type Episode, envelope, secondsInto } from './episode.ts';

/** How long a cuff measures before its value is there. */
export const CUFF_MEASURES_S = 30;
/** How fast SpO2 falls and recovers in an episode. */
const DESATURATION_RAMP_S = 22;

export interface ChairPlan {
  readonly patient: PatientSettings;
  readonly episodes: readonly Episode[];
  /** Has a capnograph: RR and EtCO2. */
  readonly capnography: boolean;
  readonly cuffEveryS: number;
  /** First inflation; before time zero the cuff kept the same rhythm. */
  readonly cuffFirstS: number;
}

/** What a monitor would send; `null` while it is silent. */
export type Sample = Omit<RawReading, 't' | 'nibp'> & {
  /** A cuff value that is finished now. */
  readonly nibp?: { readonly sys: number; readonly dia: number; readonly map: number };
};

export interface ChairModel {
  readonly patient: Patient;
  /**
   * The sample at `tS` seconds of simulation; `sinceS` is the time of the sample before, so that a cuff value
   * that fell due between the two is sent once.
   * @param infusion the infusion that was really given, in place of the scenario's; null: none
   */
  sampleAt(tS: number, sinceS: number, infusion?: Infusion | null): Sample | null;
}

/** @throws SettingRefused for a plan that no chair can follow. */
export function chairModel(plan: ChairPlan): ChairModel {
  const patient = createPatient(plan.patient);
  for (const episode of plan.episodes) checkEpisode(episode);
  within('seconds between cuff readings', plan.cuffEveryS, 60, 3600);
  within('first cuff reading', plan.cuffFirstS, 0, 3600);

  return {
    patient,
    sampleAt(tS, sinceS, infusion) {
      const now = patient.vitalsAt(tS, infusion);
      let { hr, spo2 } = now;
      let probeOff = false;
      for (const episode of plan.episodes) {
        const into = secondsInto(episode, tS);
        if (into === null) continue;
        switch (episode.kind) {
          case 'monitor-silent':
            return null;
          case 'probe-off':
            probeOff = true;
            break;
          case 'desaturation': {
            const depth = envelope(into, episode.durationS, DESATURATION_RAMP_S);
            spo2 += (floorOf(episode.floor, plan.patient.seed, tS) - spo2) * depth;
            hr += 9 * depth;
            break;
          }
          case 'tachycardia':
            hr += (episode.hr - hr) * envelope(into, episode.durationS, 40);
            break;
        }
      }
      const measured = cuffDue(plan, tS, sinceS) ? now : null;
      const status: Partial<Record<'spo2' | 'nibp', VitalStatus>> = {
        ...(probeOff ? { spo2: 'off' } : {}),
        ...(cuffMeasuring(plan, tS) ? { nibp: 'measuring' } : {}),
      };
      return {
        hr: Math.round(hr),
        ...(probeOff ? {} : { spo2: Math.round(spo2) }),
        ...(plan.capnography ? { rr: Math.round(now.rr), etco2: Math.round(now.etco2) } : {}),
        ...(measured === null
          ? {}
          : {
              nibp: {
                sys: Math.round(measured.sys),
                dia: Math.round(measured.dia),
                map: Math.round(measured.map),
              },
            }),
        ...(Object.keys(status).length === 0 ? {} : { status }),
      };
    },
  };
}

/** The floor of an episode wanders by one percent either way, as a real one does. */
function floorOf(floor: number, seed: number, tS: number): number {
  return floor + between(random(seed, 200, Math.floor(tS / 7)), -1, 1);
}

function cuffPosition(plan: ChairPlan, tS: number): { cycle: number; into: number } | null {
  if (tS >= 0 && tS < plan.cuffFirstS) return null;
  const since = tS - plan.cuffFirstS;
  const cycle = Math.floor(since / plan.cuffEveryS);
  return { cycle, into: since - cycle * plan.cuffEveryS };
}

function cuffMeasuring(plan: ChairPlan, tS: number): boolean {
  const position = cuffPosition(plan, tS);
  return position !== null && position.into < CUFF_MEASURES_S;
}

function cuffDue(plan: ChairPlan, tS: number, sinceS: number): boolean {
  const position = cuffPosition(plan, tS);
  if (position === null) return false;
  const doneAt = plan.cuffFirstS + position.cycle * plan.cuffEveryS + CUFF_MEASURES_S;
  return doneAt <= tS && doneAt > sinceS;
}
