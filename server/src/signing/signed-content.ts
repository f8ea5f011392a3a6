import type { BodyOf, SessionEvent } from '@chairside/shared/moves/events';
import { canonicalJson } from '@chairside/shared/text/canonical-json';

type Signed = BodyOf<'session-signed'>;

/** The text that a signature is made over: what it covers, who signs, when, and as what. */
export function signedContent(
  { sessionId, by, at }: Pick<SessionEvent, 'sessionId' | 'by' | 'at'>,
  { kind, statement }: Pick<Signed, 'kind' | 'statement'>,
  seal: Omit<Signed['seal'], 'signature'>,
): string {
  const { signedSeq, signedHash, readings, protocolSha256, algorithm, key } = seal;
  const covered = { signedSeq, signedHash, readings, protocolSha256, algorithm, key };
  return canonicalJson({ sessionId, by, at, kind, statement, ...covered });
}
