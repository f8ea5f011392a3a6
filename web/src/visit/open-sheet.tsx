import { effectTerm } from '@chairside/shared/effects/catalogue';
import { scaleSchema } from '@chairside/shared/effects/scales';
import { isNasal } from '@chairside/shared/infusion/course';
import type { DecideContext } from '@chairside/shared/session/decision';
import type { Criterion } from '@chairside/shared/session/discharge';
import type { GateItem } from '@chairside/shared/session/gate';
import type { SessionState } from '@chairside/shared/session/state';
import type { CommandDraft } from '../api/send-command.ts';
import { BaselineForm } from '../chair/baseline.form.tsx';
import type { BaselineDraft } from '../chair/baseline-draft.ts';
import { NoteForm, WithdrawForm } from '../chair/charting.forms.tsx';
import { EffectForm } from '../chair/effect.form.tsx';
import { PauseForm, ResumeForm, StartForm, StopForm } from '../chair/infusion.forms.tsx';
import { LimitForm } from '../chair/limit.form.tsx';
import { AmendForm } from './amend.form.tsx';
import { AssessForm } from './assess.form.tsx';
import { ChecklistForm } from './checklist.form.tsx';
import { DeviceForm } from './device.form.tsx';
import { IdentifyForm } from './identify.form.tsx';
import { InterveneForm } from './intervene.form.tsx';
import { CloseForm, PrepareForm } from './leaving.forms.tsx';
import { ManualVitalsForm } from './manual-vitals.form.tsx';
import { TransferForm } from './moving.forms.tsx';
import { OpenEffects } from './open-effects.panel.tsx';
import { OrderForm } from './order.form.tsx';
import { OverrideForm } from './override.form.tsx';
import { ResponseForm } from './response.form.tsx';
import { BolusForm, RateForm } from './running.forms.tsx';
import { closeSheet, received, type Sheet } from './sheet-store.ts';
import { CheckPumpForm, ProgramPumpForm, SignOrderForm, WitnessForm } from './signing.forms.tsx';
import { PatientUpForm } from './standby.form.tsx';
import { WasteForm } from './waste.form.tsx';
import { WeightForm } from './weight.form.tsx';
import { whatIsAgainst } from './what-is-against.ts';

interface Props {
  readonly sheet: Exclude<Sheet, { kind: 'none' }>;
  readonly session: SessionState;
  readonly drafted: () => BaselineDraft;
  readonly context: DecideContext;
  readonly gate: readonly GateItem[];
  readonly criteria: readonly Criterion[];
}

/** The one form that is open, in the column: it covers neither a vital nor an alarm. */
export function OpenSheet({ sheet, session, drafted, context, gate, criteria }: Props) {
  const common = {
    key: JSON.stringify(sheet),
    sessionId: session.id,
    onDone: (answer: Parameters<typeof received>[0]) => received(answer, sheet),
    onCancel: closeSheet,
    check: (command: CommandDraft) => whatIsAgainst(session, context, command),
  };
  const { key, ...rest } = common;
  const own = { ...rest, session };
  switch (sheet.kind) {
    case 'identify':
      return <IdentifyForm key={key} {...rest} patientRef={session.patientRef} />;
    case 'checklist':
      return <ChecklistForm key={key} {...own} />;
    case 'weight':
      return <WeightForm key={key} {...own} />;
    case 'set-baseline':
      return <BaselineForm key={key} {...rest} drafted={drafted} cuffs={context.cuffs ?? []} />;
    case 'order':
      return <OrderForm key={key} {...own} context={context} />;
    case 'sign-order':
      return <SignOrderForm key={key} {...own} />;
    case 'program-pump':
      return <ProgramPumpForm key={key} {...own} />;
    case 'check-pump':
      return <CheckPumpForm key={key} {...own} />;
    case 'witness':
      return <WitnessForm key={key} {...own} waste={sheet.waste} />;
    case 'override':
      return <OverrideForm key={key} {...rest} gate={gate} />;
    case 'start-infusion':
      return <StartForm key={key} {...own} />;
    case 'pause-infusion':
      return <PauseForm key={key} {...rest} />;
    case 'resume-infusion':
      return <ResumeForm key={key} {...rest} />;
    case 'stop-infusion':
      return <StopForm key={key} {...own} />;
    case 'change-rate':
      return <RateForm key={key} {...own} context={context} />;
    case 'bolus':
      return session.infusion !== null && isNasal(session.infusion) ? (
        <DeviceForm key={key} {...own} />
      ) : (
        <BolusForm key={key} {...own} context={context} />
      );
    case 'patient-up':
      return <PatientUpForm key={key} {...own} />;
    case 'effect': {
      const term = effectTerm(sheet.term);
      return term === undefined ? null : (
        <EffectForm key={key} {...rest} term={term} at={sheet.at} openedAt={session.openedAt} />
      );
    }
    case 'assess': {
      const scale = scaleSchema.safeParse(sheet.scale);
      return scale.success ? <AssessForm key={key} {...own} scale={scale.data} /> : null;
    }
    case 'intervene':
      return <InterveneForm key={key} {...own} effects={sheet.effects} />;
    case 'response':
      return <ResponseForm key={key} {...rest} intervention={sheet.intervention} />;
    case 'manual-vitals':
      return <ManualVitalsForm key={key} {...rest} />;
    case 'note':
      return <NoteForm key={key} {...rest} />;
    case 'amend':
      return <AmendForm key={key} {...own} seq={sheet.seq} details={sheet.details} />;
    case 'withdraw':
      return <WithdrawForm key={key} {...rest} seq={sheet.seq} entry={sheet.entry} />;
    case 'limit':
      return <LimitForm key={key} {...own} />;
    case 'transfer':
      return <TransferForm key={key} {...own} />;
    case 'waste':
      return <WasteForm key={key} {...own} />;
    case 'prepare':
      return <PrepareForm key={key} {...own} />;
    case 'open-effects':
      return <OpenEffects key={key} session={session} />;
    case 'close':
      return <CloseForm key={key} {...own} criteria={criteria} outcome={sheet.outcome} />;
    default:
      return sheet satisfies never;
  }
}
