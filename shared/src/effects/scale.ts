import type { MessageKey } from '../wording/message.ts';

export const SCALES = [
  'nausea',
  'pain',
  'anxiety',
  'moaas',
  'rass',
  'dissociation',
  'cadss',
  'cadss6',
  'aldrete',
  'padss',
  'phq9',
] as const;

/** A key of the catalogue of words. */
export type ScaleText = Extract<MessageKey, `scales.${string}`>;

export interface ScalePart {
  /** Never changes once a log has it. */
  readonly id: string;
  readonly label: ScaleText;
  /** What a score means, best first. */
  readonly anchors: readonly Anchor[];
}

export interface Anchor {
  readonly score: number;
  readonly text: ScaleText;
}

export interface Scale {
  readonly code: (typeof SCALES)[number];
  readonly label: ScaleText;
  /** For a chip or a column. */
  readonly short: ScaleText;
  /** Whole numbers from `min` to `max`. */
  readonly min: number;
  readonly max: number;
  /**
   * rating: one tap on a number; sum: added up from parts; total: a number from a form that is filled in
   * elsewhere.
   */
  readonly kind: 'rating' | 'sum' | 'total';
  /** In the order in which they are offered; empty where the wording is not ours to show. */
  readonly anchors: readonly Anchor[];
  /** Empty unless `kind` is `sum`. */
  readonly parts: readonly ScalePart[];
  /** Ids of docs/clinical-sources.md; empty: clinic default, not from a published source. */
  readonly sources: readonly string[];
  readonly licence: ScaleText;
  /** Only where it was verified (docs/clinical.md 3.4). */
  readonly loinc: string | null;
  /** What a reader must know of it. */
  readonly note?: ScaleText;
}
