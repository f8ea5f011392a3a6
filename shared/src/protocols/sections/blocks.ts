/** The parts of a protocol that are a fixed set of fields each; lists of entries are described beside their schemas. */
import type { MessageKey } from '../../wording/message.ts';
import { DEFAULT_PROTOCOL } from '../defaults/first-edition.ts';
import { defaultAssessments } from '../defaults/score-limits.ts';
import { DEFAULT_PROTOCOL_V2 } from '../defaults/second-edition.ts';
import { CHECKS_FIELDS } from '../document/checks.ts';
import { CADENCE_FIELDS, CUFF_FIELDS } from '../document/cuff.ts';
import {
  CALL_FIELDS,
  NAME_FIELDS,
  type ProtocolDocument,
  QUIET_ROOM_FIELDS,
  SERIOUS_FIELDS,
} from '../document/document.ts';
import { DEFAULT_DOSING, PACE_FIELDS, REGIMEN_FIELDS } from '../document/dosing.ts';
import { EQUIPMENT_FIELDS, SILENT_FIELDS, STANDBY_FIELDS } from '../document/equipment.ts';
import type { Fields } from '../document/field.ts';
import { defaultGate, KNOWN_LOW_FIELDS } from '../document/gate.ts';
import { type Place, valueAt } from '../document/place.ts';
import { PRN_DRUGS_V2 } from '../document/prn.ts';
import { DEFAULT_OBSERVATION, DISCHARGE_FIELDS, OBSERVATION_FIELDS } from '../document/recovery.ts';
import { ASSESSMENTS_FIELDS } from '../document/score-limits.ts';
import type { SectionId } from './sections.ts';

/** Of a part that a protocol may do without. */
export interface Choice {
  /** Such as `the gate`. */
  readonly name: MessageKey;
  /** What it means that this is not part of the protocol. */
  readonly without: MessageKey;
  /** What it begins with when it is taken. */
  readonly suggested: unknown;
}

export interface Block {
  readonly section: SectionId;
  readonly place: Place;
  /** Over its statements, and over its fields where `heading` is not false. */
  readonly title: MessageKey;
  readonly heading?: false;
  readonly lead?: MessageKey;
  readonly fields: Fields;
  /** Absent: every protocol has it. */
  readonly choice?: Choice;
}

const choice = (name: MessageKey, without: MessageKey, suggested: unknown): Choice => ({
  ...{ name, without, suggested },
});

/** Lists that a protocol may do without. */
export const LIST_CHOICES = {
  scores: choice(
    'protocols-fields.the-scores',
    'protocols-fields.without-scores',
    DEFAULT_PROTOCOL.scores,
  ),
  combinations: choice(
    'protocols-fields.the-combinations',
    'protocols-fields.without-combinations',
    DEFAULT_PROTOCOL.combinations,
  ),
  firstSteps: choice(
    'protocols-fields.the-first-steps',
    'protocols-fields.without-first-steps',
    DEFAULT_PROTOCOL_V2.firstSteps,
  ),
  gate: choice('protocols-fields.the-gate', 'protocols-fields.without-gate', defaultGate),
  prn: choice('protocols-fields.the-list', 'protocols-fields.without-prn', PRN_DRUGS_V2),
} as const satisfies Partial<Record<keyof ProtocolDocument, Choice>>;

export const BLOCKS: readonly Block[] = [
  {
    ...{ section: 'version', place: [], fields: NAME_FIELDS, heading: false },
    title: 'protocols-fields.protocol',
  },
  {
    ...{ section: 'effects', place: ['seriousEffects'], fields: SERIOUS_FIELDS, heading: false },
    title: 'protocols-fields.serious-effects',
    lead: 'protocols-fields.lead-serious',
    choice: choice(
      'protocols-fields.the-serious-effects',
      'protocols-fields.without-serious',
      DEFAULT_PROTOCOL_V2.seriousEffects,
    ),
  },
  {
    ...{ section: 'cuff', place: ['cuff'], fields: CUFF_FIELDS, heading: false },
    title: 'protocols-fields.cuff',
  },
  {
    ...{ section: 'cuff', place: ['cuff', 'cadence'], fields: CADENCE_FIELDS },
    title: 'protocols-fields.when-a-cuff-is-due',
    choice: choice(
      'protocols-fields.the-cuff-tasks',
      'protocols-fields.without-cadence',
      DEFAULT_PROTOCOL.cuff.cadence,
    ),
  },
  {
    ...{ section: 'cuff', place: ['assessments'] },
    fields: ASSESSMENTS_FIELDS,
    title: 'protocols-fields.assessments-with-each-cuff',
    choice: choice(
      'protocols-fields.the-assessments',
      'protocols-fields.without-assessments',
      defaultAssessments,
    ),
  },
  {
    ...{ section: 'cuff', place: ['checks'], fields: CHECKS_FIELDS },
    title: 'protocols-fields.checks-that-are-due',
    choice: choice(
      'protocols-fields.the-tasks',
      'protocols-fields.without-checks',
      DEFAULT_PROTOCOL_V2.checks,
    ),
  },
  {
    ...{ section: 'missing', place: ['monitorSilent'], fields: SILENT_FIELDS },
    title: 'protocols-fields.silent-monitor',
  },
  {
    ...{ section: 'equipment', place: ['equipment'], fields: EQUIPMENT_FIELDS, heading: false },
    title: 'protocols-fields.equipment',
    choice: choice(
      'protocols-fields.the-equipment',
      'protocols-fields.without-equipment',
      DEFAULT_PROTOCOL_V2.equipment,
    ),
  },
  {
    ...{ section: 'equipment', place: ['standby'], fields: STANDBY_FIELDS },
    title: 'protocols-fields.patient-up',
    choice: choice(
      'protocols-fields.the-standby',
      'protocols-fields.without-standby',
      DEFAULT_PROTOCOL_V2.standby,
    ),
  },
  {
    ...{ section: 'calls', place: [], fields: CALL_FIELDS },
    title: 'protocols-fields.acknowledged-and-still-there',
    lead: 'protocols-fields.lead-realarm',
  },
  {
    ...{ section: 'calls', place: [], fields: QUIET_ROOM_FIELDS },
    title: 'protocols-fields.quiet-room',
    lead: 'protocols-fields.lead-quiet-room',
  },
  {
    ...{ section: 'gate', place: ['gate', 'knownLow'], fields: KNOWN_LOW_FIELDS },
    title: 'protocols-fields.known-low-values',
    choice: choice('protocols-fields.the-known-low-values', 'protocols-fields.without-known-low', {
      ...{ percent: 10, baselines: 2, source: { ids: [], confidence: 'low' } },
    }),
  },
  {
    ...{ section: 'recovery', place: ['observation'], fields: OBSERVATION_FIELDS, heading: false },
    title: 'protocols-fields.observation',
    choice: choice(
      'protocols-fields.the-recovery',
      'protocols-fields.without-observation',
      DEFAULT_OBSERVATION,
    ),
  },
  {
    ...{ section: 'recovery', place: ['observation', 'discharge'], fields: DISCHARGE_FIELDS },
    title: 'protocols-fields.fit-to-leave',
    lead: 'protocols-fields.lead-discharge',
    choice: choice(
      'protocols-fields.the-criteria',
      'protocols-fields.without-discharge',
      DEFAULT_OBSERVATION.discharge,
    ),
  },
  {
    ...{ section: 'dosing', place: ['dosing'], fields: PACE_FIELDS },
    title: 'protocols-fields.how-fast',
    choice: choice(
      'protocols-fields.the-dose-limits',
      'protocols-fields.without-dosing',
      DEFAULT_DOSING,
    ),
  },
  {
    ...{ section: 'dosing', place: ['dosing', 'depression'], fields: REGIMEN_FIELDS },
    title: 'protocols-fields.depression',
  },
  {
    ...{ section: 'dosing', place: ['dosing', 'pain'], fields: REGIMEN_FIELDS },
    title: 'protocols-fields.pain',
  },
];

/** Whether it may stand in this document at all: what it is a part of is there. */
export const hasRoomFor = (document: ProtocolDocument, { place }: Block): boolean =>
  place.length < 2 || valueAt(document, place.slice(0, -1)) !== undefined;
