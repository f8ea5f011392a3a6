import { CONCENTRATIONS_MG_PER_ML } from '@chairside/shared/infusion/input-limits';
import { DEVICE_MG } from '@chairside/shared/infusion/nasal-devices';
import { REGIMEN_LIST, regimenOf } from '@chairside/shared/infusion/regimens';
import type { DecideContext } from '@chairside/shared/session/decide-context';
import { orderAbout } from '@chairside/shared/session/order-about';
import type { SessionState } from '@chairside/shared/session/state';
import { NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useKept } from '../../outbox/draft.ts';
import { AllergyText, useAllergies } from '../../patients/register/patient-line.tsx';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import classes from '../styles/charting.module.css';
import { readOrder } from './kept-preparation.ts';
import { emptyOrder, type OrderDraft, orderOf, reviewOrder } from './order-draft.ts';
import { WeightBasis } from './weight-basis.fields.tsx';

interface Props extends SheetProps {
  readonly session: SessionState;
  readonly context: DecideContext;
}

/** The order with its arithmetic step by step: what is unusual asks for a reason, what cannot be is refused. */
export function OrderForm({ session, context, ...sheet }: Props) {
  const weight = session.weight === null || session.weight.withdrawn ? null : session.weight.kg;
  const scope = `${session.id}/order`;
  const [draft, setDraft] = useKept(scope, 'order', readOrder(weight), () => emptyOrder(weight));
  const put = (change: Partial<OrderDraft>) => setDraft({ ...draft, ...change });
  const order = orderOf(draft);
  const allergies = useAllergies(session) ?? undefined;
  const about = orderAbout(session, context.protocolDocument, allergies);
  const review = order === null ? null : reviewOrder(order, about);
  const nasal = regimenOf(draft.regimen).route === 'nasal';
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title="Order"
      submit="Write order"
      draft={() => (order !== null && review?.ready ? { type: 'write-order', order } : null)}
    >
      <AllergyText session={session} />
      <div className={classes.row}>
        {REGIMEN_LIST.map(({ code, label }) => (
          <button
            key={code}
            type="button"
            className={classes.chip}
            aria-pressed={draft.regimen === code}
            onClick={() => setDraft(emptyOrder(draft.weightKg, code))}
          >
            {label}
          </button>
        ))}
      </div>
      <div className={classes.fields}>
        <Amount
          label="Weight (kg)"
          value={draft.weightKg}
          onChange={(weightKg) => put({ weightKg })}
        />
        {nasal ? null : (
          <Amount
            label="Dose by weight (mg/kg)"
            value={draft.mgPerKg}
            decimals={3}
            onChange={(mgPerKg) => put({ mgPerKg })}
          />
        )}
      </div>
      {nasal ? (
        <Devices doseMg={draft.doseMg} onChange={(doseMg) => put({ doseMg })} />
      ) : (
        <WeightBasis body={about.body} value={draft.weightBasis} onChange={put} />
      )}
      {nasal ? null : <Infused draft={draft} put={put} />}
      {review === null ? (
        <p className={classes.hint}>The arithmetic is shown once every field is filled in.</p>
      ) : (
        <>
          <dl className={classes.arithmetic}>
            {review.steps.map(({ id, label, text }) => (
              <div key={id}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          {review.limits.map(({ code, level, message }) =>
            level === 'hard' ? (
              <p key={code} className={classes.failed} role="alert">
                {message} The order has to be changed.
              </p>
            ) : (
              <TextInput
                key={code}
                size="md"
                label={`${message} Reason`}
                description={
                  level === 'second-person' ? 'Someone else must sign this order.' : undefined
                }
                value={draft.reasons[code] ?? ''}
                maxLength={200}
                onChange={(event) =>
                  put({ reasons: { ...draft.reasons, [code]: event.currentTarget.value } })
                }
                required
              />
            ),
          )}
        </>
      )}
      <TextInput
        size="md"
        label="Note (optional)"
        value={draft.note}
        maxLength={500}
        onChange={(event) => put({ note: event.currentTarget.value })}
      />
    </CommandSheet>
  );
}

const DEVICES = [1, 2, 3] as const;

/** A device holds what it holds: a dose is a number of them. */
function Devices({
  doseMg,
  onChange,
}: {
  readonly doseMg: number | null;
  readonly onChange: (doseMg: number) => void;
}) {
  return (
    <fieldset className={classes.part}>
      <legend>Dose</legend>
      <div className={classes.row}>
        {DEVICES.map((devices) => (
          <button
            key={devices}
            type="button"
            className={classes.chip}
            aria-pressed={doseMg === devices * DEVICE_MG}
            onClick={() => onChange(devices * DEVICE_MG)}
          >
            {devices * DEVICE_MG} mg{' '}
            <small>{devices === 1 ? '1 device' : `${devices} devices`}</small>
          </button>
        ))}
      </div>
    </fieldset>
  );
}

interface InfusedProps {
  readonly draft: OrderDraft;
  readonly put: (change: Partial<OrderDraft>) => void;
}

function Infused({ draft, put }: InfusedProps) {
  return (
    <>
      <SegmentedControl
        fullWidth
        size="sm"
        aria-label="Drawn up"
        data={[
          { value: 'concentration', label: 'At a concentration' },
          { value: 'volume', label: 'Made up to a volume' },
        ]}
        value={draft.drawnUp}
        onChange={(drawnUp) => put({ drawnUp: drawnUp === 'volume' ? 'volume' : 'concentration' })}
      />
      {draft.drawnUp === 'concentration' ? (
        <div className={classes.row}>
          {CONCENTRATIONS_MG_PER_ML.map((mgPerMl) => (
            <button
              key={mgPerMl}
              type="button"
              className={classes.chip}
              aria-pressed={draft.mgPerMl === mgPerMl}
              onClick={() => put({ mgPerMl })}
            >
              {mgPerMl}
            </button>
          ))}
        </div>
      ) : null}
      <div className={classes.fields}>
        {draft.drawnUp === 'concentration' ? (
          <Amount
            label="Concentration (mg/mL)"
            value={draft.mgPerMl}
            decimals={4}
            onChange={(mgPerMl) => put({ mgPerMl })}
          />
        ) : (
          <Amount label="Volume (mL)" value={draft.toMl} onChange={(toMl) => put({ toMl })} />
        )}
        <Amount
          label="Minutes"
          value={draft.minutes}
          decimals={0}
          onChange={(minutes) => put({ minutes })}
        />
        <Amount
          label="Bolus (mg, optional)"
          value={draft.bolusMg}
          optional
          onChange={(bolusMg) => put({ bolusMg })}
        />
        {draft.bolusMg === null ? null : (
          <Amount
            label="Bolus over (min)"
            value={draft.bolusMinutes}
            onChange={(bolusMinutes) => put({ bolusMinutes })}
          />
        )}
      </div>
    </>
  );
}

interface AmountProps {
  readonly label: string;
  readonly value: number | null;
  readonly decimals?: number;
  readonly optional?: boolean;
  readonly onChange: (value: number | null) => void;
}

/** A quantity; empty is null, never 0. */
export function Amount({ label, value, decimals = 1, optional = false, onChange }: AmountProps) {
  return (
    <NumberInput
      size="md"
      label={label}
      value={value ?? ''}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
      min={0}
      clampBehavior="none"
      decimalScale={decimals}
      hideControls
      required={!optional}
    />
  );
}
