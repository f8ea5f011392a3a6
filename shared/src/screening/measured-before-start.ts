/** What is measured, scored or checked before the start (docs/clinical.md 4.2); entered by its own command. */
import type { ScaleCode } from '../effects/scales.ts';

export interface MeasuredBeforeStart {
  readonly id: string;
  readonly label: string;
  readonly by:
    | { readonly kind: 'weight' }
    | {
        readonly kind: 'signals';
        readonly signals: readonly ('sys' | 'dia' | 'hr' | 'spo2' | 'rr' | 'temp')[];
      }
    /** One of these scales. */
    | { readonly kind: 'scale'; readonly scales: readonly ScaleCode[] }
    | { readonly kind: 'pump-check' };
}

export const MEASURED_BEFORE_START: readonly MeasuredBeforeStart[] = [
  { id: 'weight-today', label: 'Weight today', by: { kind: 'weight' } },
  {
    id: 'baseline-vitals',
    label: 'Blood pressure, heart rate, SpO2, breaths, temperature at rest',
    by: { kind: 'signals', signals: ['sys', 'dia', 'hr', 'spo2', 'rr', 'temp'] },
  },
  {
    id: 'baseline-sedation',
    label: 'Sedation before the start',
    by: { kind: 'scale', scales: ['moaas', 'rass'] },
  },
  {
    id: 'baseline-dissociation',
    label: 'Dissociation before the start',
    by: { kind: 'scale', scales: ['dissociation'] },
  },
  {
    id: 'baseline-nausea',
    label: 'Nausea before the start',
    by: { kind: 'scale', scales: ['nausea'] },
  },
  { id: 'baseline-mood', label: 'Mood today', by: { kind: 'scale', scales: ['phq9'] } },
  { id: 'pump-checked', label: 'Pump checked by a second person', by: { kind: 'pump-check' } },
];
