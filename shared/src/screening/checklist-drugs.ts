/** Medicines that change the course of a session (docs/clinical.md 4.1). */
import { type ChecklistItem, type ItemId, recordItem, stopItem } from './item.ts';

const takes = (id: ItemId, sources: readonly string[]) => recordItem('drugs', id, { sources });

export const DRUG_ITEMS: readonly ChecklistItem[] = [
  stopItem('drugs', 'no', 'medicines-reviewed', { seeds: ['N'], sources: ['N'] }),
  takes('benzodiazepine', ['S29', 'S83']),
  takes('sedative-hypnotic', ['S29', 'S83']),
  takes('opioid', ['S29', 'S83']),
  takes('psychostimulant', ['S29', 'S83']),
  takes('maoi', ['S29', 'S83']),
  takes('lamotrigine', ['S84']),
  takes('high-dose-benzodiazepine', ['S84']),
  stopItem('drugs', 'yes', 'antihypertensive-not-taken', { sources: ['S13'] }),
];
