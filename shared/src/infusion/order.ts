/** What a prescriber orders and what the pump is set to: payloads of the session log. */
import { z } from 'zod';
import { storableText } from '../text/storable-text.ts';

export const REGIMENS = ['depression', 'pain', 'esketamine'] as const;
export const regimenSchema = z.enum(REGIMENS);
export type RegimenCode = z.infer<typeof regimenSchema>;

export const ROUTES = ['iv-infusion', 'nasal'] as const;
export const routeSchema = z.enum(ROUTES);
export type Route = z.infer<typeof routeSchema>;

export const DRUGS = ['ketamine', 'esketamine'] as const;
export const drugSchema = z.enum(DRUGS);
/** `ketamine` is the racemate. */
export type Drug = z.infer<typeof drugSchema>;

/** What the weight of a dose is: `ideal` and `adjusted` follow from height, sex and weight (`body-weight.ts`). */
export const WEIGHT_BASES = ['actual', 'ideal', 'adjusted'] as const;

/** Bounds that no confirmation passes keep nonsense out of the log; clinical limits are in `input-limits.ts`. */
const amount = (max: number) => z.number().positive().max(max);

export const confirmationSchema = z.object({
  /** Code of the input limit that was asked about. */
  code: z.string().min(1).max(60),
  reason: storableText(200),
});

export const orderSchema = z.object({
  regimen: regimenSchema,
  route: routeSchema,
  drug: drugSchema,
  /** Dose by weight; absent where the order names a fixed dose (a nasal device). */
  mgPerKg: amount(50).optional(),
  /** The weight that the dose was worked out with, kg. */
  weightKg: amount(700),
  weightBasis: z.enum(WEIGHT_BASES),
  /** Total of the infusion, or of the nasal devices, mg; a bolus comes on top. */
  doseMg: amount(10_000),
  /** Of the syringe or bag as it is infused. */
  concentrationMgPerMl: amount(1_000).optional(),
  /** What the syringe or bag holds and the pump is to give, mL. */
  volumeMl: amount(10_000).optional(),
  minutes: amount(1_440).optional(),
  rateMlPerH: amount(10_000).optional(),
  /** Loading dose beside the infusion, mg. */
  bolusMg: amount(1_000).optional(),
  /** Over how many minutes the loading dose is given; absent in logs of older versions. */
  bolusMinutes: amount(600).optional(),
  /** What the nurse may give when needed, as the clinic's list names it. */
  prn: z.array(storableText(200)).max(20).optional(),
  note: storableText(500).optional(),
  /** One reason for each input limit that the order goes beyond. */
  confirmed: z.array(confirmationSchema).max(20).default([]),
});
/** An order. Everything that an infusion needs and is absent is reported by `inputLimits`, not here. */
export type Order = z.infer<typeof orderSchema>;
/** As a form writes it, before defaults. */
export type OrderInput = z.input<typeof orderSchema>;

export const pumpProgramSchema = z.object({
  rateMlPerH: amount(10_000),
  volumeMl: amount(10_000),
  concentrationMgPerMl: amount(1_000),
  /** Name or serial number of the pump. */
  pump: storableText(60),
  lot: storableText(60),
});
export type PumpProgram = z.infer<typeof pumpProgramSchema>;
