/** What is wrong with a draft, by the field that it is about: the rules of all protocols, and the schema's own. */
import {
  cuffCadenceSchema,
  type ProtocolDocument,
  protocolDocumentSchema,
} from '@chairside/shared/protocols/document/document';
import type { ProblemField, ProtocolProblem } from '@chairside/shared/protocols/rules/problem';
import { problemsAgainst } from '@chairside/shared/protocols/versions/history';
import { LIMIT_SIGNALS, SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { say } from '../../language/say.ts';
import { drugPath } from '../document/care-statements.ts';
import { statementsOf } from '../document/protocol-diff.ts';
import type { SectionId } from '../document/statement.ts';

export interface DraftProblem {
  /** Path of the field, as in the statements. */
  readonly id: string;
  readonly section: SectionId;
  readonly message: string;
}

const LIMIT_FIELDS = {
  limit: 'tier',
  value: 'value',
  delay: 'delay',
  hysteresis: 'by',
  allowance: 'allowance',
  phases: 'phases',
  yields: 'yields',
  onlyWith: 'onlyWith',
} as const satisfies Record<ProblemField, string>;

const SECTION_OF: Readonly<Record<string, SectionId>> = {
  scores: 'scores',
  combinations: 'combinations',
  seriousEffects: 'effects',
  cuff: 'cuff',
  assessments: 'cuff',
  staleness: 'missing',
  monitorSilent: 'missing',
  equipment: 'equipment',
  escalation: 'calls',
  quietRoom: 'calls',
  quietRoomMs: 'calls',
  realarm: 'calls',
  realarmAfterMs: 'calls',
  gate: 'gate',
  observation: 'recovery',
  prn: 'prn',
  dosing: 'dosing',
};

const RENAMED: Readonly<Record<string, string>> = {
  quietRoomMs: 'quietRoom.ms',
  realarmAfterMs: 'realarm.ms',
  delayMs: 'delay',
  forMs: 'for',
  hideAfterMs: 'hide',
  alarmAfterMs: 'alarm',
};

/** `['gate', 'vitals', 2, 'readings']` as the field is called: entries go by their name, not their place. */
function fieldAt(document: ProtocolDocument, path: readonly PropertyKey[]): string {
  const [first, second, third, ...rest] = path.map(String);
  const tail = (parts: readonly (string | undefined)[]) =>
    parts.flatMap((part) =>
      part === undefined || part === 'hysteresis' ? [] : [RENAMED[part] ?? part],
    );
  const place = Number(second);
  switch (first) {
    case 'limits':
    case 'scores':
    case 'combinations': {
      const entry = document[first]?.[place];
      const field = third === 'test' || third === undefined ? ['value'] : tail([third, ...rest]);
      return [first, entry?.id ?? second, ...field].join('.');
    }
    case 'prn':
      return `${drugPath(document.prn ?? [], place)}.drug`;
    case 'gate':
      if (second === 'knownLow') return 'gate.knownLow.within';
      return second === 'vitals'
        ? ['gate', 'vitals', document.gate?.vitals[Number(third)]?.id, 'value'].join('.')
        : ['gate', document.gate?.requirements[Number(third)]?.item, 'level'].join('.');
    case 'escalation':
      return `escalation.${document.escalation?.[place]?.to ?? second}`;
    case 'staleness':
      return ['staleness', second, ...tail([third])].join('.');
    case 'dosing':
      return third === undefined || second === 'push'
        ? `dosing.${second}`
        : `dosing.${second}.${third}${rest[0] === 'askAbove' ? 'Ask' : 'Second'}`;
    default:
      return tail([first, second === undefined ? undefined : second, third, ...rest]).join('.');
  }
}

function sectionAt(document: ProtocolDocument, id: string): SectionId {
  const [first = '', second = ''] = id.split('.');
  if (first === 'limits') {
    return document.limits.find((limit) => limit.id === second)?.signal ?? 'version';
  }
  return SECTION_OF[first] ?? 'version';
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

const CADENCE = new Set<string>(Object.keys(cuffCadenceSchema.shape));
const DISCHARGE = /^(ketamine|esketamine)Minutes$/;

/** Where the editor has the field for what a rule says of a section other than the limits. */
function fieldOf(document: ProtocolDocument, { section, entry }: ProtocolProblem): string {
  switch (section) {
    case 'scores':
      return `scores.${entry}.value`;
    case 'combinations':
      return `combinations.${entry}.terms`;
    case 'seriousEffects':
      return entry === undefined ? 'seriousEffects.tier' : 'seriousEffects.terms';
    case 'cuff':
      return entry !== undefined && CADENCE.has(entry) ? `cuff.cadence.${entry}` : `cuff.${entry}`;
    case 'staleness':
      return `staleness.${entry}.value`;
    case 'assessments':
      return `assessments.${entry ?? 'overdueAfterMs'}`;
    case 'quietRoomMs':
      return 'quietRoom.ms';
    case 'realarmAfterMs':
      return 'realarm.ms';
    case 'gate': {
      if (entry === 'knownLow') return 'gate.knownLow.within';
      const rule = document.gate?.vitals.some(({ id }) => id === entry);
      return rule === true ? `gate.vitals.${entry}.value` : `gate.${entry}.level`;
    }
    case 'observation':
      return entry === undefined || DISCHARGE.test(entry)
        ? `observation.${entry}`
        : `observation.discharge.${entry}`;
    case 'prn':
      return `prn.${entry?.toLowerCase()}.drug`;
    default:
      return `${section}.${entry}`;
  }
}

/** `inForce`: what it is to follow; null where that is not known. */
export function problemsIn(
  document: ProtocolDocument,
  inForce: ProtocolDocument | null,
): DraftProblem[] {
  const at = (id: string, message: string, section = sectionAt(document, id)): DraftProblem => ({
    ...{ id, message: sentence(message), section },
  });
  const parsed = protocolDocumentSchema.safeParse(document);
  const schema = parsed.success ? [] : parsed.error.issues;
  return [
    ...(document.name.trim() === ''
      ? [at('version.name', say('protocols-draft.give-the-protocol-a-name'))]
      : []),
    ...schema.map(({ path, message }) => at(fieldAt(document, path), message)),
    ...problemsAgainst(document, inForce ?? undefined).map((problem) => {
      const { limitId, field, message, section } = problem;
      if (limitId !== null) return at(`limits.${limitId}.${LIMIT_FIELDS[field]}`, message);
      // A guard rail that is missing has no limit: it is said where its signal is edited.
      if (section === 'limits') return at('limits', message, railSection(message));
      return at(fieldOf(document, problem), message, SECTION_OF[section] ?? 'version');
    }),
  ];
}

const railSection = (message: string): SectionId =>
  LIMIT_SIGNALS.find((signal) => message.startsWith(`${SIGNAL_INFO[signal].label} `)) ?? 'version';

/** What is wrong with a section and has no field in it: something is missing that every protocol has. */
export function sectionProblems(
  problems: readonly DraftProblem[],
  section: string,
  document: ProtocolDocument,
): string[] {
  const fields = new Set(statementsOf(document).map(({ id }) => id));
  return problems
    .filter(
      (one) => one.section === section && !fields.has(one.id) && !one.id.startsWith('staleness.'),
    )
    .map(({ message }) => message);
}
