/** What others have published of the same things, to stand beside a clinic's own (docs/clinical.md 1.1). */

import { linkOf } from '../references/references.ts';

export interface PublishedFigure {
  readonly what: string;
  readonly percent: string;
  /** Whom it counts: a share of patients is not a share of sessions. */
  readonly of: 'sessions' | 'patients';
  readonly study: string;
  /** Of docs/clinical-sources.md. */
  readonly source: string;
  readonly address: string;
  /** As far as it was read. */
  readonly caution?: string;
}

const YALE = {
  study: 'Yale: 138 patients, 2,342 infusions of ketamine',
  source: 'S2',
  address: linkOf('S2'),
  caution: 'Read as an abstract, which gives no number for "severe".',
} as const;
const TORONTO = {
  study: 'Toronto, a community clinic: 203 patients, intravenous ketamine',
  source: 'S6',
  address: linkOf('S6'),
  caution: 'Read as an abstract.',
} as const;
const ESKETAMINE = {
  study: 'Esketamine nasal spray: trials as the label gives them',
  source: 'S8',
  address: linkOf('S8'),
  caution: 'Another drug form; label tables read on a secondary page.',
} as const;

/** Beside the share of critical sessions. */
export const PUBLISHED_PRESSURE: readonly PublishedFigure[] = [
  { what: '"Severe hypertension"', percent: '0.98 %', of: 'sessions', ...YALE },
  { what: '"Severe hypertension"', percent: '12.5 %', of: 'patients', ...YALE },
  { what: '165/100 or more', percent: '44.3 %', of: 'patients', ...TORONTO },
  { what: 'Systolic 180 or more', percent: 'about 3 %', of: 'patients', ...ESKETAMINE },
];

/** Beside the rates of effects, by term. */
export const PUBLISHED_EFFECTS: Readonly<Record<string, PublishedFigure>> = {
  drowsiness: { what: 'Drowsiness', percent: '56.4 %', of: 'patients', ...TORONTO },
  dizziness: { what: 'Dizziness', percent: '45.2 %', of: 'patients', ...TORONTO },
  dissociation: { what: 'Dissociation', percent: '35.6 %', of: 'patients', ...TORONTO },
  nausea: { what: 'Nausea', percent: '13.3 %', of: 'patients', ...TORONTO },
};
