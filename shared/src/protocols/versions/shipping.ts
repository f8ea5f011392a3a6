/** How what the product ships reaches a clinic: in force where it has nothing yet, else as a draft to look at. */
import { DEFAULT_PROTOCOL_V2 } from '../defaults/second-edition.ts';
import type { ProtocolDocument } from '../document/document.ts';
import { type NewProtocolStep, type ProtocolStep, protocolVersions } from './history.ts';
import { withSections } from './missing-sections.ts';

/** What new clinics get. */
export const SHIPPED_PROTOCOL: ProtocolDocument = DEFAULT_PROTOCOL_V2;
export const SHIPPED_EDITION = SHIPPED_PROTOCOL.edition ?? 1;

const NUMBER_IN_NAME = / v\d+(?= - |$)/;

/** The same content under another number: a clinic may have used the product's own for a draft of theirs. */
function renumbered(document: ProtocolDocument, version: number): ProtocolDocument {
  const name = document.name.replace(NUMBER_IN_NAME, ` v${version}`);
  return { ...document, version, name };
}

/**
 * The steps that bring a clinic up to date; none where it is. What is in force stays in force, with every session under
 * it. Drafts get the sections that they were begun without, and keep all that they say.
 */
export function shippingSteps(history: readonly ProtocolStep[]): NewProtocolStep[] {
  const versions = protocolVersions(history);
  const { id: protocolId } = SHIPPED_PROTOCOL;
  const own = versions.filter(({ document }) => document.id === protocolId);
  const has = versions.some(({ document }) => (document.edition ?? 1) >= SHIPPED_EDITION);
  const version = Math.max(
    SHIPPED_PROTOCOL.version,
    ...own.map(({ document }) => document.version + 1),
  );
  const steps: NewProtocolStep[] = [];
  if (!has) {
    const document = renumbered(SHIPPED_PROTOCOL, version);
    steps.push({ protocolId, version, no: 1, kind: 'drafted', document });
    if (!versions.some(({ status }) => status === 'in-force')) {
      steps.push({ protocolId, version, no: 2, kind: 'put-in-force', document: null });
    }
  }
  for (const { document, status, revision } of versions) {
    if (status !== 'draft') continue;
    const next = withSections(document);
    if (next === document) continue;
    const { id, version: number } = document;
    steps.push({
      ...{ protocolId: id, version: number, no: revision + 1, kind: 'edited', document: next },
    });
  }
  return steps;
}
