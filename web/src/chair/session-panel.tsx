import { restedCuffs } from '@chairside/shared/session/baseline';
import { dischargeCriteria } from '@chairside/shared/session/discharge';
import { gate } from '@chairside/shared/session/gate';
import type { SessionState } from '@chairside/shared/session/state';
import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { DueList } from '../charting/due-list.tsx';
import { EffectList } from '../charting/effects/effect-list.tsx';
import { EffectPad } from '../charting/effects/effect-pad.tsx';
import { FirstStepCards } from '../charting/effects/first-step-cards.tsx';
import { DoseFigures } from '../charting/infusion/dose-figures.tsx';
import { ChangedLimits } from '../charting/infusion/limit.form.tsx';
import { InterventionList } from '../charting/interventions/intervention-list.tsx';
import { MoreActions } from '../charting/more-actions.tsx';
import { OpenSheet } from '../charting/open-sheet.tsx';
import { PreparationPanel } from '../charting/preparation/preparation.panel.tsx';
import { preparationSteps } from '../charting/preparation/preparation-steps.ts';
import { DischargePanel } from '../charting/recovery/discharge.panel.tsx';
import { QuickScores } from '../charting/scores/quick-scores.tsx';
import { useDecideContext } from '../charting/sheet/decide-context.ts';
import { dropReceipt, useReceipt, useSheet } from '../charting/sheet/sheet-store.ts';
import type { BaselineDraft } from '../charting/vital-signs/baseline-draft.ts';
import { say, textOf } from '../language/say.ts';
import { SessionEntryList } from '../outbox/entry-list.tsx';
import classes from './chair.module.css';
import { ChairAlarms } from './chair-alarms.tsx';
import { PhaseButtons } from './phase-buttons.tsx';
import { ReceiptLine } from './receipt-line.tsx';
import { useAllowed } from './use-allowed.ts';

interface Props {
  readonly session: SessionState;
  /** What a baseline is drafted from, as the chart has it then. */
  readonly drafted: () => BaselineDraft;
}

/**
 * Right column: next step, alarms, what is due; then either what the phase is about or the one form that is open.
 * Its own clock is slow: what is drawn once a second would be in the way of a hand that charts.
 */
export const SessionPanel = memo(function SessionPanel({ session, drafted }: Props) {
  const sheet = useSheet(session.id);
  const receipt = useReceipt(session.id);
  const context = useDecideContext(session);
  const allowed = useAllowed(session, context);
  const items = useMemo(() => gate(session, context, context.now), [session, context]);
  const steps = useMemo(
    () => preparationSteps(session, items, restedCuffs(context.cuffs ?? [], context.now).length),
    [session, items, context],
  );
  const criteria = useMemo(
    () => dischargeCriteria(session, context, context.now),
    [session, context],
  );
  const charting = allowed['observe-effect'];
  const refused = charting.allowed ? null : textOf(charting.why.message);
  const off = refused !== null;
  return (
    <aside className={classes.panel} aria-label={say('chair.session-actions')}>
      <PhaseButtons session={session} steps={steps} criteria={criteria} allowed={allowed} />
      <ChairAlarms chairId={session.chairId} sessionId={session.id} />
      <FirstStepCards session={session} />
      <SessionEntryList sessionId={session.id} />
      <DueList session={session} />
      <div className={classes.receiptPlace}>
        {receipt === null ? null : (
          <ReceiptLine key={receipt.id} event={receipt} onUndone={dropReceipt} />
        )}
      </div>
      {session.phase === 'infusing' || session.phase === 'paused' ? (
        <DoseFigures session={session} />
      ) : null}
      {sheet.kind === 'none' ? (
        <>
          {session.phase === 'before' ? (
            <PreparationPanel session={session} gate={items} steps={steps} disabled={off} />
          ) : null}
          {session.phase === 'recovery' ? (
            <DischargePanel session={session} criteria={criteria} disabled={off} />
          ) : null}
          <EffectPad sessionId={session.id} refused={refused} />
          <EffectList session={session} refused={off} />
          <QuickScores session={session} disabled={off} />
          <InterventionList session={session} disabled={off} />
          <ChangedLimits session={session} />
          <MoreActions session={session} allowed={allowed} />
        </>
      ) : (
        <InView key={JSON.stringify(sheet)}>
          <OpenSheet
            sheet={sheet}
            session={session}
            drafted={drafted}
            context={context}
            gate={items}
            criteria={criteria}
          />
        </InView>
      )}
    </aside>
  );
});

/** A form is opened from a tile, the row above or far up this column: it comes whole into view, or from its top on. */
function InView({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  // In braces: some browsers answer with a promise, which is no way to end an effect.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place} className={classes.sheetPlace}>
      {children}
    </div>
  );
}
