/**
 * The protocol that ships (docs/clinical.md 7): a starting point that a clinic's prescriber has to approve. It is written
 * as what it says otherwise than the first one, section by section.
 */

import type { ProtocolDocument } from '../document/document.ts';
import { DEFAULT_DOSING } from '../document/dosing.ts';
import { PRN_DRUGS_V2 } from '../document/prn.ts';
import { from } from '../document/source.ts';
import { DEFAULT_PROTOCOL } from './first-edition.ts';
import { COMBINATIONS_V2, SERIOUS_EFFECTS_V2 } from './second-edition-effects.ts';
import { FIRST_STEPS } from './second-edition-first-steps.ts';
import { secondLimits, secondScores } from './second-edition-limits.ts';

const MINUTE = 60_000;
const OWN = from('low', []);

/** Probes are put on, moved and knocked: half a minute tells a patient who moves from a probe that is off. */
function withPatience(
  equipment: ProtocolDocument['equipment'],
): Pick<ProtocolDocument, 'equipment'> {
  if (equipment === undefined) return {};
  const source = from('low', [], 'clinic default; makers wait 15 s at most');
  return {
    equipment: {
      ...equipment,
      ...{ probeOffAfterMs: 30_000, probeOffBeforeMs: MINUTE, probeOffFirst: true, source },
    },
  };
}

/** The pressure peaks at 30 to 40 min: an infusion that ends early does not skip them. */
function withLastingGrid(cuff: ProtocolDocument['cuff']): Pick<ProtocolDocument, 'cuff'> {
  const { cadence } = cuff;
  if (cadence === undefined) return { cuff };
  return { cuff: { ...cuff, cadence: { ...cadence, outlivesStop: true } } };
}

/** A patient whose pressure is 97 at every visit is not stopped by it: a reason is asked for. */
function withKnownLow(gate: ProtocolDocument['gate']): Pick<ProtocolDocument, 'gate'> {
  if (gate === undefined) return {};
  return { gate: { ...gate, knownLow: { percent: 10, baselines: 2, source: OWN } } };
}

export const DEFAULT_PROTOCOL_V2: ProtocolDocument = {
  ...DEFAULT_PROTOCOL,
  version: 2,
  edition: 2,
  name: 'Default v2 - needs clinic approval',
  dosing: DEFAULT_DOSING,
  limits: secondLimits(DEFAULT_PROTOCOL.limits),
  scores: secondScores(DEFAULT_PROTOCOL.scores ?? []),
  combinations: COMBINATIONS_V2,
  seriousEffects: SERIOUS_EFFECTS_V2,
  ...withPatience(DEFAULT_PROTOCOL.equipment),
  ...withLastingGrid(DEFAULT_PROTOCOL.cuff),
  ...withKnownLow(DEFAULT_PROTOCOL.gate),
  checks: {
    lateAfterMs: 5 * MINUTE,
    scoresAtMinutes: [0, 20, 40],
    steadyEveryMs: 30 * MINUTE,
    drowsyEveryMs: 10 * MINUTE,
    source: OWN,
  },
  firstSteps: FIRST_STEPS,
  standby: { atMostMs: 10 * MINUTE, source: OWN },
  prn: PRN_DRUGS_V2,
};
