import { type NamedReading, toNamed } from '@chairside/shared/vitals/named-reading';
import type { Reading } from '@chairside/shared/vitals/reading';

/** Readings as exports carry them and as signatures cover them. */
export async function* named(readings: AsyncIterable<Reading>): AsyncGenerator<NamedReading> {
  for await (const reading of readings) yield toNamed(reading);
}
