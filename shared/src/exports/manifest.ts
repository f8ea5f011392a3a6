import { z } from 'zod';
import { actorSchema } from '../people/roles.ts';
import { uuid } from '../text/bounded.ts';
import { exportFormatSchema, keptFilterSchema } from '../wire/exports.ts';

export const MANIFEST_FORMAT = 'chairside-export@1';

/** Nothing of the product reads one back. Within a version it only gains, and what it gains may be absent. */
export const manifestSchema = z.object({
  format: z.literal(MANIFEST_FORMAT),
  clinic: z.string(),
  timeZone: z.string(),
  madeAt: z.number(),
  by: actorSchema,
  filter: keptFilterSchema,
  formats: z.array(exportFormatSchema),
  /** Oldest first. */
  sessions: z.array(
    z.object({
      id: uuid,
      files: z.array(
        z.object({
          path: z.string(),
          format: exportFormatSchema,
          /** Such as `chairside-readings@1`. Absent: version 1, or a file for people. */
          version: z.string().optional(),
          bytes: z.number().int(),
          /** Hex. */
          sha256: z.string(),
        }),
      ),
      /** Formats that this session has no file of, and why. */
      leftOut: z.array(z.object({ format: exportFormatSchema, reason: z.string() })),
    }),
  ),
});
/** `manifest.json`, the last file of an export of many sessions: an archive without it was cut off. */
export type Manifest = z.infer<typeof manifestSchema>;
