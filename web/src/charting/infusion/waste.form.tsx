import { describeActor } from '@chairside/shared/moves/describe-event';
import { expectedWaste, wasteRemark } from '@chairside/shared/session/expected-waste';
import type { SessionState, Waste } from '@chairside/shared/session/state';
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { serverNow } from '../../live/clock-store.ts';
import { isProvisional } from '../../outbox/entry.ts';
import { Soft } from '../../ui/text.tsx';
import { Amount } from '../preparation/order.form.tsx';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import { TapFailure, useOneTap } from '../sheet/one-tap.tsx';
import { openSheet } from '../sheet/sheet-store.ts';
import classes from '../styles/charting.module.css';

/** What was drawn up and not given: read off the syringe or bag, beside what is left over by the log. */
export function WasteForm({ session, ...sheet }: SheetProps & { session: SessionState }) {
  const [left] = useState(() => expectedWaste(session, serverNow()));
  const [mg, setMg] = useState<number | null>(null);
  const logged = left === null ? null : Math.round(left * 10) / 10;
  const [ml, setMl] = useState<number | null>(null);
  const remark = mg === null ? null : wasteRemark(session, mg, serverNow());
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState<number | null>(null);
  return (
    <CommandSheet
      {...sheet}
      title={say('charting-infusion.waste')}
      submit={say('charting-infusion.record-waste')}
      draft={() =>
        mg === null || mg <= 0 || (remark !== null && checked !== mg)
          ? null
          : {
              type: 'record-waste',
              mg,
              ...(ml === null || ml <= 0 ? {} : { ml }),
              ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
              ...(remark === null ? {} : { confirmed: true }),
            }
      }
    >
      {session.waste.map((waste) => (
        <Witness key={waste.seq} sessionId={session.id} waste={waste} />
      ))}
      {logged === null ? null : (
        <>
          <Soft>
            {say('charting-infusion.according-to-the-log-logged-mg', { logged: logged.toFixed(1) })}
          </Soft>
          <div className={classes.row}>
            <button
              type="button"
              className={classes.chip}
              aria-pressed={mg === logged}
              disabled={logged === 0}
              onClick={() => setMg(logged)}
            >
              {say('charting-infusion.as-in-the-log-logged-mg', { logged: logged.toFixed(1) })}
            </button>
          </div>
        </>
      )}
      <div className={classes.fields}>
        <Amount label={say('charting-infusion.waste-mg')} value={mg} onChange={setMg} />
        <Amount
          label={say('charting-infusion.volume-ml-optional')}
          value={ml}
          optional
          onChange={setMl}
        />
      </div>
      {remark === null ? null : (
        <Checkbox
          size="md"
          label={say('charting-infusion.remark-i-have-checked-it', { remark })}
          checked={checked === mg}
          onChange={(event) => setChecked(event.currentTarget.checked ? mg : null)}
        />
      )}
      <TextInput
        size="md"
        label={say('charting-infusion.reason-optional')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </CommandSheet>
  );
}

function Witness({ sessionId, waste }: { sessionId: string; waste: Waste }) {
  const { user } = useMe();
  const tap = useOneTap(sessionId);
  const own = waste.by.kind === 'user' && waste.by.id === user.id;
  return (
    <div className={classes.item}>
      <span>
        {say('charting-infusion.mg-mg', { mg: waste.mg })}
        {waste.ml === undefined ? '' : say('charting-infusion.ml-ml', { ml: waste.ml })}
        <small>
          {waste.witnessed === null
            ? own
              ? say('charting-infusion.recorded-by-you-another-person')
              : say('charting-infusion.recorded-by-by-not-witnessed-yet', {
                  by: describeActor(waste.by),
                })
            : say('charting-infusion.witnessed-by-by', { by: describeActor(waste.witnessed.by) })}
        </small>
      </span>
      {waste.witnessed === null && !own ? (
        <button
          type="button"
          className={classes.chip}
          disabled={tap.busy}
          onClick={() => void tap.tap({ type: 'witness-waste', waste: waste.seq })}
        >
          {say('charting-infusion.i-witnessed-this-waste')}
        </button>
      ) : null}
      {waste.witnessed === null && own ? (
        <button
          type="button"
          className={classes.chip}
          disabled={isProvisional(waste.seq)}
          onClick={() => openSheet(sessionId, { kind: 'witness', waste: waste.seq })}
        >
          {say('charting-infusion.witness-here')}
        </button>
      ) : null}
      <TapFailure of={tap} />
    </div>
  );
}
