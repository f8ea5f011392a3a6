import type { Criterion } from '@chairside/shared/session/discharge';
import type { GateItem } from '@chairside/shared/session/gate';
import { type Attributes, createElement, type ReactNode } from 'react';
import { AmendForm } from './amend.form.tsx';
import { EffectForm } from './effects/effect.form.tsx';
import { OpenEffects } from './effects/open-effects.panel.tsx';
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
import type { InContext } from './sheet/command-sheet.tsx';
import { closeSheet, received, type SheetOf, type Sheets } from './sheet/sheet-store.ts';
import { whatIsAgainst } from './sheet/what-is-against.ts';
import { BaselineForm } from './vital-signs/baseline.form.tsx';
import type { BaselineDraft } from './vital-signs/baseline-draft.ts';
import { ManualVitalsForm } from './vital-signs/manual-vitals.form.tsx';

/** What the column knows; a form takes of it what it needs. */
interface Known extends InContext, Attributes {
  readonly drafted: () => BaselineDraft;
  readonly gate: readonly GateItem[];
  readonly criteria: readonly Criterion[];
}

const FORMS: { readonly [K in keyof Sheets]: (props: Known & Sheets[K]) => ReactNode } = {
  identify: IdentifyForm,
  checklist: ChecklistForm,
  weight: WeightForm,
  'set-baseline': BaselineForm,
  order: OrderForm,
  'sign-order': SignOrderForm,
  'program-pump': ProgramPumpForm,
  'check-pump': CheckPumpForm,
  witness: WitnessForm,
  override: OverrideForm,
  'start-infusion': StartForm,
  'pause-infusion': PauseForm,
  'resume-infusion': ResumeForm,
  'stop-infusion': StopForm,
  'change-rate': RateForm,
  bolus: BolusForm,
  'patient-up': PatientUpForm,
  effect: EffectForm,
  assess: AssessForm,
  intervene: InterveneForm,
  response: ResponseForm,
  'manual-vitals': ManualVitalsForm,
  note: NoteForm,
  amend: AmendForm,
  withdraw: WithdrawForm,
  limit: LimitForm,
  transfer: TransferForm,
  waste: WasteForm,
  prepare: PrepareForm,
  'open-effects': OpenEffects,
  close: CloseForm,
};

interface Props<K extends keyof Sheets>
  extends Pick<Known, 'session' | 'context' | 'drafted' | 'gate' | 'criteria'> {
  readonly sheet: SheetOf<K>;
}

/** The one form that is open, in the column: it covers neither a vital nor an alarm. */
export function OpenSheet<K extends keyof Sheets>({ sheet, ...known }: Props<K>) {
  const { session, context } = known;
  const Form: (props: Known & Sheets[K]) => ReactNode = FORMS[sheet.kind];
  const here: Known = {
    ...known,
    // Another form, or the same one about something else, begins anew.
    key: JSON.stringify(sheet),
    sessionId: session.id,
    onDone: (answer) => received(answer, sheet),
    onCancel: closeSheet,
    check: (command) => whatIsAgainst(session, context, command),
  };
  const props: Known & Sheets[K] = Object.assign(here, sheet);
  return createElement(Form, props);
}
