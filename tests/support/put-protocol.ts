import type { ProtocolStore } from '@chairside/server/store/ports/store';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { protocolVersions, referenceOf } from '@chairside/shared/protocols/versions/history';

const AT = Date.UTC(2026, 0, 1);
const by = { kind: 'engine' } as const;

/** Puts a document in force without anybody's approval; what was in force retires. A second time it changes nothing. */
export async function putProtocol(
  protocols: Pick<ProtocolStore, 'append'>,
  clinicId: number,
  document: ProtocolDocument,
): Promise<void> {
  const { id: protocolId, version } = document;
  const step = { protocolId, version, at: AT, by };
  await protocols.append(clinicId, (history) => {
    const versions = protocolVersions(history);
    if (versions.some(({ reference }) => reference === referenceOf(step))) return [];
    const retired = versions
      .filter(({ status }) => status === 'in-force')
      .map((one) => ({
        ...{ protocolId: one.document.id, version: one.document.version, no: one.revision + 1 },
        ...({ kind: 'retired', at: AT, by, document: null } as const),
      }));
    return [
      { ...step, no: 1, kind: 'drafted', document },
      ...retired,
      { ...step, no: 2, kind: 'put-in-force', document: null },
    ];
  });
}
