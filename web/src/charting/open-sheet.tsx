import { effectTerm } from '@chairside/shared/effects/catalogue';
import { scaleSchema } from '@chairside/shared/effects/scales';
import { isNasal } from '@chairside/shared/infusion/recorded-infusion';
import type { DecideContext } from '@chairside/shared/session/decide-context';
import type { Criterion } from '@chairside/shared/session/discharge';
import type { GateItem } from '@chairside/shared/session/gate';
import type { SessionState } from '@chairside/shared/session/state';
import type { CommandDraft } from '../outbox/send-command.ts';
import { AmendForm } from './amend.form.tsx';
import { EffectForm } from './effects/effect.form.tsx';
import { OpenEffects } from './effects/open-effects.panel.tsx';
import { DeviceForm } from './infusion/device.form.tsx';
import { PauseForm, ResumeForm, StartForm, StopForm } from './infusion/infusion.forms.tsx';
import { LimitForm } from './infusion/limit.form.tsx';
import { BolusForm, RateForm } from './infusion/running.forms.tsx';
import { PatientUpForm } from './infusion/standby.form.tsx';
import { WasteForm } from './infusion/waste.form.tsx';
import { InterveneForm } from './interventions/intervene.form.tsx';
import { ResponseForm } from './interventions/response.form.tsx';
import { NoteForm, WithdrawForm } from './note.forms.tsx';
import { ChecklistForm } from './preparation/checklist.form.tsx';
import { IdentifyForm } from './preparation/identify.form.tsx';
import { OrderForm } from './preparation/order.form.tsx';
import { OverrideForm } from './preparation/override.form.tsx';
import {
  CheckPumpForm,
  ProgramPumpForm,
  SignOrderForm,
  WitnessForm,
} from './preparation/signing.forms.tsx';
import { WeightForm } from './preparation/weight.form.tsx';
import { CloseForm, PrepareForm } from './recovery/leaving.forms.tsx';
import { TransferForm } from './recovery/moving.forms.tsx';
import { AssessForm } from './scores/assess.form.tsx';
import { closeSheet, received, type Sheet } from './sheet/sheet-store.ts';
import { whatIsAgainst } from './sheet/what-is-against.ts';
import { BaselineForm } from './vital-signs/baseline.form.tsx';
import type { BaselineDraft } from './vital-signs/baseline-draft.ts';
import { ManualVitalsForm } from './vital-signs/manual-vitals.form.tsx';

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
