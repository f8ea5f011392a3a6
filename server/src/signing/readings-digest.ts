import { createHash } from 'node:crypto';
import type { ReadingsDigest } from '@chairside/shared/session/seal';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import type { NamedReading } from '@chairside/shared/vitals/named-reading';

/** A change is named to ten minutes of arrival. */
const WINDOW_MS = 600_000;

type Window = ReadingsDigest['windows'][number];

/** Over readings in order of arrival, by names as the export has them; what came after `until` (epoch ms) belongs to a later signature. */
export async function digestReadings(
  readings: AsyncIterable<NamedReading> | Iterable<NamedReading>,
  until: number,
): Promise<ReadingsDigest> {
  const whole = createHash('sha256');
  const windows: Window[] = [];
  let part = createHash('sha256');
  let open: Omit<Window, 'sha256'> | undefined;
  let count = 0;
  let newest = 0;
  const close = (window: typeof open) => {
    if (window) windows.push({ ...window, sha256: part.digest('hex') });
    part = createHash('sha256');
  };
  for await (const reading of readings) {
    if (reading.arrivedAt > until) continue;
    const from = Math.floor(reading.arrivedAt / WINDOW_MS) * WINDOW_MS;
    if (open?.from !== from) {
      close(open);
      open = { from, to: from + WINDOW_MS, count: 0 };
    }
    const text = `${canonicalJson(reading)}\n`;
    whole.update(text);
    part.update(text);
    open = { ...open, count: open.count + 1 };
    count += 1;
    newest = reading.arrivedAt;
  }
  close(open);
  return { count, sha256: whole.digest('hex'), windows, until: newest };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
