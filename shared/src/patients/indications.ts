/** What infusions are given for: every reason that the seed texts name (docs/clinical.md 3.1). */
import { z } from 'zod';

export const INDICATIONS = [
  'major-depression',
  'depression',
  'anxiety',
  'ocd',
  'ptsd',
  'mood-disorder',
  'bipolar-disorder',
  'chronic-pain',
  'crps',
  'neuropathic-pain',
  'fibromyalgia',
  'post-operative-pain',
  'other',
] as const;
export const indicationSchema = z.enum(INDICATIONS);
export type Indication = z.infer<typeof indicationSchema>;

export interface IndicationEntry {
  readonly label: string;
  readonly group: 'mood' | 'pain' | 'other';
  /** The seed texts that name it. */
  readonly from: readonly ('N' | 'A')[];
  /** What the texts say about it besides. */
  readonly caution?: string;
}

const entry = (
  label: string,
  group: IndicationEntry['group'],
  from: IndicationEntry['from'],
  caution?: string,
): IndicationEntry => ({ label, group, from, ...(caution === undefined ? {} : { caution }) });

export const INDICATION_CATALOGUE: Readonly<Record<Indication, IndicationEntry>> = {
  'major-depression': entry('Major depression', 'mood', ['A']),
  depression: entry('Depression', 'mood', ['N']),
  anxiety: entry('Anxiety', 'mood', ['N', 'A']),
  ocd: entry('Obsessive-compulsive disorder', 'mood', ['A']),
  ptsd: entry('Post-traumatic stress disorder', 'mood', ['N', 'A']),
  'mood-disorder': entry('Mood disorder', 'mood', ['A']),
  'bipolar-disorder': entry('Bipolar disorder', 'mood', ['A'], 'Not while manic or psychotic.'),
  'chronic-pain': entry('Chronic pain', 'pain', ['N']),
  crps: entry('Complex regional pain syndrome', 'pain', ['N', 'A']),
  'neuropathic-pain': entry('Neuropathic pain', 'pain', ['N']),
  fibromyalgia: entry('Fibromyalgia', 'pain', ['A']),
  'post-operative-pain': entry('Post-operative pain', 'pain', ['A']),
  other: entry('Other', 'other', []),
};
