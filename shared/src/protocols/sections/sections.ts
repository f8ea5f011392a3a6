/** The sections in which a protocol is read and edited. */

import { LIMIT_SIGNALS } from '../../vitals/catalogue.ts';
import type { MessageKey } from '../../wording/message.ts';
import type { LimitSignal } from '../document/document.ts';

export type SectionId =
  | LimitSignal
  | ('scores' | 'combinations' | 'effects' | 'cuff' | 'missing' | 'equipment' | 'calls')
  | ('gate' | 'recovery' | 'prn' | 'dosing' | 'version');

interface SectionInfo {
  readonly title: MessageKey;
  readonly group: MessageKey;
}
const limits = 'protocols-fields.group-limits';
const monitoring = 'protocols-fields.group-monitoring';
const care = 'protocols-fields.group-care';

/** In the order in which they are listed. */
export const SECTION_INFO: Readonly<Record<SectionId, SectionInfo>> = {
  spo2: { title: 'protocols-fields.oxygen-saturation', group: limits },
  hr: { title: 'protocols-fields.heart-rate', group: limits },
  sys: { title: 'protocols-fields.systolic-pressure', group: limits },
  dia: { title: 'protocols-fields.diastolic-pressure', group: limits },
  rr: { title: 'protocols-fields.respiratory-rate', group: limits },
  etco2: { title: 'protocols-fields.end-tidal-co2', group: limits },
  temp: { title: 'protocols-fields.temperature', group: limits },
  scores: { title: 'protocols-fields.scores', group: limits },
  combinations: { title: 'protocols-fields.combinations', group: limits },
  effects: { title: 'protocols-fields.serious-effects', group: limits },
  cuff: { title: 'protocols-fields.cuff-and-assessments', group: monitoring },
  missing: { title: 'protocols-fields.missing-values', group: monitoring },
  equipment: { title: 'protocols-fields.equipment', group: monitoring },
  calls: { title: 'protocols-fields.calls-for-help', group: monitoring },
  gate: { title: 'protocols-fields.before-the-start', group: care },
  recovery: { title: 'protocols-fields.recovery', group: care },
  prn: { title: 'protocols-fields.as-needed-drugs', group: care },
  dosing: { title: 'protocols-fields.dose-limits', group: care },
  version: { title: 'protocols-fields.name', group: 'protocols-fields.group-version' },
};
export const SECTION_IDS = Object.keys(SECTION_INFO) as readonly SectionId[];

/** Its section holds the limits of one signal. */
export const isLimitSection = (section: string): section is LimitSignal =>
  LIMIT_SIGNALS.some((signal) => signal === section);
