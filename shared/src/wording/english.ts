import { admin } from './en/admin.ts';
import { alarmLine } from './en/alarm-line.ts';
import { alarmSubject } from './en/alarm-subject.ts';
import { alarms } from './en/alarms.ts';
import { chair } from './en/chair.ts';
import { chairBedside } from './en/chair-bedside.ts';
import { charted } from './en/charted.ts';
import { charting } from './en/charting.ts';
import { chartingEffects } from './en/charting-effects.ts';
import { chartingInfusion } from './en/charting-infusion.ts';
import { chartingInterventions } from './en/charting-interventions.ts';
import { chartingPreparation } from './en/charting-preparation.ts';
import { chartingRecovery } from './en/charting-recovery.ts';
import { chartingScores } from './en/charting-scores.ts';
import { chartingSheet } from './en/charting-sheet.ts';
import { chartingVitalSigns } from './en/charting-vital-signs.ts';
import { charts } from './en/charts.ts';
import { discharge } from './en/discharge.ts';
import { drugs } from './en/drugs.ts';
import { effects } from './en/effects.ts';
import { events } from './en/events.ts';
import { gate } from './en/gate.ts';
import { http } from './en/http.ts';
import { identity } from './en/identity.ts';
import { log } from './en/log.ts';
import { order } from './en/order.ts';
import { outbox } from './en/outbox.ts';
import { patients } from './en/patients.ts';
import { patientsCourses } from './en/patients-courses.ts';
import { patientsRegister } from './en/patients-register.ts';
import { protocolRules } from './en/protocol-rules.ts';
import { protocols } from './en/protocols.ts';
import { protocolsDocument } from './en/protocols-document.ts';
import { protocolsDraft } from './en/protocols-draft.ts';
import { protocolsEditor } from './en/protocols-editor.ts';
import { protocolsFields } from './en/protocols-fields.ts';
import { protocolsRehearsal } from './en/protocols-rehearsal.ts';
import { protocolsVersion } from './en/protocols-version.ts';
import { refusals } from './en/refusals.ts';
import { reviewClinic } from './en/review-clinic.ts';
import { reviewCourse } from './en/review-course.ts';
import { reviewReplay } from './en/review-replay.ts';
import { reviewSession } from './en/review-session.ts';
import { scales } from './en/scales.ts';
import { screening } from './en/screening.ts';
import { sessions } from './en/sessions.ts';
import { shell } from './en/shell.ts';
import { station } from './en/station.ts';
import { text } from './en/text.ts';
import { time } from './en/time.ts';
import { ui } from './en/ui.ts';
import { units } from './en/units.ts';
import { vitals } from './en/vitals.ts';
import { wording } from './en/wording.ts';

/**
 * Every sentence that a person reads, in US English, as an ICU message. A key begins with the name of its file under
 * `en/`. Another language is one object with the same keys and the same arguments (docs/how-to/add-a-language.md).
 */
export const english = {
  ...admin,
  ...alarmLine,
  ...alarms,
  ...chair,
  ...chairBedside,
  ...charting,
  ...chartingEffects,
  ...chartingInfusion,
  ...chartingInterventions,
  ...chartingPreparation,
  ...chartingRecovery,
  ...chartingScores,
  ...chartingSheet,
  ...chartingVitalSigns,
  ...charts,
  ...drugs,
  ...gate,
  ...http,
  ...identity,
  ...log,
  ...order,
  ...outbox,
  ...patients,
  ...patientsCourses,
  ...patientsRegister,
  ...protocols,
  ...protocolsDocument,
  ...protocolsDraft,
  ...protocolsEditor,
  ...protocolsFields,
  ...protocolsRehearsal,
  ...protocolsVersion,
  ...refusals,
  ...reviewClinic,
  ...reviewCourse,
  ...reviewReplay,
  ...reviewSession,
  ...sessions,
  ...shell,
  ...station,
  ...text,
  ...time,
  ...ui,
  ...units,
  ...vitals,
  ...alarmSubject,
  ...charted,
  ...effects,
  ...events,
  ...discharge,
  ...screening,
  ...scales,
  ...protocolRules,
  ...wording,
} as const;
