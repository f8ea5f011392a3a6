/** Whether two documents statement the same, whatever the order in which their fields were written down. */
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { canonicalJson } from '@chairside/shared/text/canonical-json';

export const sameDocument = (a: ProtocolDocument, b: ProtocolDocument): boolean =>
  a === b || canonicalJson(a) === canonicalJson(b);
