import {
  adjustedKg,
  type Body,
  bodyMassIndex,
  idealKg,
} from '@chairside/shared/infusion/body-weight';
import { WEIGHT_BASES } from '@chairside/shared/infusion/order';
import { say } from '../../language/say.ts';
import { Segments } from '../../ui/segments.tsx';
import { Soft } from '../../ui/text.tsx';
import type { OrderDraft } from './order-draft.ts';

const labelOf = (value: string) => say('charting-preparation.value-weight', { value });
const LABELS = {
  actual: labelOf(say('charting-preparation.actual')),
  ideal: labelOf(say('charting-preparation.ideal')),
  adjusted: labelOf(say('charting-preparation.adjusted')),
} as const;

interface Props {
  readonly body: Body;
  readonly value: OrderDraft['weightBasis'];
  readonly onChange: (change: Pick<OrderDraft, 'weightBasis'> & Partial<OrderDraft>) => void;
}

/** Which weight the dose is worked out with; choosing one fills it in where it can be worked out. */
export function WeightBasis({ body, value, onChange }: Props) {
  const known = { actual: body.weightKg, ideal: idealKg(body), adjusted: adjustedKg(body) };
  return (
    <>
      <Segments
        small
        label={say('charting-preparation.weight-used')}
        of={WEIGHT_BASES}
        text={LABELS}
        value={value}
        onPick={(weightBasis) => {
          const weightKg = known[weightBasis];
          onChange({ weightBasis, ...(weightKg === null ? {} : { weightKg }) });
        }}
      />
      <Soft>{bodyText(body)}</Soft>
    </>
  );
}

/** `170 cm, BMI 24.2 kg/m2, ideal 66.0 kg, adjusted 67.6 kg`, or what is missing for it. */
export function bodyText(body: Body): string {
  const bmi = bodyMassIndex(body);
  const ideal = idealKg(body);
  const adjusted = adjustedKg(body);
  if (body.heightCm === null) return say('charting-preparation.for-ideal-weight-and-bmi-record');
  const parts = [
    say('charting-preparation.heightcm-cm', { heightCm: body.heightCm }),
    bmi === null ? null : say('charting-preparation.bmi-bmi-kg-m2', { bmi: bmi.toFixed(1) }),
    ideal === null
      ? say('charting-preparation.ideal-weight-not-known-sex-or')
      : say('charting-preparation.ideal-ideal-kg', { ideal: ideal.toFixed(1) }),
    adjusted === null
      ? null
      : say('charting-preparation.adjusted-adjusted-kg', { adjusted: adjusted.toFixed(1) }),
  ];
  return parts.filter((part) => part !== null).join(', ');
}
