import type { ProtocolDetail } from '@chairside/shared/wire/protocols';
import type { ReactNode } from 'react';
import { useMay } from '../identity/use-may.ts';
import { DraftEditor } from './draft/draft-editor.tsx';
import { useProtocolVersion } from './version/protocol-queries.ts';
import { VersionReader } from './version/version-reader.tsx';

interface Props {
  readonly protocol: ProtocolDetail;
  /** The version in force; null where it is this one. */
  readonly inForce: string | null;
  readonly picker: ReactNode;
}

/** One version: a draft to edit for those who may, any other to read. */
export function VersionDetail({ protocol, inForce, picker }: Props) {
  const mayEdit = useMay('edit-protocol');
  const other = useProtocolVersion(inForce ?? undefined).data ?? null;
  const props = { protocol, inForce: inForce === null ? null : other, compared: inForce, picker };
  return protocol.status === 'draft' && mayEdit ? (
    <DraftEditor {...props} />
  ) : (
    <VersionReader {...props} />
  );
}
