import type { EffectTerm } from '@chairside/shared/effects/term';
import type { CommandAnswer } from '@chairside/shared/protocol/http';
import type { SessionEvent } from '@chairside/shared/session/events';
import type { SessionState } from '@chairside/shared/session/state';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ChartModel } from '../charts/chart-model.ts';
import { serverNow } from '../live/clock-store.ts';
import { SessionEntryList } from '../offline/entry-list.tsx';
import { BaselineForm } from './baseline.form.tsx';
import { baselineDraft } from './baseline-draft.ts';
import classes from './chair.module.css';
import { ChairAlarms } from './chair-alarms.tsx';
import { NoteForm, WithdrawForm } from './charting.forms.tsx';
import { EffectForm } from './effect.form.tsx';
import { EffectList } from './effect-list.tsx';
import { EffectPad } from './effect-pad.tsx';
import { CloseForm, PauseForm, ResumeForm, StartForm, StopForm } from './infusion.forms.tsx';
import { ChangedLimits, LimitForm } from './limit.form.tsx';
import type { PhaseAction } from './phase-action.ts';
import { PhaseButtons } from './phase-buttons.tsx';
import { ReceiptLine } from './receipt-line.tsx';
import { useAllowed } from './use-allowed.ts';

type Sheet =
  | { readonly kind: 'none' }
  | { readonly kind: PhaseAction | 'note' | 'limit' }
  | { readonly kind: 'effect'; readonly term: EffectTerm }
  | { readonly kind: 'withdraw'; readonly seq: number; readonly entry: string };

interface Props {
  readonly session: SessionState;
  readonly model: ChartModel;
}

/** Right column: next step, alarms, then either the pad or the one form that is open. */
export function SessionPanel({ session, model }: Props) {
  const [sheet, setSheet] = useState<Sheet>({ kind: 'none' });
  const [receipt, setReceipt] = useState<SessionEvent | null>(null);
  const allowed = useAllowed(session);
  const close = () => setSheet({ kind: 'none' });
  const done = (answer: CommandAnswer) => {
    setReceipt(answer.events.at(-1) ?? null);
    // The receipt may come when another form is open already: that one stays.
    setSheet((open) => (open === sheet ? { kind: 'none' } : open));
  };
  const charting = allowed['observe-effect'];
  const refused = charting.allowed ? null : charting.why.message;
  return (
    <aside className={classes.panel} aria-label="Session actions">
      <PhaseButtons
        session={session}
        allowed={allowed}
        onChoose={(action) => {
          setReceipt(null);
          setSheet({ kind: action });
        }}
      />
      <ChairAlarms chairId={session.chairId} sessionId={session.id} />
      <SessionEntryList sessionId={session.id} />
      {receipt === null ? null : (
        <ReceiptLine key={receipt.id} event={receipt} onUndone={() => setReceipt(null)} />
      )}
      {sheet.kind === 'none' ? (
        <>
          <EffectPad
            refused={refused}
            onChoose={(term) => {
              setReceipt(null);
              setSheet({ kind: 'effect', term });
            }}
          />
          <EffectList
            session={session}
            refused={refused !== null}
            onWithdraw={(seq, entry) => setSheet({ kind: 'withdraw', seq, entry })}
          />
          <Button
            h={44}
            variant="default"
            disabled={!allowed['add-note'].allowed}
            onClick={() => setSheet({ kind: 'note' })}
          >
            Add note
          </Button>
          <ChangedLimits session={session} />
          {allowed['change-limit'].allowed ? (
            <Button h={44} variant="default" onClick={() => setSheet({ kind: 'limit' })}>
              Change a limit
            </Button>
          ) : null}
        </>
      ) : (
        <OpenSheet sheet={sheet} session={session} model={model} onDone={done} onCancel={close} />
      )}
    </aside>
  );
}

interface OpenProps extends Props {
  readonly sheet: Exclude<Sheet, { kind: 'none' }>;
  readonly onDone: (answer: CommandAnswer) => void;
  readonly onCancel: () => void;
}

function OpenSheet({ sheet, session, model, onDone, onCancel }: OpenProps) {
  const common = { sessionId: session.id, onDone, onCancel };
  // A draft that changed under the hand of who edits it would lose what was typed: taken once.
  const [draft] = useState(() => baselineDraft(model, serverNow()));
  switch (sheet.kind) {
    case 'set-baseline':
      return <BaselineForm {...common} draft={draft} />;
    case 'start-infusion':
      return <StartForm {...common} hasBaseline={session.baseline !== null} />;
    case 'pause-infusion':
      return <PauseForm {...common} />;
    case 'resume-infusion':
      return <ResumeForm {...common} />;
    case 'stop-infusion':
      return <StopForm {...common} />;
    case 'close':
      return <CloseForm {...common} started={session.infusion !== null} />;
    case 'limit':
      return <LimitForm {...common} session={session} />;
    case 'note':
      return <NoteForm {...common} />;
    case 'effect':
      return <EffectForm {...common} term={sheet.term} openedAt={session.openedAt} />;
    case 'withdraw':
      return <WithdrawForm {...common} seq={sheet.seq} entry={sheet.entry} />;
  }
}
