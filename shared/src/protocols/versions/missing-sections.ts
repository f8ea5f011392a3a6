/** Sections that a document of an earlier product does not have. */
import { DEFAULT_PROTOCOL_V2 } from '../defaults/second-edition.ts';
import type { ProtocolDocument } from '../document/document.ts';

/** A draft without one of these takes it from what ships now; the gate, the observation and the like are a clinic's choice. */
const TAKEN_OVER = [
  'scores',
  'combinations',
  'seriousEffects',
  'equipment',
  'checks',
  'firstSteps',
  'standby',
  'dosing',
] as const;

/** The document with what it lacks, so that it can be approved; the same one where it lacks nothing. */
export function withSections(document: ProtocolDocument): ProtocolDocument {
  const missing = TAKEN_OVER.filter((section) => document[section] === undefined);
  const cadence = document.cuff.cadence ?? DEFAULT_PROTOCOL_V2.cuff.cadence;
  if (missing.length === 0 && cadence === document.cuff.cadence) return document;
  const taken = Object.fromEntries(
    missing.map((section) => [section, DEFAULT_PROTOCOL_V2[section]]),
  );
  return { ...document, ...taken, cuff: { ...document.cuff, ...(cadence ? { cadence } : {}) } };
}
