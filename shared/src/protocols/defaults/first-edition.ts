/**
 * The first protocol that shipped. Clinics and sessions run under it, so it never changes (a digest holds it); what new
 * clinics get is in `second-edition.ts`.
 */

import type { ProtocolDocument } from '../document/document.ts';
import { defaultGate } from '../document/gate.ts';
import { DEFAULT_PRN } from '../document/prn.ts';
import { DEFAULT_OBSERVATION } from '../document/recovery.ts';
import { from } from '../document/source.ts';
import { BREATH_LIMITS } from './breath-limits.ts';
import { COMBINATIONS, SERIOUS_EFFECTS } from './combinations.ts';
import { CUFF_LIMITS } from './cuff-limits.ts';
import { HEART_LIMITS } from './heart-limits.ts';
import { defaultAssessments, SCORE_LIMITS } from './score-limits.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** A cuff is never hidden or missed by this: its own cadence decides. */
const CUFF_STALENESS = { hideAfterMs: 15 * MINUTE, alarmAfterMs: null };

export const DEFAULT_PROTOCOL: ProtocolDocument = {
  id: 'default',
  version: 1,
  name: 'Default v1 - needs clinic approval',
  limits: [...HEART_LIMITS, ...BREATH_LIMITS, ...CUFF_LIMITS],
  scores: SCORE_LIMITS,
  combinations: COMBINATIONS,
  seriousEffects: SERIOUS_EFFECTS,
  equipment: {
    probeOffAfterMs: 15 * SECOND,
    lowSignalAfterMs: 15 * SECOND,
    batteryLowBelow: 20,
    batteryGoodFrom: 25,
    cuffOnProbeLimb: false,
    source: from(
      'low',
      ['S107', 'S108'],
      'delays only; battery and low signal are clinic defaults',
    ),
  },
  staleness: {
    hr: { hideAfterMs: 10 * SECOND, alarmAfterMs: 30 * SECOND },
    spo2: { hideAfterMs: 10 * SECOND, alarmAfterMs: 30 * SECOND },
    rr: { hideAfterMs: 30 * SECOND, alarmAfterMs: 30 * SECOND },
    etco2: { hideAfterMs: 30 * SECOND, alarmAfterMs: 30 * SECOND },
    // A spot value: good for the session.
    temp: { hideAfterMs: 24 * 60 * MINUTE, alarmAfterMs: null },
    sys: CUFF_STALENESS,
    dia: CUFF_STALENESS,
  },
  monitorSilent: {
    warningAfterMs: 15 * SECOND,
    criticalAfterMs: 60 * SECOND,
    source: from('low', []),
  },
  cuff: {
    intervalMs: 10 * MINUTE,
    intervalUnderWarningMs: 5 * MINUTE,
    greyAtIntervals: 1.5,
    hideAfterMs: 15 * MINUTE,
    hideAtIntervals: 2,
    cadence: {
      earlyForMs: 10 * MINUTE,
      earlyIntervalMs: 5 * MINUTE,
      atMinutes: [0, 5, 10, 20, 30, 40],
      recoveryIntervalMs: 15 * MINUTE,
      repeatWithinMs: 5 * MINUTE,
      overdueAfterMs: 2 * MINUTE,
    },
    source: from('medium', ['S2', 'S3', 'S120', 'S121']),
  },
  assessments: defaultAssessments,
  quietRoomMs: 10 * SECOND,
  realarmAfterMs: 3 * MINUTE,
  gate: defaultGate,
  observation: DEFAULT_OBSERVATION,
  prn: DEFAULT_PRN,
};
