import type { Patient } from '@chairside/shared/patients/patient';
import { riskLabel } from './document-text.ts';
import { allergiesText, bornText, SEX_LABELS } from './patient-text.ts';
import classes from './patients.module.css';
import { useToday } from './use-today.ts';

/** Who it is, and what everybody who treats them has to know. */
export function PatientFacts({ patient }: { readonly patient: Patient }) {
  const today = useToday();
  return (
    <section className={classes.block} aria-label="Registration">
      <dl className={classes.facts}>
        <div>
          <dt>Record number</dt>
          <dd>{patient.recordNumber}</dd>
        </div>
        <div>
          <dt>Born</dt>
          <dd>{bornText(patient, today)}</dd>
        </div>
        <div>
          <dt>Sex</dt>
          <dd>{SEX_LABELS[patient.sex]}</dd>
        </div>
        <div>
          <dt>Allergies</dt>
          <dd className={patient.allergies === 'unknown' ? classes.unknown : undefined}>
            {allergiesText(patient.allergies)}
          </dd>
        </div>
        <div>
          <dt>Risk factors</dt>
          <dd>{patient.riskFactors.map(riskLabel).join(', ') || 'None registered'}</dd>
        </div>
      </dl>
    </section>
  );
}
