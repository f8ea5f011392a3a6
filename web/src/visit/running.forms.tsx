import type { SessionState } from '@chairside/shared/session/state';
import { unusualBolus, unusualRate } from '@chairside/shared/session/unusual-amounts';
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CommandSheet, type SheetProps } from '../chair/command-sheet.tsx';
import { serverNow } from '../live/clock-store.ts';
import { useDraft } from '../offline/draft.ts';
import { Amount } from './order.form.tsx';
import classes from './visit.module.css';

interface Props extends SheetProps {
  readonly session: SessionState;
}

const RATE_REASONS = ['Side effect', 'Vital signs', 'Provider ordered', 'Request of the patient'];

function Reason({
  common,
  value,
  onChange,
}: {
  common: readonly string[];
  value: string;
  onChange: (text: string) => void;
}) {
  return (
    <>
      <div className={classes.row}>
        {common.map((text) => (
          <button
            key={text}
            type="button"
            className={classes.chip}
            aria-pressed={value === text}
            onClick={() => onChange(text)}
          >
            {text}
          </button>
        ))}
      </div>
      <TextInput
        size="md"
        label="Reason"
        value={value}
        maxLength={200}
        onChange={(event) => onChange(event.currentTarget.value)}
        required
      />
    </>
  );
}

/** An unusual amount is looked at again before it is taken. */
function Unusual({
  text,
  confirmed,
  onChange,
}: {
  text: string | null;
  confirmed: boolean;
  onChange: (confirmed: boolean) => void;
}) {
  if (text === null) return null;
  return (
    <Checkbox
      size="md"
      label={`${text} I have checked it.`}
      checked={confirmed}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

export function RateForm({ session, ...sheet }: Props) {
  const scope = `${session.id}/rate`;
  const now = session.infusion?.rates.at(-1)?.mlPerH ?? null;
  const [rate, setRate] = useState<number | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const unusual = rate === null ? null : unusualRate(session, rate);
  const [reason, setReason] = useDraft(scope, 'reason');
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title="Change the rate"
      submit="Change rate"
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
      <p className={classes.hint}>
        {now === null ? 'The rate of this infusion is not charted.' : `Now ${now} mL/h.`} To stop
        the drug for a while, pause it.
      </p>
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
                {share * 100} %: {next} mL/h
              </button>
            );
          })}
        </div>
      )}
      <Amount label="New rate (mL/h)" value={rate} onChange={setRate} />
      <Unusual text={unusual} confirmed={confirmed} onChange={setConfirmed} />
      <Reason common={RATE_REASONS} value={reason} onChange={setReason} />
    </CommandSheet>
  );
}

export function BolusForm({ session, ...sheet }: Props) {
  const scope = `${session.id}/bolus`;
  const nasal = session.infusion?.regimen === 'esketamine';
  const [mg, setMg] = useState<number | null>(null);
  const [ml, setMl] = useState<number | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const unusual = mg === null ? null : unusualBolus(session, mg, serverNow());
  const [reason, setReason] = useDraft(scope, 'reason');
  // The devices of one dose mostly come out of one box.
  const [lot, setLot] = useState(session.infusion?.boluses.at(-1)?.lot ?? '');
  const said = lot.trim();
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title={nasal ? 'Nasal device' : 'Bolus'}
      submit={nasal ? 'Record device' : 'Record bolus'}
      draft={() =>
        mg === null ||
        reason.trim() === '' ||
        (nasal && said === '') ||
        (unusual !== null && !confirmed)
          ? null
          : {
              type: 'give-bolus',
              mg,
              ...(nasal ? { lot: said } : {}),
              reason: reason.trim(),
              ...(ml === null ? {} : { ml }),
              ...(unusual === null ? {} : { confirmed }),
            }
      }
    >
      <div className={classes.fields}>
        <Amount label="Dose (mg)" value={mg} decimals={2} onChange={setMg} />
        <Amount
          label={nasal ? 'Volume (mL, optional)' : 'Out of the syringe (mL, optional)'}
          value={ml}
          decimals={2}
          optional
          onChange={setMl}
        />
        {nasal ? (
          <TextInput
            size="md"
            label="Lot number"
            value={lot}
            maxLength={60}
            onChange={(event) => setLot(event.currentTarget.value)}
            required
          />
        ) : null}
      </div>
      <Unusual text={unusual} confirmed={confirmed} onChange={setConfirmed} />
      <Reason common={['Provider ordered', 'As ordered']} value={reason} onChange={setReason} />
    </CommandSheet>
  );
}
