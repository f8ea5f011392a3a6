import { arithmetic } from '@chairside/shared/infusion/arithmetic';
import { describeActor } from '@chairside/shared/moves/describe-event';
import { describeOrder } from '@chairside/shared/session/describe-infusion';
import type { SessionState } from '@chairside/shared/session/state';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
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

const NO_ORDER = 'No order is written yet.';

export function SignOrderForm({ session, ...sheet }: Props) {
  const { order } = session;
  const { user } = useMe();
  const provider = user.role === 'provider';
  const second = useSecondPerson(!provider);
  return (
    <CommandSheet
      {...sheet}
      second={credentialsOf(second)}
      title="Sign the order"
      submit="Sign order"
      draft={() => (order === null ? null : { type: 'sign-order', order: order.seq })}
    >
      {order === null ? (
        <p className={classes.hint}>{NO_ORDER}</p>
      ) : (
        <>
          <p className={classes.hint}>
            {describeOrder(order.order)}. Written by {describeActor(order.by)}.
          </p>
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
          A provider signs it: here, or on another screen. {user.name} stays signed in.
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
      title="Program the pump"
      submit="Program pump"
      draft={() => {
        if (rate === null || volume === null || concentration === null) return null;
        const named = { pump: pump.trim(), lot: lot.trim() };
        if (named.pump === '' || named.lot === '') return null;
        const set = { rateMlPerH: rate, volumeMl: volume, concentrationMgPerMl: concentration };
        return { type: 'program-pump', program: { ...set, ...named } };
      }}
    >
      <p className={classes.hint}>
        {ordered === undefined ? NO_ORDER : `Ordered: ${describeOrder(ordered)}.`}
      </p>
      <div className={classes.fields}>
        <Amount label="Rate (mL/h)" value={rate} onChange={setRate} />
        <Amount label="Volume (mL)" value={volume} onChange={setVolume} />
        <Amount
          label="Concentration (mg/mL)"
          value={concentration}
          decimals={4}
          onChange={setConcentration}
        />
        <TextInput
          size="md"
          label="Pump"
          value={pump}
          maxLength={60}
          onChange={(event) => setPump(event.currentTarget.value)}
          required
        />
        <TextInput
          size="md"
          label="Lot number"
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
      title="Second check of the pump"
      submit="Check pump"
      draft={() =>
        rate === null || volume === null
          ? null
          : { type: 'check-pump', rateMlPerH: rate, volumeMl: volume }
      }
    >
      <p className={classes.hint}>Read the rate and the volume off the pump.</p>
      <div className={classes.fields}>
        <Amount label="Rate on the pump (mL/h)" value={rate} onChange={setRate} />
        <Amount label="Volume on the pump (mL)" value={volume} onChange={setVolume} />
      </div>
      {same ? (
        <SecondPersonFields second={second} who="Second person">
          {user.name} programmed the pump. Another person checks it: here, or on another screen.
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
      title="Witness of the waste"
      submit="Witness waste"
      draft={() => (waste === undefined ? null : { type: 'witness-waste', waste: waste.seq })}
    >
      {waste === undefined ? null : (
        <p className={classes.hint}>
          {waste.mg} mg{waste.ml === undefined ? '' : `, ${waste.ml} mL`} wasted, recorded by{' '}
          {describeActor(waste.by)}.
        </p>
      )}
      <SecondPersonFields second={second} who="Witness">
        Who saw it go says so here, or on another screen. {user.name} stays signed in.
      </SecondPersonFields>
    </CommandSheet>
  );
}
