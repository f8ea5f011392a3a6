/** A protocol as statements: one sentence's worth each, named, so that two versions can be compared and a field marked. */
import { say } from '../../language/say.ts';

export interface Statement {
  /** Stable path, such as `limits.spo2-low-warning.delay`; the field of the editor has the same. */
  readonly id: string;
  readonly section: SectionId;
  /** What it is about, such as `SpO2 ≤ 93 %`. */
  readonly item: string;
  readonly label: string;
  readonly text: string;
}

export const SECTIONS = [
  { id: 'spo2', title: say('protocols-document.oxygen-saturation'), group: 'Limits' },
  { id: 'hr', title: say('protocols-document.heart-rate'), group: 'Limits' },
  { id: 'sys', title: say('protocols-document.systolic-pressure'), group: 'Limits' },
  { id: 'dia', title: say('protocols-document.diastolic-pressure'), group: 'Limits' },
  { id: 'rr', title: say('protocols-document.respiratory-rate'), group: 'Limits' },
  { id: 'etco2', title: say('protocols-document.end-tidal-co2'), group: 'Limits' },
  { id: 'temp', title: 'Temperature', group: 'Limits' },
  { id: 'scores', title: 'Scores', group: 'Limits' },
  { id: 'combinations', title: 'Combinations', group: 'Limits' },
  { id: 'effects', title: say('protocols-document.serious-effects'), group: 'Limits' },
  { id: 'cuff', title: say('protocols-document.cuff-and-assessments'), group: 'Monitoring' },
  { id: 'missing', title: say('protocols-document.missing-values'), group: 'Monitoring' },
  { id: 'equipment', title: 'Equipment', group: 'Monitoring' },
  { id: 'calls', title: say('protocols-document.calls-for-help'), group: 'Monitoring' },
  { id: 'gate', title: say('protocols-document.before-the-start'), group: 'Care' },
  { id: 'recovery', title: 'Recovery', group: 'Care' },
  { id: 'prn', title: say('protocols-document.as-needed-drugs'), group: 'Care' },
  { id: 'dosing', title: say('protocols-document.dose-limits'), group: 'Care' },
  { id: 'version', title: 'Name', group: 'Version' },
] as const satisfies readonly { id: string; title: string; group: string }[];
export type SectionId = (typeof SECTIONS)[number]['id'];

export const sectionTitle = (id: SectionId): string =>
  SECTIONS.find((section) => section.id === id)?.title ?? id;

/** Says one item's statements: `statement('delay', 'Delay', '15 s')`. */
export type StatementOf = (field: string, label: string, text: string) => Statement;

export function about(section: SectionId, path: string, item: string): StatementOf {
  return (field, label, text) => ({ id: `${path}.${field}`, section, item, label, text });
}
