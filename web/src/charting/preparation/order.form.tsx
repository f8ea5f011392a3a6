import { CONCENTRATIONS_MG_PER_ML } from '@chairside/shared/infusion/input-limits';
import { DEVICE_MG } from '@chairside/shared/infusion/nasal-devices';
import { REGIMEN_LIST, regimenOf } from '@chairside/shared/infusion/regimens';
import { orderAbout } from '@chairside/shared/session/order-about';
import { say } from '../../language/say.ts';
import { useKept } from '../../outbox/draft.ts';
import { AllergyText, useAllergies } from '../../patients/register/patient-line.tsx';
import { Choices } from '../../ui/choices.tsx';
import { FieldRow } from '../../ui/fields.tsx';
import { Amount, TextField } from '../../ui/inputs.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Problem, Soft } from '../../ui/text.tsx';
import { CommandSheet, type InContext } from '../sheet/command-sheet.tsx';
import { Arithmetic } from './arithmetic.tsx';
import { readOrder } from './kept-preparation.ts';
import { emptyOrder, type OrderDraft, orderOf, reviewOrder } from './order-draft.ts';
import { WeightBasis } from './weight-basis.fields.tsx';

/** The order with its arithmetic step by step: what is unusual asks for a reason, what cannot be is refused. */
export function OrderForm({ session, context, ...sheet }: InContext) {
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
      <Choices
        of={REGIMEN_LIST.map(({ code }) => code)}
        text={(code) => regimenOf(code).label}
        value={draft.regimen}
        onPick={(code) => setDraft(emptyOrder(draft.weightKg, code))}
      />
      <FieldRow look="two">
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
      </FieldRow>
      {nasal ? (
        // A device holds what it holds: a dose is a number of them.
        <Choices
          legend={say('charting-preparation.dose')}
          of={[1, 2, 3]}
          text={(devices) => <Devices of={devices} />}
          value={draft.doseMg === null ? null : draft.doseMg / DEVICE_MG}
          onPick={(devices) => put({ doseMg: devices * DEVICE_MG })}
        />
      ) : (
        <>
          <WeightBasis body={about.body} value={draft.weightBasis} onChange={put} />
          <Infused draft={draft} put={put} />
        </>
      )}
      {order === null ? (
        <Soft>{say('charting-preparation.the-calculation-appears-once-every')}</Soft>
      ) : (
        <Arithmetic of={order} />
      )}
      {review?.limits.map(({ code, level, message }) =>
        level === 'hard' ? (
          <Problem key={code}>
            {say('charting-preparation.message-change-the-order', { message })}
          </Problem>
        ) : (
          <TextField
            key={code}
            label={say('charting-preparation.message-reason', { message })}
            hint={
              level === 'second-person'
                ? say('charting-preparation.someone-else-must-sign-this-order')
                : undefined
            }
            value={draft.reasons[code] ?? ''}
            max={200}
            onChange={(reason) => put({ reasons: { ...draft.reasons, [code]: reason } })}
          />
        ),
      )}
      <TextField
        label={say('charting-sheet.note-optional')}
        value={draft.note}
        max={500}
        optional
        onChange={(note) => put({ note })}
      />
    </CommandSheet>
  );
}

function Devices({ of: devices }: { readonly of: number }) {
  return (
    <>
      {say('charting-preparation.devices-mg', { devices: devices * DEVICE_MG })}{' '}
      <small>
        {devices === 1
          ? say('charting-preparation.1-device')
          : say('charting-preparation.devices-devices', { devices })}
      </small>
    </>
  );
}

interface InfusedProps {
  readonly draft: OrderDraft;
  readonly put: (change: Partial<OrderDraft>) => void;
}

function Infused({ draft, put }: InfusedProps) {
  const mixed = draft.drawnUp === 'concentration';
  return (
    <>
      <Segments
        small
        label={say('charting-preparation.drawn-up')}
        of={['concentration', 'volume']}
        text={{
          concentration: say('charting-preparation.at-a-concentration'),
          volume: say('charting-preparation.made-up-to-a-volume'),
        }}
        value={draft.drawnUp}
        onPick={(drawnUp) => put({ drawnUp })}
      />
      {mixed ? (
        <Choices
          of={CONCENTRATIONS_MG_PER_ML}
          value={draft.mgPerMl}
          onPick={(mgPerMl) => put({ mgPerMl })}
        />
      ) : null}
      <FieldRow look="two">
        {mixed ? (
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
      </FieldRow>
    </>
  );
}
