/** How the equipment itself is watched: probes, signal, battery, a silent monitor, and a patient who is up. */
import { z } from 'zod';
import { duration, number, orElse, SOURCE, schemaOf, time, yes } from './field.ts';

export const EQUIPMENT_FIELDS = {
  /** A probe that reports `off` for this long. */
  probeOffAfterMs: duration('s', 'protocols-fields.probe-off-after'),
  /** The same before the infusion, while probes are put on; absent: no difference. */
  probeOffBeforeMs: {
    ...time(
      's',
      'protocols-fields.probe-off-before-the-start-after',
      z.number().int().positive().optional(),
    ),
    empty: 'protocols-fields.the-same',
  },
  lowSignalAfterMs: duration('s', 'protocols-fields.low-signal-after'),
  /** Monitor battery, percent: low below the one, good again from the other on. */
  batteryLowBelow: number('%', 'protocols-fields.battery-low-below', z.number()),
  batteryGoodFrom: number('%', 'protocols-fields.battery-good-again-from', z.number()),
  /** A probe that reports `off` speaks in place of the warning "monitor silent"; absent: silence comes first. */
  probeOffFirst: orElse(yes('protocols-fields.probe-off-first'), false),
  /** The cuff squeezes the limb that carries the SpO2 probe: its technical alarms wait for the cuff. */
  cuffOnProbeLimb: yes('protocols-fields.cuff-on-probe-limb'),
  source: SOURCE,
} as const;
/** Conditions of the equipment; absent from a document: none of them is watched. */
export const equipmentSchema = schemaOf(EQUIPMENT_FIELDS);

/** No reading at all from the session's monitor (SpO2 and rate both absent counts the same). */
export const SILENT_FIELDS = {
  warningAfterMs: duration('s', 'protocols-fields.warning-after'),
  /** While infusing only. */
  criticalAfterMs: duration('s', 'protocols-fields.critical-while-infusing-after'),
  source: SOURCE,
};
export const silentSchema = schemaOf(SILENT_FIELDS);

export const STANDBY_FIELDS = {
  atMostMs: time(
    'min',
    'protocols-fields.probe-alarms-paused',
    z.number().int().positive().max(600_000),
  ),
  source: SOURCE,
};
export const standbySchema = schemaOf(STANDBY_FIELDS);
