/** What kind of treatment an order belongs to: its usual length and how long the patient stays (docs/clinical.md 2, 7). */
import type { Drug, RegimenCode, Route } from './order.ts';

export interface Regimen {
  readonly code: RegimenCode;
  readonly label: string;
  /** What the form begins with; an order may say otherwise. */
  readonly drug: Drug;
  readonly route: Route;
  /** Where the form begins; a prescriber writes the order. Null: no usual figure with a source. */
  readonly usual: { readonly mgPerKg: number | null; readonly minutes: number | null };
  /** Outside this range a duration is asked about (clinic default); null: nothing is infused. */
  readonly minutes: { readonly low: number; readonly high: number } | null;
  /** The patient stays at least this long, minutes, counted from the end of the infusion or from the dose. */
  readonly observation: {
    readonly minutes: number;
    readonly from: 'end' | 'dose';
    /** Empty: clinic default, not from a published source. */
    readonly sources: readonly string[];
  };
  readonly sources: readonly string[];
}

export const REGIMEN_LIST: readonly Regimen[] = [
  {
    code: 'depression',
    label: 'Depression, about 40 min',
    drug: 'ketamine',
    route: 'iv-infusion',
    usual: { mgPerKg: 0.5, minutes: 40 },
    minutes: { low: 30, high: 60 },
    observation: { minutes: 60, from: 'end', sources: ['S19'] },
    sources: ['S3', 'S4'],
  },
  {
    code: 'pain',
    label: 'Pain, several hours',
    drug: 'ketamine',
    route: 'iv-infusion',
    usual: { mgPerKg: null, minutes: null },
    minutes: { low: 30, high: 300 },
    observation: { minutes: 60, from: 'end', sources: ['S19'] },
    sources: ['S34', 'S35'],
  },
  {
    code: 'esketamine',
    label: 'Esketamine, nasal',
    drug: 'esketamine',
    route: 'nasal',
    usual: { mgPerKg: null, minutes: null },
    minutes: null,
    observation: { minutes: 120, from: 'dose', sources: ['S14', 'S90'] },
    sources: ['S14', 'S90'],
  },
];

const byCode: ReadonlyMap<RegimenCode, Regimen> = new Map(REGIMEN_LIST.map((r) => [r.code, r]));

export function regimenOf(code: RegimenCode): Regimen {
  const found = byCode.get(code);
  if (!found) throw new Error(`No regimen ${code}`);
  return found;
}
