/** HTTP API of the protocols under `/api/protocols`. */
import { z } from 'zod';
import { actorSchema } from '../people/roles.ts';
import { protocolDocumentSchema } from '../protocols/document/document.ts';
import { PROTOCOL_STATUSES, protocolStepSchema } from '../protocols/versions/history.ts';

export const protocolSummarySchema = z.object({
  /** `<id>@<version>`. */
  reference: z.string(),
  /** Without its reservation once a provider has approved it. */
  title: z.string(),
  version: z.number().int(),
  status: z.enum(PROTOCOL_STATUSES),
  revision: z.number().int(),
  approved: z.object({ by: actorSchema, at: z.number() }).nullable(),
  steps: z.array(protocolStepSchema.omit({ document: true })),
});
export type ProtocolSummary = z.infer<typeof protocolSummarySchema>;

export const protocolListSchema = z.object({ protocols: z.array(protocolSummarySchema) });

export const protocolDetailSchema = protocolSummarySchema.extend({
  document: protocolDocumentSchema,
});
export type ProtocolDetail = z.infer<typeof protocolDetailSchema>;
