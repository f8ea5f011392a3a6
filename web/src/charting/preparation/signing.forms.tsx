import { arithmetic } from '@chairside/shared/infusion/arithmetic';
import { describeActor } from '@chairside/shared/moves/describe-event';
import { describeOrder } from '@chairside/shared/session/describe-infusion';
import type { SessionState } from '@chairside/shared/session/state';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { Soft } from '../../ui/text.tsx';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import {
  credentialsOf,
  SecondPersonFields,
  useSecondPerson,
} from '../sheet/second-person.fields.tsx';
import classes from '../styles/charting.module.css';
import { Amount } from './order.form.tsx';

interface Props extends SheetProps {
  readonly session: SessionState;
}

const NO_ORDER = say('charting-preparation.no-order-is-written-yet');

export function SignOrderForm({ session, ...sheet }: Props) {
  const { order } = session;
  const { user } = useMe();
  const provider = user.role === 'provider';
  const second = useSecondPerson(!provider);
  return (
    <CommandSheet
      {...sheet}
      second={credentialsOf(second)}
      title={say('charting-preparation.sign-the-order')}
      submit={say('charting-preparation.sign-order')}
      draft={() => (order === null ? null : { type: 'sign-order', order: order.seq })}
    >
      {order === null ? (
        <Soft>{NO_ORDER}</Soft>
      ) : (
        <>
          <Soft>
            {say('charting-preparation.order-written-by-by', {
              order: describeOrder(order.order),
              by: describeActor(order.by),
            })}
          </Soft>
          <dl className={classes.arithmetic}>
            {arithmetic(order.order).map(({ id, label, text }) => (
              <div key={id}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {provider || order === null ? null : (
        <SecondPersonFields second={second} who="Provider">
          {say('charting-preparation.a-provider-signs-it-here-or', { name: user.name })}
        </SecondPersonFields>
      )}
    </CommandSheet>
  );
}

export function ProgramPumpForm({ session, ...sheet }: Props) {
  const ordered = session.order?.order;
  const [rate, setRate] = useState(ordered?.rateMlPerH ?? null);
  const [volume, setVolume] = useState(ordered?.volumeMl ?? null);
  const [concentration, setConcentration] = useState(ordered?.concentrationMgPerMl ?? null);
  const [pump, setPump] = useState('');
  const [lot, setLot] = useState('');
  return (
    <CommandSheet
      {...sheet}
      title={say('charting-preparation.program-the-pump')}
      submit={say('charting-preparation.program-pump')}
      draft={() => {
        if (rate === null || volume === null || concentration === null) return null;
        const named = { pump: pump.trim(), lot: lot.trim() };
        if (named.pump === '' || named.lot === '') return null;
        const set = { rateMlPerH: rate, volumeMl: volume, concentrationMgPerMl: concentration };
        return { type: 'program-pump', program: { ...set, ...named } };
      }}
    >
      <Soft>
        {ordered === undefined
          ? NO_ORDER
          : say('charting-preparation.ordered-ordered', { ordered: describeOrder(ordered) })}
      </Soft>
      <div className={classes.fields}>
        <Amount label={say('charting-preparation.rate-ml-h')} value={rate} onChange={setRate} />
        <Amount label={say('charting-preparation.volume-ml')} value={volume} onChange={setVolume} />
        <Amount
          label={say('charting-preparation.concentration-mg-ml')}
          value={concentration}
          decimals={4}
          onChange={setConcentration}
        />
        <TextInput
          size="md"
          label={say('charting-preparation.pump')}
          value={pump}
          maxLength={60}
          onChange={(event) => setPump(event.currentTarget.value)}
          required
        />
        <TextInput
          size="md"
          label={say('charting-preparation.lot-number')}
          value={lot}
          maxLength={60}
          onChange={(event) => setLot(event.currentTarget.value)}
          required
        />
      </div>
    </CommandSheet>
  );
}

/** Entered without sight of the first entry: two people who read the same are the check. */
export function CheckPumpForm({ session, ...sheet }: Props) {
  const [rate, setRate] = useState<number | null>(null);
  const [volume, setVolume] = useState<number | null>(null);
  const { user } = useMe();
  const by = session.pump?.by;
  const same = by?.kind === 'user' && by.id === user.id;
  const second = useSecondPerson(same);
  return (
    <CommandSheet
      {...sheet}
      second={credentialsOf(second)}
      title={say('charting-preparation.second-check-of-the-pump')}
      submit={say('charting-preparation.check-pump')}
      draft={() =>
        rate === null || volume === null
          ? null
          : { type: 'check-pump', rateMlPerH: rate, volumeMl: volume }
      }
    >
      <Soft>{say('charting-preparation.read-the-rate-and-the-volume')}</Soft>
      <div className={classes.fields}>
        <Amount
          label={say('charting-preparation.rate-on-the-pump-ml-h')}
          value={rate}
          onChange={setRate}
        />
        <Amount
          label={say('charting-preparation.volume-on-the-pump-ml')}
          value={volume}
          onChange={setVolume}
        />
      </div>
      {same ? (
        <SecondPersonFields second={second} who={say('charting-preparation.second-person')}>
          {say('charting-preparation.name-programmed-the-pump-another', { name: user.name })}
        </SecondPersonFields>
      ) : null}
    </CommandSheet>
  );
}

/** Who saw the rest of the drug go: another person than who recorded it. */
export function WitnessForm({ session, waste: seq, ...sheet }: Props & { waste: number }) {
  const { user } = useMe();
  const second = useSecondPerson(true);
  const waste = session.waste.find((one) => one.seq === seq);
  return (
    <CommandSheet
      {...sheet}
      second={credentialsOf(second)}
      title={say('charting-preparation.witness-of-the-waste')}
      submit={say('charting-preparation.witness-waste')}
      draft={() => (waste === undefined ? null : { type: 'witness-waste', waste: waste.seq })}
    >
      {waste === undefined ? null : (
        <Soft>
          {say('charting-preparation.mg-mg', { mg: waste.mg })}
          {waste.ml === undefined ? '' : say('charting-preparation.ml-ml', { ml: waste.ml })}{' '}
          {say('charting-preparation.wasted-recorded-by-by', { by: describeActor(waste.by) })}
        </Soft>
      )}
      <SecondPersonFields second={second} who="Witness">
        {say('charting-preparation.the-witness-confirms-here-or-on', { name: user.name })}
      </SecondPersonFields>
    </CommandSheet>
  );
}
