/**
 * Every format that the bodies of events have had, one step after the other. A stored body is never rewritten, since
 * the hash covers it, so a step only adds: a new event, or a field that older bodies do not have. What has to become
 * something else becomes an event of another name, and the old one stays in the table.
 *
 * `name`: it is always there; `name?`: it may be absent.
 */
export interface FormatStep {
  readonly format: number;
  readonly why: string;
  /** By event: its fields as it first was stored. */
  readonly events?: Readonly<Record<string, string>>;
  /** By event: fields that it got, each with what it means where a body has none. */
  readonly gains?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const MOMENT = 'infusedMs delivered? vitals';
const WITHOUT_ORDER = 'the infusion was not started from an order';

export const EVENT_FORMATS: readonly FormatStep[] = [
  {
    format: 1,
    why: 'the first',
    events: {
      'session-opened': 'clinicId chairId chairLabel patientRef protocol',
      'monitor-attached': 'channelId deviceId label',
      'monitor-detached': 'channelId reason',
      'baseline-set': 'baseline',
      'infusion-started': 'drug doseMg? plannedMinutes',
      'infusion-paused': 'reason',
      'infusion-resumed': '',
      'infusion-stopped': 'reason note?',
      'effect-observed': 'term severity onset source note? infusedMs vitals',
      'alarm-changed': 'transition',
      'alarm-acknowledged': 'alarmId key occurrence',
      'sound-paused': 'until covers',
      'sound-resumed': '',
      'limit-changed': 'limitId signal tier op measure from to reset reason',
      'note-added': 'text',
      'entry-withdrawn': 'amends reason',
      'session-closed': 'note?',
    },
  },
  {
    format: 2,
    why: 'the whole visit, from screening to discharge',
    events: {
      'patient-identified': 'patient course? identifiers',
      'chair-transferred': 'from chairId chairLabel',
      'checklist-answered': 'answers',
      'weight-recorded': 'kg method',
      'vitals-recorded': `values ${MOMENT}`,
      'gate-overridden': 'items reason provider?',
      'order-written': 'order',
      'order-signed': 'order',
      'pump-programmed': 'program',
      'pump-checked': 'program rateMlPerH volumeMl',
      'rate-changed': `from rateMlPerH reason ${MOMENT}`,
      'bolus-given': `mg ml? reason ${MOMENT}`,
      'waste-recorded': 'mg ml? reason?',
      'waste-witnessed': 'waste',
      'effect-changed': `effect change severity? rating? actions? note? outcome? ${MOMENT}`,
      assessed: `assessment ${MOMENT}`,
      'intervention-made': `kind drug? oxygen? note? answers? ${MOMENT}`,
      'response-noted': 'intervention response',
      'entry-amended': 'amends reason entry',
      'discharge-prepared': 'escort? instructionsGiven? nextAppointment? followUpCall?',
      'emergency-escalated': `reason ${MOMENT}`,
    },
    gains: {
      'session-opened': {
        patient: 'known by the reference alone',
        course: 'of no course',
        identifiers: 'not compared',
      },
      'baseline-set': { from: 'not said how', cuffs: 'entered by hand' },
      'infusion-started': {
        regimen: WITHOUT_ORDER,
        order: WITHOUT_ORDER,
        rateMlPerH: WITHOUT_ORDER,
        concentrationMgPerMl: WITHOUT_ORDER,
        volumeMl: WITHOUT_ORDER,
        pump: WITHOUT_ORDER,
        lot: WITHOUT_ORDER,
      },
      'effect-observed': { rating: 'not rated', actions: 'none', delivered: 'not known' },
      'session-closed': { outcome: 'not said', override: 'nothing was overridden' },
    },
  },
  {
    format: 3,
    why: 'signatures over the closed record, and addenda',
    events: { 'session-signed': 'kind statement? seal', 'addendum-added': 'text' },
  },
  {
    format: 4,
    why: 'an override covers what it was given for',
    gains: {
      'gate-overridden': { covers: 'it covers its items, whatever was found' },
      'infusion-started': { route: WITHOUT_ORDER },
    },
  },
  {
    format: 5,
    why: 'each nasal device has a lot; limits of scores are moved as well',
    gains: { 'bolus-given': { lot: 'that of the pump' } },
  },
  {
    format: 6,
    why: 'the version of the alarm engine',
    gains: { 'session-opened': { engine: '1' } },
  },
  {
    format: 7,
    why: 'how fast, by whom beside, and the height that a dose goes by',
    gains: {
      'weight-recorded': { heightCm: 'not measured then' },
      'rate-changed': { beside: 'nobody agreed beside' },
      'bolus-given': { minutes: 'not said', beside: 'nobody agreed beside' },
    },
  },
  {
    format: 8,
    why: 'what was asked of a drug before it was charted',
    gains: { 'intervention-made': { confirmed: 'nothing was asked' } },
  },
  {
    format: 9,
    why: 'the patient gets up; several chairs with one gesture',
    events: { 'patient-up': 'walksWith reason? until', 'patient-back': '' },
    gains: { assessed: { together: 'charted for this chair alone' } },
  },
  {
    format: 10,
    why: 'an effect that is charted again is an entry of its episode',
    gains: { 'effect-changed': { seen: 'a further entry of its effect' } },
  },
];

/** By event: its fields, in order of the alphabet, as all steps together have them. */
export function fieldsByFormats(): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { events = {}, gains = {} } of EVENT_FORMATS) {
    for (const [event, own] of Object.entries(events)) {
      fields[event] = own.split(' ').filter((field) => field !== '');
    }
    for (const [event, gained] of Object.entries(gains)) {
      fields[event] = [...(fields[event] ?? []), ...Object.keys(gained).map((name) => `${name}?`)];
    }
  }
  for (const own of Object.values(fields)) own.sort();
  return fields;
}
