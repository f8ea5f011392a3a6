/** Where in the document a problem is, and in which section that is edited. */
import { CADENCE_FIELDS } from '../document/cuff.ts';
import type { ProtocolDocument } from '../document/document.ts';
import type { Place } from '../document/place.ts';
import { OBSERVATION_FIELDS } from '../document/recovery.ts';
import type { ProblemField, ProtocolProblem, ProtocolSection } from '../rules/problem.ts';
import type { SectionId } from './sections.ts';

const LIMIT_PLACES = {
  limit: ['tier'],
  value: ['test'],
  delay: ['delayMs'],
  hysteresis: ['hysteresis', 'by'],
  allowance: ['allowance'],
  phases: ['phases'],
  yields: ['test', 'yields'],
  onlyWith: ['onlyWith'],
} as const satisfies Record<ProblemField, Place>;

const SECTION_OF = {
  scores: 'scores',
  combinations: 'combinations',
  seriousEffects: 'effects',
  firstSteps: 'effects',
  cuff: 'cuff',
  assessments: 'cuff',
  checks: 'cuff',
  staleness: 'missing',
  monitorSilent: 'missing',
  equipment: 'equipment',
  standby: 'equipment',
  escalation: 'calls',
  quietRoomMs: 'calls',
  realarmAfterMs: 'calls',
  gate: 'gate',
  observation: 'recovery',
  prn: 'prn',
  dosing: 'dosing',
} as const satisfies Record<Exclude<ProtocolSection, 'limits'>, SectionId>;

const isPart = (key: string): key is keyof typeof SECTION_OF => key in SECTION_OF;

/** The section that has the field of this place. */
export function sectionOf(document: ProtocolDocument, [first = '', second]: Place): SectionId {
  if (first === 'limits') {
    return document.limits.find(({ id }) => id === second)?.signal ?? 'version';
  }
  return isPart(first) ? SECTION_OF[first] : 'version';
}

function entryPlace(document: ProtocolDocument, section: ProtocolSection, entry: string): Place {
  switch (section) {
    case 'scores':
      return ['scores', entry, 'test'];
    case 'combinations':
      return ['combinations', entry, 'all'];
    case 'seriousEffects':
      return ['seriousEffects', 'terms'];
    case 'cuff':
      return entry in CADENCE_FIELDS ? ['cuff', 'cadence', entry] : ['cuff', entry];
    case 'assessments':
      return ['assessments', 'withCuff'];
    case 'gate':
      return document.gate?.vitals.some(({ id }) => id === entry)
        ? ['gate', 'vitals', entry, 'anyOf']
        : ['gate', 'requirements', entry, 'level'];
    case 'observation':
      return entry in OBSERVATION_FIELDS
        ? ['observation', entry]
        : ['observation', 'discharge', entry];
    case 'prn':
      return ['prn', entry.toLowerCase()];
    default:
      return [section, entry];
  }
}

/** The field that is to blame; a part of it or a section where no field is. */
export function placeOf(document: ProtocolDocument, problem: ProtocolProblem): Place {
  const { section, entry, limitId, field } = problem;
  if (limitId !== null) return ['limits', limitId, ...LIMIT_PLACES[field]];
  if (entry !== undefined) return entryPlace(document, section, entry);
  if (section === 'assessments' && document.assessments) return ['assessments', 'overdueAfterMs'];
  if (section === 'seriousEffects' && document.seriousEffects) return ['seriousEffects', 'tier'];
  return [section];
}
