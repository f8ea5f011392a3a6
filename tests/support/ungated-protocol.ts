import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';

const { gate: _gate, ...ungated } = DEFAULT_PROTOCOL;

/** What ships, without the gate before the start: for what is not about the gate. As old versions were. */
export const UNGATED_PROTOCOL: ProtocolDocument = ungated;
