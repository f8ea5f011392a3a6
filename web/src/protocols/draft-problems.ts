/** What is wrong with a draft, by the field that it is about: the rules of all protocols, and the schema's own. */
import { type ProtocolDocument, protocolDocumentSchema } from '@chairside/shared/alarms/limits';
import { checkProtocol, type ProblemField } from '@chairside/shared/alarms/protocol-rules';
import { drugPath } from './care-statements.ts';
import type { SectionId } from './statement.ts';

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
  realarm: 'calls',
  gate: 'gate',
  observation: 'recovery',
  prn: 'prn',
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
      return second === 'vitals'
        ? ['gate', 'vitals', document.gate?.vitals[Number(third)]?.id, 'value'].join('.')
        : ['gate', document.gate?.requirements[Number(third)]?.item, 'level'].join('.');
    case 'escalation':
      return `escalation.${document.escalation?.[place]?.to ?? second}`;
    case 'staleness':
      return ['staleness', second, ...tail([third])].join('.');
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

export function problemsIn(document: ProtocolDocument): DraftProblem[] {
  const at = (id: string, message: string): DraftProblem => ({
    ...{ id, message: sentence(message), section: sectionAt(document, id) },
  });
  const parsed = protocolDocumentSchema.safeParse(document);
  const schema = parsed.success ? [] : parsed.error.issues;
  return [
    ...(document.name.trim() === '' ? [at('version.name', 'Give the protocol a name.')] : []),
    ...schema.map(({ path, message }) => at(fieldAt(document, path), message)),
    ...checkProtocol(document).map(({ limitId, field, message }) =>
      at(limitId === null ? 'version.whole' : `limits.${limitId}.${LIMIT_FIELDS[field]}`, message),
    ),
  ];
}
