/** Events of the order and the infusion. Rates in mL/h, doses in mg, volumes in mL. */
import { z } from 'zod';
import { orderSchema, pumpProgramSchema, regimenSchema, routeSchema } from '../infusion/order.ts';
import { actorSchema } from '../people/roles.ts';
import { storableText } from '../text/storable-text.ts';
import { momentFields } from './entries.ts';

export const STOP_REASONS = [
  'completed',
  'side-effect',
  'vital-signs',
  'patient-request',
  'line-problem',
  'other',
] as const;

const besideFields = {
  /** Who was signed in at the screen, where the one who charted it agreed as the second person. */
  beside: actorSchema.optional(),
};

export const INFUSION_EVENTS = [
  z.object({ type: z.literal('order-written'), order: orderSchema }),
  /** `order`: `seq` of the order that is signed. */
  z.object({ type: z.literal('order-signed'), order: z.number().int() }),
  z.object({ type: z.literal('pump-programmed'), program: pumpProgramSchema }),
  z.object({
    type: z.literal('pump-checked'),
    /** `seq` of the program that was checked. */
    program: z.number().int(),
    rateMlPerH: z.number(),
    volumeMl: z.number(),
  }),
  z.object({
    type: z.literal('infusion-started'),
    drug: z.string(),
    /** Planned total, mg; absent where the order is not charted here. */
    doseMg: z.number().optional(),
    plannedMinutes: z.number(),
    regimen: regimenSchema.optional(),
    route: routeSchema.optional(),
    /** `seq` of the signed order it follows. */
    order: z.number().int().optional(),
    rateMlPerH: z.number().optional(),
    concentrationMgPerMl: z.number().optional(),
    volumeMl: z.number().optional(),
    pump: z.string().optional(),
    lot: z.string().optional(),
  }),
  z.object({
    type: z.literal('rate-changed'),
    from: z.number(),
    rateMlPerH: z.number(),
    reason: storableText(200),
    ...besideFields,
    ...momentFields,
  }),
  z.object({
    type: z.literal('bolus-given'),
    mg: z.number(),
    ml: z.number().optional(),
    minutes: z.number().optional(),
    lot: storableText(60).optional(),
    reason: storableText(200),
    ...besideFields,
    ...momentFields,
  }),
  z.object({ type: z.literal('infusion-paused'), reason: z.string() }),
  z.object({ type: z.literal('infusion-resumed') }),
  z.object({
    type: z.literal('infusion-stopped'),
    reason: z.enum(STOP_REASONS),
    note: z.string().optional(),
  }),
  z.object({
    type: z.literal('waste-recorded'),
    mg: z.number(),
    ml: z.number().optional(),
    reason: storableText(200).optional(),
  }),
  /** `waste`: `seq` of the entry that is witnessed. */
  z.object({ type: z.literal('waste-witnessed'), waste: z.number().int() }),
] as const;
