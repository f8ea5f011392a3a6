import { acknowledgeAlarm } from './acknowledge-alarm.ts';
import { addAddendum } from './add-addendum.ts';
import { addNote } from './add-note.ts';
import { alarmChanged } from './alarm-changed.ts';
import { amendEntry } from './amend-entry.ts';
import { answerChecklist } from './answer-checklist.ts';
import { assess } from './assess.ts';
import { attachMonitor } from './attach-monitor.ts';
import { changeLimit } from './change-limit.ts';
import { changeRate } from './change-rate.ts';
import { checkPump } from './check-pump.ts';
import { close } from './close.ts';
import { coSignSession } from './co-sign-session.ts';
import { escalateEmergency } from './escalate-emergency.ts';
import { giveBolus } from './give-bolus.ts';
import { identifyPatient } from './identify-patient.ts';
import { intervene } from './intervene.ts';
import { noteResponse } from './note-response.ts';
import { observeEffect } from './observe-effect.ts';
import { open } from './open.ts';
import { overrideGate } from './override-gate.ts';
import { patientBack } from './patient-back.ts';
import { patientUp } from './patient-up.ts';
import { pauseInfusion } from './pause-infusion.ts';
import { pauseSound } from './pause-sound.ts';
import { prepareDischarge } from './prepare-discharge.ts';
import { programPump } from './program-pump.ts';
import { recordVitals } from './record-vitals.ts';
import { recordWaste } from './record-waste.ts';
import { recordWeight } from './record-weight.ts';
import { resumeInfusion } from './resume-infusion.ts';
import { resumeSound } from './resume-sound.ts';
import { setBaseline } from './set-baseline.ts';
import { signOrder } from './sign-order.ts';
import { signSession } from './sign-session.ts';
import { startInfusion } from './start-infusion.ts';
import { stopInfusion } from './stop-infusion.ts';
import { transferChair } from './transfer-chair.ts';
import { updateEffect } from './update-effect.ts';
import { withdrawEntry } from './withdraw-entry.ts';
import { witnessWaste } from './witness-waste.ts';
import { writeOrder } from './write-order.ts';

/**
 * The table of moves: every command, in the order of a visit, and with each the events that it gives. A new command
 * is one file and one line here (docs/how-to/add-a-command.md).
 */
export const COMMAND_MOVES = [
  open,
  identifyPatient,
  attachMonitor,
  transferChair,

  answerChecklist,
  recordWeight,
  recordVitals,
  setBaseline,
  overrideGate,

  writeOrder,
  signOrder,
  programPump,
  checkPump,
  startInfusion,
  changeRate,
  giveBolus,
  pauseInfusion,
  resumeInfusion,
  stopInfusion,
  recordWaste,
  witnessWaste,

  observeEffect,
  updateEffect,
  assess,
  intervene,
  noteResponse,
  addNote,
  amendEntry,
  withdrawEntry,

  acknowledgeAlarm,
  pauseSound,
  resumeSound,
  patientUp,
  patientBack,
  changeLimit,

  prepareDischarge,
  escalateEmergency,
  close,

  signSession,
  coSignSession,
  addAddendum,
] as const;

/** Events that no command gives. */
export const ENGINE_EVENTS = [alarmChanged] as const;
