import { CONCENTRATIONS_MG_PER_ML } from '@chairside/shared/infusion/input-limits';
import { DEVICE_MG } from '@chairside/shared/infusion/nasal-devices';
import { REGIMEN_LIST, regimenOf } from '@chairside/shared/infusion/regimens';
import type { DecideContext } from '@chairside/shared/session/decide-context';
import { orderAbout } from '@chairside/shared/session/order-about';
import type { SessionState } from '@chairside/shared/session/state';
import { NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { say } from '../../language/say.ts';
import { useKept } from '../../outbox/draft.ts';
import { AllergyText, useAllergies } from '../../patients/register/patient-line.tsx';
import { Soft } from '../../ui/text.tsx';
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
      title={say('charting-preparation.order')}
      submit={say('charting-preparation.write-order')}
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
          label={say('charting-preparation.weight-kg')}
          value={draft.weightKg}
          onChange={(weightKg) => put({ weightKg })}
        />
        {nasal ? null : (
          <Amount
            label={say('charting-preparation.dose-by-weight-mg-kg')}
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
        <Soft>{say('charting-preparation.the-calculation-appears-once-every')}</Soft>
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
                {say('charting-preparation.message-change-the-order', { message })}
              </p>
            ) : (
              <TextInput
                key={code}
                size="md"
                label={say('charting-preparation.message-reason', { message })}
                description={
                  level === 'second-person'
                    ? say('charting-preparation.someone-else-must-sign-this-order')
                    : undefined
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
        label={say('charting-preparation.note-optional')}
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
      <legend>{say('charting-preparation.dose')}</legend>
      <div className={classes.row}>
        {DEVICES.map((devices) => (
          <button
            key={devices}
            type="button"
            className={classes.chip}
            aria-pressed={doseMg === devices * DEVICE_MG}
            onClick={() => onChange(devices * DEVICE_MG)}
          >
            {say('charting-preparation.devices-mg', { devices: devices * DEVICE_MG })}{' '}
            <small>
              {devices === 1
                ? say('charting-preparation.1-device')
                : say('charting-preparation.devices-devices', { devices })}
            </small>
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
        aria-label={say('charting-preparation.drawn-up')}
        data={[
          { value: 'concentration', label: say('charting-preparation.at-a-concentration') },
          { value: 'volume', label: say('charting-preparation.made-up-to-a-volume') },
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
            label={say('charting-preparation.concentration-mg-ml')}
            value={draft.mgPerMl}
            decimals={4}
            onChange={(mgPerMl) => put({ mgPerMl })}
          />
        ) : (
          <Amount
            label={say('charting-preparation.volume-ml')}
            value={draft.toMl}
            onChange={(toMl) => put({ toMl })}
          />
        )}
        <Amount
          label={say('charting-preparation.minutes')}
          value={draft.minutes}
          decimals={0}
          onChange={(minutes) => put({ minutes })}
        />
        <Amount
          label={say('charting-preparation.bolus-mg-optional')}
          value={draft.bolusMg}
          optional
          onChange={(bolusMg) => put({ bolusMg })}
        />
        {draft.bolusMg === null ? null : (
          <Amount
            label={say('charting-preparation.bolus-over-min')}
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
