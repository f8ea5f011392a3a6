import { describeActor } from '@chairside/shared/moves/describe-event';
import { describeOrder } from '@chairside/shared/session/describe-infusion';
import { useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { say, words } from '../../language/say.ts';
import { Soft } from '../../ui/text.tsx';
import type { OfSession } from '../sheet/command-sheet.tsx';
import { amount, FieldSheet, text } from '../sheet/field-sheet.tsx';
import { Arithmetic } from './arithmetic.tsx';

const NO_ORDER = say('charting-preparation.no-order-is-written-yet');

export function SignOrderForm({ session, ...sheet }: OfSession) {
  const { order } = session;
  const { user } = useMe();
  const why = say('charting-preparation.a-provider-signs-it-here-or', { name: user.name });
  return (
    <FieldSheet
      {...sheet}
      second={
        order === null || user.role === 'provider'
          ? null
          : { who: say('charting-preparation.provider'), why }
      }
      title={say('charting-preparation.sign-the-order')}
      submit={say('charting-preparation.sign-order')}
      fields={{}}
      command={() => order && { type: 'sign-order', order: order.seq }}
    >
      {order === null ? (
        <Soft>{NO_ORDER}</Soft>
      ) : (
        <>
          <Soft>
            {say('charting-preparation.order-written-by-by', {
              order: describeOrder(order.order, words),
              by: describeActor(order.by, words),
            })}
          </Soft>
          <Arithmetic of={order.order} />
        </>
      )}
    </FieldSheet>
  );
}

export function ProgramPumpForm({ session, ...sheet }: OfSession) {
  const ordered = session.order?.order;
  const rate = useState(ordered?.rateMlPerH ?? null);
  const volume = useState(ordered?.volumeMl ?? null);
  const concentration = useState(ordered?.concentrationMgPerMl ?? null);
  const pump = useState('');
  const lot = useState('');
  return (
    <FieldSheet
      {...sheet}
      title={say('charting-preparation.program-the-pump')}
      submit={say('charting-preparation.program-pump')}
      fields={{
        rateMlPerH: amount(rate, { label: say('charting-preparation.rate-ml-h') }),
        volumeMl: amount(volume, { label: say('charting-preparation.volume-ml') }),
        concentrationMgPerMl: amount(concentration, {
          ...{ label: say('charting-preparation.concentration-mg-ml'), decimals: 4 },
        }),
        pump: text(pump, { label: say('charting-preparation.pump'), max: 60, narrow: true }),
        lot: text(lot, { label: say('charting-preparation.lot-number'), max: 60, narrow: true }),
      }}
      command={(program) => ({ type: 'program-pump', program })}
    >
      <Soft>
        {ordered === undefined
          ? NO_ORDER
          : say('charting-preparation.ordered-ordered', { ordered: describeOrder(ordered, words) })}
      </Soft>
    </FieldSheet>
  );
}

/** Entered without sight of the first entry: two people who read the same are the check. */
export function CheckPumpForm({ session, ...sheet }: OfSession) {
  const rate = useState<number | null>(null);
  const volume = useState<number | null>(null);
  const { user } = useMe();
  const by = session.pump?.by;
  const same = by?.kind === 'user' && by.id === user.id;
  const second = {
    who: say('charting-preparation.second-person'),
    why: say('charting-preparation.name-programmed-the-pump-another', { name: user.name }),
  };
  return (
    <FieldSheet
      {...sheet}
      second={same ? second : null}
      title={say('charting-preparation.second-check-of-the-pump')}
      submit={say('charting-preparation.check-pump')}
      fields={{
        rateMlPerH: amount(rate, { label: say('charting-preparation.rate-on-the-pump-ml-h') }),
        volumeMl: amount(volume, { label: say('charting-preparation.volume-on-the-pump-ml') }),
      }}
      command={(said) => ({ type: 'check-pump', ...said })}
    >
      <Soft>{say('charting-preparation.read-the-rate-and-the-volume')}</Soft>
    </FieldSheet>
  );
}

/** Who saw the rest of the drug go: another person than who recorded it. */
export function WitnessForm({ session, waste: seq, ...sheet }: OfSession & { waste: number }) {
  const { user } = useMe();
  const waste = session.waste.find((one) => one.seq === seq);
  const why = say('charting-preparation.the-witness-confirms-here-or-on', { name: user.name });
  return (
    <FieldSheet
      {...sheet}
      second={{ who: say('charting-preparation.witness'), why }}
      title={say('charting-preparation.witness-of-the-waste')}
      submit={say('charting-preparation.witness-waste')}
      fields={{}}
      command={() => (waste === undefined ? null : { type: 'witness-waste', waste: waste.seq })}
    >
      {waste === undefined ? null : (
        <Soft>
          {say('charting-preparation.mg-mg', { mg: waste.mg })}
          {waste.ml === undefined ? '' : say('charting-preparation.ml-ml', { ml: waste.ml })}{' '}
          {say('charting-preparation.wasted-recorded-by-by', {
            by: describeActor(waste.by, words),
          })}
        </Soft>
      )}
    </FieldSheet>
  );
}
