/** What became of each protocol version, as steps that are only ever added; its status follows from them. */
import { z } from 'zod';
import { type Actor, actorSchema, may, type Role } from '../../people/roles.ts';
import { canonicalJson } from '../../text/canonical-json.ts';
import { type MessageKey, message } from '../../wording/message.ts';
import { type ProtocolDocument, protocolDocumentSchema } from '../document/document.ts';
import { checkProtocol, type ProtocolProblem } from '../rules/document-rules.ts';
import { problemsOf } from '../rules/problem.ts';
import { withSections } from './missing-sections.ts';

export const PROTOCOL_STEPS = ['drafted', 'edited', 'approved', 'put-in-force', 'retired'] as const;
export const protocolStepSchema = z.object({
  protocolId: z.string().min(1),
  version: z.number().int().min(1),
  /** 1, 2, 3 ... per version. */
  no: z.number().int().min(1),
  kind: z.enum(PROTOCOL_STEPS),
  /** Server clock, epoch ms. */
  at: z.number(),
  by: actorSchema,
  /** What it says from this step on; null where the step changes no content. */
  document: protocolDocumentSchema.nullable(),
});
export type ProtocolStep = z.infer<typeof protocolStepSchema>;
export type NewProtocolStep = Omit<ProtocolStep, 'at' | 'by'>;

export const PROTOCOL_STATUSES = ['draft', 'approved', 'in-force', 'retired'] as const;
export type ProtocolStatus = (typeof PROTOCOL_STATUSES)[number];

export interface ProtocolVersion {
  readonly reference: string;
  readonly status: ProtocolStatus;
  readonly document: ProtocolDocument;
  /** Number of its last step: what an editor has seen. */
  readonly revision: number;
  /** Null: nobody has approved it, as with what the product ships. */
  readonly approved: { readonly by: Actor; readonly at: number } | null;
  /** Oldest first. */
  readonly steps: readonly Omit<ProtocolStep, 'document'>[];
}

export const referenceOf = (version: { protocolId: string; version: number }): string =>
  `${version.protocolId}@${version.version}`;

const STATUS_AFTER = {
  drafted: 'draft',
  edited: 'draft',
  approved: 'approved',
  'put-in-force': 'in-force',
  retired: 'retired',
} as const satisfies Record<ProtocolStep['kind'], ProtocolStatus>;

/** `steps` of a clinic in the order in which they were taken; the version that was begun last comes first. */
export function protocolVersions(steps: readonly ProtocolStep[]): ProtocolVersion[] {
  const versions = new Map<string, ProtocolVersion>();
  for (const { document, ...step } of steps) {
    const reference = referenceOf(step);
    const before = versions.get(reference);
    const now = document ?? before?.document;
    if (now === undefined) throw new Error(`${reference} begins without a document`);
    // What is in force stays so when it is approved afterwards.
    const kept = step.kind === 'approved' && before?.status === 'in-force';
    versions.set(reference, {
      reference,
      status: kept ? 'in-force' : STATUS_AFTER[step.kind],
      document: now,
      revision: step.no,
      approved:
        step.kind === 'approved' ? { by: step.by, at: step.at } : (before?.approved ?? null),
      steps: [...(before?.steps ?? []), step],
    });
  }
  return [...versions.values()].reverse();
}

const KEPT_SECTIONS = ['gate', 'observation', 'assessments', 'escalation'] as const;
const NEEDS_APPROVAL = ' - needs clinic approval';

/** The name without its reservation, once a provider has approved what it stands for. */
export function protocolTitle(name: string, approved: boolean): string {
  return approved && name.endsWith(NEEDS_APPROVAL) ? name.slice(0, -NEEDS_APPROVAL.length) : name;
}

export const protocolCommandSchema = z.discriminatedUnion('type', [
  /** A new draft with the content of another version. */
  z.object({ type: z.literal('draft'), basedOn: z.string() }),
  z.object({
    type: z.literal('edit'),
    reference: z.string(),
    revision: z.number().int(),
    document: protocolDocumentSchema,
  }),
  z.object({ type: z.literal('approve'), reference: z.string(), revision: z.number().int() }),
  z.object({ type: z.literal('put-in-force'), reference: z.string(), revision: z.number().int() }),
  /** A draft, or an approved version, that nobody wants any more. */
  z.object({ type: z.literal('retire'), reference: z.string(), revision: z.number().int() }),
]);
export type ProtocolCommand = z.infer<typeof protocolCommandSchema>;

export const PROTOCOL_REFUSALS = {
  'not-allowed': 'protocol-rules.refused-not-allowed',
  'provider-only': 'protocol-rules.refused-provider-only',
  'no-such-version': 'protocol-rules.refused-no-such-version',
  'changed-meanwhile': 'protocol-rules.refused-changed-meanwhile',
  'not-a-draft': 'protocol-rules.refused-not-a-draft',
  'nothing-changed': 'protocol-rules.refused-nothing-changed',
  'senseless-limits': 'protocol-rules.refused-senseless-limits',
  'already-approved': 'protocol-rules.refused-already-approved',
  'not-approved': 'protocol-rules.refused-not-approved',
  'already-in-force': 'protocol-rules.refused-already-in-force',
  'in-force': 'protocol-rules.refused-in-force',
  'already-retired': 'protocol-rules.refused-already-retired',
} as const satisfies Readonly<Record<string, MessageKey>>;
export type ProtocolRefusal = keyof typeof PROTOCOL_REFUSALS;

export type ProtocolDecision =
  | { readonly ok: true; readonly steps: readonly NewProtocolStep[] }
  | {
      readonly ok: false;
      readonly code: ProtocolRefusal;
      readonly problems: readonly ProtocolProblem[];
    };

const refuse = (
  code: ProtocolRefusal,
  problems: readonly ProtocolProblem[] = [],
): ProtocolDecision => ({ ok: false, code, problems });

/** What a person may do to the protocols of a clinic: the one place that says so, for server and screen. */
export function decideProtocol(
  versions: readonly ProtocolVersion[],
  command: ProtocolCommand,
  role: Role,
): ProtocolDecision {
  if (!may(role, 'edit-protocol')) return refuse('not-allowed');
  const wanted = command.type === 'draft' ? command.basedOn : command.reference;
  const version = versions.find(({ reference }) => reference === wanted);
  if (version === undefined) return refuse('no-such-version');
  if (command.type === 'draft') return draft(versions, version);
  const approves = command.type === 'approve' || command.type === 'put-in-force';
  if (approves && !may(role, 'approve-protocol')) return refuse('provider-only');
  if (command.revision !== version.revision) return refuse('changed-meanwhile');
  switch (command.type) {
    case 'edit':
      return edit(versions, version, command.document);
    case 'approve': {
      if (version.approved !== null) return refuse('already-approved');
      if (version.status === 'retired') return refuse('already-retired');
      const problems = problemsIn(version.document, versions);
      if (problems.length > 0) return refuse('senseless-limits', problems);
      return accept(stepOf(version, 'approved'));
    }
    case 'put-in-force': {
      if (version.status === 'in-force') return refuse('already-in-force');
      // A retired one that was approved may come back: the quick way out of a change that went wrong.
      if (version.approved === null) return refuse('not-approved');
      const before = versions.filter(({ status }) => status === 'in-force');
      return accept(
        ...before.map((one) => stepOf(one, 'retired')),
        stepOf(version, 'put-in-force'),
      );
    }
    case 'retire':
      if (version.status === 'in-force') return refuse('in-force');
      if (version.status === 'retired') return refuse('already-retired');
      if (version.status === 'approved' && !may(role, 'approve-protocol')) {
        return refuse('provider-only');
      }
      return accept(stepOf(version, 'retired'));
    default:
      return command satisfies never;
  }
}

const accept = (...steps: NewProtocolStep[]): ProtocolDecision => ({ ok: true, steps });

function stepOf(
  { document: { id, version }, revision }: ProtocolVersion,
  kind: ProtocolStep['kind'],
  document: ProtocolDocument | null = null,
): NewProtocolStep {
  return { protocolId: id, version, no: revision + 1, kind, document };
}

function draft(versions: readonly ProtocolVersion[], from: ProtocolVersion): ProtocolDecision {
  const { id } = from.document;
  const taken = versions.filter(({ document }) => document.id === id);
  const version = Math.max(...taken.map(({ document }) => document.version)) + 1;
  const name = `${protocolTitle(from.document.name, true).replace(/ v\d+$/, '')} v${version}`;
  const document = { ...withSections(from.document), version, name };
  return accept({ protocolId: id, version, no: 1, kind: 'drafted', document });
}

/** What the version in force has, a later one keeps: no gate and no observation is lost by leaving it out. */
export function problemsAgainst(
  document: ProtocolDocument,
  inForce: ProtocolDocument | undefined,
): ProtocolProblem[] {
  const lost = KEPT_SECTIONS.filter(
    (section) => inForce?.[section] !== undefined && document[section] === undefined,
  );
  return [
    ...checkProtocol(document),
    ...lost.flatMap((section) =>
      problemsOf(section, (say) => say('guard-rail', message('protocol-rules.keep-section'))),
    ),
  ];
}

function problemsIn(
  document: ProtocolDocument,
  versions: readonly ProtocolVersion[],
): ProtocolProblem[] {
  const inForce = versions.find(({ status }) => status === 'in-force');
  return problemsAgainst(document, inForce?.document);
}

function edit(
  versions: readonly ProtocolVersion[],
  version: ProtocolVersion,
  document: ProtocolDocument,
): ProtocolDecision {
  if (version.status !== 'draft') return refuse('not-a-draft');
  const { id, version: number } = version.document;
  const next = { ...document, id, version: number };
  const problems = problemsIn(next, versions);
  if (problems.length > 0) return refuse('senseless-limits', problems);
  if (canonicalJson(next) === canonicalJson(version.document)) return refuse('nothing-changed');
  return accept(stepOf(version, 'edited', next));
}
