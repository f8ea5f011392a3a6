import type { DrugQuestion } from '@chairside/shared/session/drug-questions';
import type { InterventionEntry } from '@chairside/shared/session/entries';
import { type DrugDraft, drugOf, EMPTY_DRUG } from './drug-draft.ts';

/** What staff did, as its form holds it. */
export interface InterventionDraft {
  readonly kind: InterventionEntry['kind'] | null;
  readonly drug: DrugDraft;
  /** Null: not said; 0: taken off. */
  readonly oxygen: { readonly lPerMin: number | null; readonly device: string };
  readonly note: string;
  /** `seq` of the effects that it answers. */
  readonly effects: readonly number[];
  readonly alarms: readonly string[];
  /** By code of the question that the drug raises. */
  readonly reasons: Readonly<Record<string, string>>;
}

export const emptyIntervention = (effects: readonly number[]): InterventionDraft => ({
  ...{ kind: null, drug: EMPTY_DRUG, oxygen: { lPerMin: null, device: '' } },
  ...{ note: '', effects, alarms: [], reasons: {} },
});

/** An entry as it stands, for its correction: nothing of it is lost on the way. */
export function draftOfIntervention(entry: InterventionEntry): InterventionDraft {
  const empty = emptyIntervention(entry.answers?.effects ?? []);
  const { drug } = entry;
  return {
    ...empty,
    kind: entry.kind,
    note: entry.note ?? '',
    alarms: entry.answers?.alarms ?? [],
    reasons: Object.fromEntries((entry.confirmed ?? []).map(({ code, reason }) => [code, reason])),
    ...(entry.oxygen === undefined ? {} : { oxygen: entry.oxygen }),
    ...(drug === undefined
      ? {}
      : {
          drug: {
            ...{ name: drug.name, dose: drug.dose, unit: drug.unit, route: drug.route },
            ...{ site: drug.site ?? '', worked: null },
          },
        }),
  };
}

function oxygenOf(
  { lPerMin, device }: InterventionDraft['oxygen'],
  said: Omit<InterventionEntry, 'kind'>,
): InterventionEntry | null {
  const through = device.trim();
  if (lPerMin === null || (lPerMin > 0 && through === '')) return null;
  const oxygen = { lPerMin, device: through === '' ? 'none' : through };
  return { kind: 'oxygen', oxygen, ...said };
}

/** Null while something is missing, or while a question has no reason. */
export function interventionOf(
  draft: InterventionDraft,
  questions: readonly DrugQuestion[] = [],
): InterventionEntry | null {
  const { kind, effects, alarms, reasons } = draft;
  const confirmed = [...new Set(questions.map(({ code }) => code))].flatMap((code) => {
    const reason = reasons[code]?.trim() ?? '';
    return reason === '' ? [] : [{ code, reason }];
  });
  if (questions.some(({ code }) => !confirmed.some((one) => one.code === code))) return null;
  const text = draft.note.trim();
  const said = {
    ...(text === '' ? {} : { note: text }),
    ...(effects.length + alarms.length === 0
      ? {}
      : { answers: { effects: [...effects], alarms: [...alarms] } }),
  };
  switch (kind) {
    case null:
      return null;
    case 'drug': {
      const drug = drugOf(draft.drug);
      const asked = confirmed.length === 0 ? {} : { confirmed };
      return drug === null ? null : { kind, drug, ...asked, ...said };
    }
    case 'oxygen':
      return oxygenOf(draft.oxygen, said);
    case 'other':
      return text === '' ? null : { kind, ...said };
    default:
      return { kind, ...said };
  }
}
