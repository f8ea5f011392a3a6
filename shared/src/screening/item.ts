import type { MessageKey } from '../wording/message.ts';

export const CHECKLIST_SECTIONS = ['history', 'drugs', 'today'] as const;
export type ChecklistSection = (typeof CHECKLIST_SECTIONS)[number];

export const CHECKLIST_SECTION_LABELS = {
  history: 'screening.section-history',
  drugs: 'screening.section-drugs',
  today: 'screening.section-today',
} as const satisfies Record<ChecklistSection, MessageKey>;

type Why = Extract<MessageKey, `screening.${string}-why`>;
/** Every item has its statement and its reason in the catalogue of words, under its id. */
export type ItemId = Why extends `screening.${infer Id}-why` ? Id : never;

/** soft: a provider's reason passes it; hard: only a provider's override. */
export type StopLevel = 'soft' | 'hard';

export interface ChecklistItem {
  /** Never changes once a log has it. */
  readonly id: ItemId;
  /** A statement that is answered yes, no or unknown. */
  readonly label: MessageKey;
  readonly section: ChecklistSection;
  /** Seed texts that name it (N, A); they stand first in their section. */
  readonly seeds: readonly ('N' | 'A')[];
  /** Ids of docs/clinical-sources.md for the item; that an answer stops, and how hard, is a clinic default. */
  readonly sources: readonly string[];
  /** The answer that stops the start; null: taken down only. */
  readonly stop: 'yes' | 'no' | null;
  readonly level: StopLevel | null;
  /** What "unknown" does. */
  readonly unknown: StopLevel | null;
  /** What no answer at all does: an item that was not asked is never taken for a harmless one. */
  readonly missing: StopLevel | null;
  /** What the nurse reads when it stops. */
  readonly why: MessageKey;
  readonly appliesTo: 'all' | 'pregnancy-possible' | 'intravenous';
}

type More = Partial<
  Pick<ChecklistItem, 'seeds' | 'level' | 'unknown' | 'missing' | 'appliesTo' | 'sources'>
>;

/** An item that stops: by default softly, also where it is unknown or was not asked. */
export function stopItem(
  section: ChecklistSection,
  stop: 'yes' | 'no',
  id: ItemId,
  more: More = {},
): ChecklistItem {
  const unknown = more.unknown ?? 'soft';
  return {
    id,
    label: `screening.${id}`,
    section,
    seeds: [],
    sources: [],
    stop,
    level: 'soft',
    missing: unknown,
    why: `screening.${id}-why`,
    appliesTo: 'all',
    ...more,
    unknown,
  };
}

/** An item that is taken down only. It still has to be asked unless `missing` is null. */
export function recordItem(section: ChecklistSection, id: ItemId, more: More = {}): ChecklistItem {
  return {
    id,
    label: `screening.${id}`,
    section,
    seeds: [],
    sources: [],
    stop: null,
    level: null,
    unknown: null,
    missing: 'soft',
    why: `screening.${id}-why`,
    appliesTo: 'all',
    ...more,
  };
}
