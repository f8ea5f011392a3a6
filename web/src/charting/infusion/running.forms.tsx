import { isNasal } from '@chairside/shared/infusion/recorded-infusion';
import { type Unusual, unusualBolus, unusualRate } from '@chairside/shared/session/unusual-amounts';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { serverNow } from '../../live/clock-store.ts';
import { useDraft } from '../../outbox/draft.ts';
import { Choices } from '../../ui/choices.tsx';
import { Tick } from '../../ui/inputs.tsx';
import { Soft } from '../../ui/text.tsx';
import type { InContext } from '../sheet/command-sheet.tsx';
import { amount, type Field, FieldSheet, reason } from '../sheet/field-sheet.tsx';
import type { Second } from '../sheet/second-person.fields.tsx';
import { DeviceForm } from './device.form.tsx';

const ORDERED = say('charting-infusion.provider-ordered');
const RATE_REASONS = [
  say('charting-infusion.side-effect'),
  say('charting-infusion.vital-signs'),
  ORDERED,
  say('charting-infusion.request-of-the-patient'),
];

/** An unusual amount is looked at again before it is taken, by somebody else as well where it is far beyond. */
function confirmed(
  unusual: Unusual | null,
  checked: boolean,
  onChange: (checked: boolean) => void,
): Field<true | undefined> {
  if (unusual === null) return { said: undefined, input: null };
  const label = say('charting-infusion.text-i-have-checked-it', { text: unusual.text });
  return {
    said: checked || null,
    input: <Tick label={label} value={checked} onChange={onChange} />,
  };
}

const agreeing = (unusual: Unusual | null): Second | null =>
  unusual?.secondPerson
    ? {
        who: say('charting-infusion.second-person'),
        why: say('charting-infusion.another-person-confirms-this'),
      }
    : null;

export function RateForm({ session, context, ...sheet }: InContext) {
  const scope = `${session.id}/rate`;
  const now = session.infusion?.rates.at(-1)?.mlPerH ?? null;
  const [rate, setRate] = useState<number | null>(null);
  const [checked, setChecked] = useState(false);
  const unusual = rate === null ? null : unusualRate(session, rate, context.protocolDocument);
  const slower = now === null ? [] : [0.75, 0.5, 0.25].map((share) => share * 100);
  const at = (percent: number) => Math.round(((now ?? 0) * percent) / 10) / 10;
  return (
    <FieldSheet
      {...sheet}
      scope={scope}
      second={agreeing(unusual)}
      title={say('charting-infusion.change-the-rate')}
      submit={say('charting-infusion.change-rate')}
      fields={{
        rateMlPerH: amount([rate, setRate], { label: say('charting-infusion.new-rate-ml-h') }),
        confirmed: confirmed(unusual, checked, setChecked),
        reason: reason(useDraft(scope, 'reason'), RATE_REASONS),
      }}
      command={(said) => ({ type: 'change-rate', ...said })}
    >
      <Soft>
        {now === null
          ? say('charting-infusion.the-rate-of-this-infusion-is')
          : say('charting-infusion.now-now-ml-h', { now })}{' '}
        {say('charting-infusion.to-stop-the-drug-for-a')}
      </Soft>
      <Choices
        of={slower}
        value={slower.find((percent) => at(percent) === rate) ?? null}
        text={(share) => say('charting-infusion.share-next-ml-h', { share, next: at(share) })}
        onPick={(percent) => setRate(at(percent))}
      />
    </FieldSheet>
  );
}

export function BolusForm(props: InContext) {
  const { infusion } = props.session;
  return infusion !== null && isNasal(infusion) ? <DeviceForm {...props} /> : <Bolus {...props} />;
}

function Bolus({ session, context, ...sheet }: InContext) {
  const scope = `${session.id}/bolus`;
  const mg = useState<number | null>(null);
  const ml = useState<number | null>(null);
  const minutes = useState<number | null>(null);
  // What was looked at: another dose, volume or time is looked at again.
  const [checked, setChecked] = useState('');
  const push = { mg: mg[0] ?? 0, ml: ml[0] ?? undefined, minutes: minutes[0] ?? undefined };
  const unusual =
    mg[0] === null || minutes[0] === null
      ? null
      : unusualBolus(session, push, serverNow(), context.protocolDocument);
  const asked = JSON.stringify(push);
  return (
    <FieldSheet
      {...sheet}
      scope={scope}
      second={agreeing(unusual)}
      title={say('charting-infusion.bolus')}
      submit={say('charting-infusion.record-bolus')}
      fields={{
        mg: amount(mg, { label: say('charting-infusion.dose-mg'), decimals: 2 }),
        minutes: amount(minutes, { label: say('charting-infusion.given-over-min'), decimals: 2 }),
        ml: amount(ml, {
          ...{ label: say('charting-infusion.drawn-from-the-syringe-ml-optional'), decimals: 2 },
          optional: true,
        }),
        confirmed: confirmed(unusual, checked === asked, (yes) => setChecked(yes ? asked : '')),
        reason: reason(useDraft(scope, 'reason'), [ORDERED, say('charting-infusion.as-ordered')]),
      }}
      command={(said) => ({ type: 'give-bolus', ...said })}
    />
  );
}
