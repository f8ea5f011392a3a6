import type { DecideContext } from '@chairside/shared/session/decide-context';
import type { SessionState } from '@chairside/shared/session/state';
import { type Unusual, unusualBolus, unusualRate } from '@chairside/shared/session/unusual-amounts';
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { serverNow } from '../../live/clock-store.ts';
import { useDraft } from '../../outbox/draft.ts';
import { Soft } from '../../ui/text.tsx';
import { Amount } from '../preparation/order.form.tsx';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import {
  credentialsOf,
  type SecondPersonDraft,
  SecondPersonFields,
  useSecondPerson,
} from '../sheet/second-person.fields.tsx';
import { ShortText } from '../sheet/short-text.fields.tsx';
import classes from '../styles/charting.module.css';

interface Props extends SheetProps {
  readonly session: SessionState;
  readonly context: DecideContext;
}

const RATE_REASONS = [
  say('charting-infusion.side-effect'),
  say('charting-infusion.vital-signs'),
  say('charting-infusion.provider-ordered'),
  say('charting-infusion.request-of-the-patient'),
];

/** An unusual amount is looked at again before it is taken, by somebody else as well where it is far beyond. */
function UnusualAmount({
  unusual,
  confirmed,
  second,
  onChange,
}: {
  unusual: Unusual | null;
  confirmed: boolean;
  second: SecondPersonDraft;
  onChange: (confirmed: boolean) => void;
}) {
  if (unusual === null) return null;
  return (
    <>
      <Checkbox
        size="md"
        label={say('charting-infusion.text-i-have-checked-it', { text: unusual.text })}
        checked={confirmed}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {unusual.secondPerson ? (
        <SecondPersonFields second={second} who={say('charting-infusion.second-person')}>
          {say('charting-infusion.another-person-confirms-this')}
        </SecondPersonFields>
      ) : null}
    </>
  );
}

/** Null unless somebody else has to agree. */
const agreeing = (unusual: Unusual | null, second: SecondPersonDraft) =>
  unusual?.secondPerson === true ? credentialsOf(second) : null;

export function RateForm({ session, context, ...sheet }: Props) {
  const scope = `${session.id}/rate`;
  const now = session.infusion?.rates.at(-1)?.mlPerH ?? null;
  const [rate, setRate] = useState<number | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const second = useSecondPerson(true);
  const unusual = rate === null ? null : unusualRate(session, rate, context.protocolDocument);
  const [reason, setReason] = useDraft(scope, 'reason');
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      second={agreeing(unusual, second)}
      title={say('charting-infusion.change-the-rate')}
      submit={say('charting-infusion.change-rate')}
      draft={() =>
        rate === null || rate <= 0 || reason.trim() === '' || (unusual !== null && !confirmed)
          ? null
          : {
              type: 'change-rate',
              rateMlPerH: rate,
              reason: reason.trim(),
              ...(unusual === null ? {} : { confirmed }),
            }
      }
    >
      <Soft>
        {now === null
          ? say('charting-infusion.the-rate-of-this-infusion-is')
          : say('charting-infusion.now-now-ml-h', { now })}{' '}
        {say('charting-infusion.to-stop-the-drug-for-a')}
      </Soft>
      {now === null ? null : (
        <div className={classes.row}>
          {[0.75, 0.5, 0.25].map((share) => {
            const next = Math.round(now * share * 10) / 10;
            return (
              <button
                key={share}
                type="button"
                className={classes.chip}
                aria-pressed={rate === next}
                onClick={() => setRate(next)}
              >
                {say('charting-infusion.share-next-ml-h', { share: share * 100, next })}
              </button>
            );
          })}
        </div>
      )}
      <Amount label={say('charting-infusion.new-rate-ml-h')} value={rate} onChange={setRate} />
      <UnusualAmount {...{ unusual, confirmed, second }} onChange={setConfirmed} />
      <ShortText common={RATE_REASONS} value={reason} onChange={setReason} />
    </CommandSheet>
  );
}

export function BolusForm({ session, context, ...sheet }: Props) {
  const scope = `${session.id}/bolus`;
  const [mg, setMg] = useState<number | null>(null);
  const [ml, setMl] = useState<number | null>(null);
  const [minutes, setMinutes] = useState<number | null>(null);
  // What was looked at: another dose, volume or time is looked at again.
  const [checked, setChecked] = useState('');
  const second = useSecondPerson(true);
  const push = mg === null ? null : { mg, ml: ml ?? undefined, minutes: minutes ?? undefined };
  const unusual =
    push === null || minutes === null
      ? null
      : unusualBolus(session, push, serverNow(), context.protocolDocument);
  const asked = JSON.stringify(push);
  const confirmed = checked === asked;
  const [reason, setReason] = useDraft(scope, 'reason');
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      second={agreeing(unusual, second)}
      title={say('charting-infusion.bolus')}
      submit={say('charting-infusion.record-bolus')}
      draft={() =>
        mg === null || minutes === null || minutes <= 0 || reason.trim() === '' || !confirmed
          ? null
          : {
              type: 'give-bolus',
              mg,
              minutes,
              reason: reason.trim(),
              ...(ml === null ? {} : { ml }),
              confirmed,
            }
      }
    >
      <div className={classes.fields}>
        <Amount label={say('charting-infusion.dose-mg')} value={mg} decimals={2} onChange={setMg} />
        <Amount
          label={say('charting-infusion.given-over-min')}
          value={minutes}
          decimals={2}
          onChange={setMinutes}
        />
        <Amount
          label={say('charting-infusion.drawn-from-the-syringe-ml-optional')}
          value={ml}
          decimals={2}
          optional
          onChange={setMl}
        />
      </div>
      <UnusualAmount
        {...{ unusual, confirmed, second }}
        onChange={(yes) => setChecked(yes ? asked : '')}
      />
      <ShortText
        common={[say('charting-infusion.provider-ordered'), say('charting-infusion.as-ordered')]}
        value={reason}
        onChange={setReason}
      />
    </CommandSheet>
  );
}
