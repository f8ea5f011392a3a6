import { describeActor } from '@chairside/shared/moves/describe-event';
import { expectedWaste, wasteRemark } from '@chairside/shared/session/expected-waste';
import type { Waste } from '@chairside/shared/session/state';
import { useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { say, words } from '../../language/say.ts';
import { serverNow } from '../../live/clock-store.ts';
import { isProvisional } from '../../outbox/entry.ts';
import { Chip, ChipRow } from '../../ui/chip.tsx';
import { Tick } from '../../ui/inputs.tsx';
import { Soft } from '../../ui/text.tsx';
import type { OfSession } from '../sheet/command-sheet.tsx';
import { amount, type Field, FieldSheet, text } from '../sheet/field-sheet.tsx';
import { TapFailure, useOneTap } from '../sheet/one-tap.tsx';
import { openSheet } from '../sheet/sheet-store.ts';
import classes from '../styles/charting.module.css';

/** What was drawn up and not given: read off the syringe or bag, beside what is left over by the log. */
export function WasteForm({ session, ...sheet }: OfSession) {
  const [left] = useState(() => expectedWaste(session, serverNow()));
  const logged = left === null ? null : Math.round(left * 10) / 10;
  const [mg, setMg] = useState<number | null>(null);
  const ml = useState<number | null>(null);
  const remark = mg === null ? null : wasteRemark(session, mg, serverNow());
  const why = useState('');
  const [checked, setChecked] = useState<number | null>(null);
  const confirmed: Field<true | undefined> =
    remark === null
      ? { said: undefined, input: null }
      : {
          said: checked === mg || null,
          input: (
            <Tick
              label={say('charting-infusion.remark-i-have-checked-it', { remark })}
              value={checked === mg}
              onChange={(yes) => setChecked(yes ? mg : null)}
            />
          ),
        };
  return (
    <FieldSheet
      {...sheet}
      title={say('charting-infusion.waste')}
      submit={say('charting-infusion.record-waste')}
      fields={{
        mg: amount([mg, setMg], { label: say('charting-infusion.waste-mg') }),
        ml: amount(ml, { label: say('charting-infusion.volume-ml-optional'), optional: true }),
        confirmed,
        reason: text(why, {
          ...{ label: say('charting-infusion.reason-optional'), max: 200, optional: true },
        }),
      }}
      command={(said) => ({ type: 'record-waste', ...said })}
    >
      {session.waste.map((waste) => (
        <Witness key={waste.seq} sessionId={session.id} waste={waste} />
      ))}
      {logged === null ? null : (
        <>
          <Soft>
            {say('charting-infusion.according-to-the-log-logged-mg', { logged: logged.toFixed(1) })}
          </Soft>
          <ChipRow>
            <Chip
              look="key"
              pressed={mg === logged}
              disabled={logged === 0}
              onClick={() => setMg(logged)}
            >
              {say('charting-infusion.as-in-the-log-logged-mg', { logged: logged.toFixed(1) })}
            </Chip>
          </ChipRow>
        </>
      )}
    </FieldSheet>
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
                  by: describeActor(waste.by, words),
                })
            : say('charting-infusion.witnessed-by-by', {
                by: describeActor(waste.witnessed.by, words),
              })}
        </small>
      </span>
      {waste.witnessed === null && !own ? (
        <Chip
          look="key"
          disabled={tap.busy}
          onClick={() => void tap.tap({ type: 'witness-waste', waste: waste.seq })}
        >
          {say('charting-infusion.i-witnessed-this-waste')}
        </Chip>
      ) : null}
      {waste.witnessed === null && own ? (
        <Chip
          look="key"
          disabled={isProvisional(waste.seq)}
          onClick={() => openSheet(sessionId, { kind: 'witness', waste: waste.seq })}
        >
          {say('charting-infusion.witness-here')}
        </Chip>
      ) : null}
      <TapFailure of={tap} />
    </div>
  );
}
