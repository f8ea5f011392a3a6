/** What is measured, scored or checked before the start (docs/clinical.md 4.2); entered by its own command. */
import type { ScaleCode } from '../effects/scales.ts';
import type { MessageKey } from '../wording/message.ts';

export interface MeasuredBeforeStart {
  readonly id: string;
  readonly label: MessageKey;
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
  { id: 'weight-today', label: 'screening.weight-today', by: { kind: 'weight' } },
  {
    id: 'baseline-vitals',
    label: 'screening.baseline-vitals',
    by: { kind: 'signals', signals: ['sys', 'dia', 'hr', 'spo2', 'rr', 'temp'] },
  },
  {
    id: 'baseline-sedation',
    label: 'screening.baseline-sedation',
    by: { kind: 'scale', scales: ['moaas', 'rass'] },
  },
  {
    id: 'baseline-dissociation',
    label: 'screening.baseline-dissociation',
    by: { kind: 'scale', scales: ['dissociation'] },
  },
  {
    id: 'baseline-nausea',
    label: 'screening.baseline-nausea',
    by: { kind: 'scale', scales: ['nausea'] },
  },
  {
    id: 'baseline-mood',
    label: 'screening.baseline-mood',
    by: { kind: 'scale', scales: ['phq9'] },
  },
  { id: 'pump-checked', label: 'screening.pump-checked', by: { kind: 'pump-check' } },
];
