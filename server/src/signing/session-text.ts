import { SESSION_FORMAT, type SessionDocument } from '@chairside/shared/exports/session-document';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import type { NamedReading } from '@chairside/shared/vitals/named-reading';

type Parts = Pick<SessionDocument, 'keys' | 'sessionId'> & {
  readonly events: readonly unknown[];
  readonly protocol: unknown;
  readonly readings: AsyncIterable<NamedReading>;
};

/** A session document piece by piece, so that no session has to be in memory at once. */
export async function* sessionText(parts: Parts): AsyncGenerator<string> {
  yield '{"events":[';
  let first = true;
  for (const event of parts.events) {
    yield `${first ? '' : ','}${canonicalJson(event)}`;
    first = false;
  }
  const keys = canonicalJson(parts.keys);
  const protocol = canonicalJson(parts.protocol);
  yield `],"format":"${SESSION_FORMAT}","keys":${keys},"protocol":${protocol},"readings":[`;
  first = true;
  for await (const reading of parts.readings) {
    yield `${first ? '' : ','}${canonicalJson(reading)}`;
    first = false;
  }
  yield `],"sessionId":${canonicalJson(parts.sessionId)}}\n`;
}
