import { allergiesText } from '@chairside/shared/patients/allergies-text';
import type { Height } from '@chairside/shared/patients/height';
import type { Patient } from '@chairside/shared/patients/patient';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { useToday } from '../live/use-today.ts';
import { clinicDay } from '../time/clinic-time.ts';
import { Block } from '../ui/block.tsx';
import { Fact, Facts } from '../ui/facts.tsx';
import { riskLabel } from './register/document-text.ts';
import { bornText, SEX_LABELS } from './register/patient-text.ts';
import classes from './styles/patients.module.css';

interface Props {
  readonly patient: Patient;
  readonly height: Height | null;
}

/** `170 cm, registered Mon, 30 Nov 2026 by Anna Berg`. */
function heightText(height: Height | null, zone: string): string {
  if (height === null) return say('patients.not-known');
  const { cm, at, by, sessionId } = height;
  const how = sessionId === null ? say('patients.is-registered') : say('patients.measured');
  const who = by.kind === 'user' ? ` ${say('patients.by-name', { name: by.name })}` : '';
  return say('patients.cm-cm-how-clinicday-who', { cm, how, clinicDay: clinicDay(at, zone), who });
}

/** Who it is, and what everybody who treats them has to know. */
export function PatientFacts({ patient, height }: Props) {
  const { timeZone: zone } = useMe().clinic;
  const today = useToday();
  return (
    <Block label={say('patients.registration')}>
      <Facts>
        <Fact name={say('patients.record-number')}>{patient.recordNumber}</Fact>
        <Fact name={say('patients.born')}>{bornText(patient, today)}</Fact>
        <Fact name={say('patients.sex')}>{SEX_LABELS[patient.sex]}</Fact>
        <Fact name={say('patients.height')}>{heightText(height, zone)}</Fact>
        <Fact name={say('patients.allergies')}>
          <span className={patient.allergies === 'unknown' ? classes.unknown : undefined}>
            {allergiesText(patient.allergies)}
          </span>
        </Fact>
        <Fact name={say('patients.risk-factors')}>
          {patient.riskFactors.map(riskLabel).join(', ') || say('patients.none-registered')}
        </Fact>
      </Facts>
    </Block>
  );
}
