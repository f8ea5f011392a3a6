/** Events of charting: effects, scores, what staff did, corrections. */
import { z } from 'zod';
import { severitySchema } from '../effects/severity.ts';
import { uuid } from '../text/bounded.ts';
import { storableText } from '../text/storable-text.ts';
import {
  amendmentSchema,
  effectChangeSchema,
  effectDetailFields,
  effectSourceSchema,
  interventionFields,
  momentFields,
  scoredSchema,
  seenAgainSchema,
} from './entries.ts';

export const CHARTING_EVENTS = [
  z.object({
    type: z.literal('effect-observed'),
    /** Term of the effects catalogue. */
    term: z.string(),
    severity: severitySchema,
    /** When it began, epoch ms; `at` of the event is when it was noted. */
    onset: z.number(),
    source: effectSourceSchema,
    ...effectDetailFields,
    /** At onset. */
    ...momentFields,
  }),
  z.object({
    type: z.literal('effect-changed'),
    /** `seq` of the entry that began the effect. */
    effect: z.number().int(),
    change: effectChangeSchema,
    severity: severitySchema.optional(),
    ...effectDetailFields,
    /** Charted as an effect, not as a further entry of one. */
    seen: seenAgainSchema.optional(),
    /** How it ended, in words; with `resolved`. */
    outcome: storableText(200).optional(),
    ...momentFields,
  }),
  z.object({
    type: z.literal('assessed'),
    assessment: scoredSchema,
    /** Charted for several chairs with one gesture; the same on each of them. */
    together: uuid.optional(),
    ...momentFields,
  }),
  z.object({ type: z.literal('intervention-made'), ...interventionFields, ...momentFields }),
  z.object({
    type: z.literal('response-noted'),
    /** `seq` of the intervention. */
    intervention: z.number().int(),
    response: storableText(300),
  }),
  z.object({ type: z.literal('note-added'), text: z.string() }),
  /** Corrects an earlier entry of a person; the original stays visible. */
  z.object({
    type: z.literal('entry-amended'),
    amends: z.number().int(),
    reason: z.string(),
    entry: amendmentSchema,
  }),
  /** Withdraws an earlier entry of a person; the original stays visible. */
  z.object({ type: z.literal('entry-withdrawn'), amends: z.number().int(), reason: z.string() }),
] as const;
