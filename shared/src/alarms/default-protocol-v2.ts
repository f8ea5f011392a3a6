/**
 * The protocol that ships (docs/clinical.md 7): a starting point that a clinic's prescriber has to approve. It is written
 * as what it says otherwise than the first one, section by section.
 */
import { DEFAULT_PROTOCOL } from './default-protocol.ts';
import type { ProtocolDocument } from './limits.ts';
import { DEFAULT_DOSING } from './protocol-dosing.ts';

export const DEFAULT_PROTOCOL_V2: ProtocolDocument = {
  ...DEFAULT_PROTOCOL,
  version: 2,
  edition: 2,
  name: 'Default v2 - needs clinic approval',
  dosing: DEFAULT_DOSING,
};
