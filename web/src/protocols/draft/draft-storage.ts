/** Unsaved changes of a draft, kept in this browser for who made them. */
import {
  protocolDocumentSchema,
  readProtocol,
} from '@chairside/shared/protocols/document/document';
import { z } from 'zod';

const keptSchema = z.object({
  /** The revision that the changes were made upon, and what it said. */
  revision: z.number().int(),
  base: protocolDocumentSchema,
  document: protocolDocumentSchema,
  /** Epoch ms, by the browser's clock. */
  at: z.number(),
});
export type KeptDraft = z.infer<typeof keptSchema>;

const keyOf = (reference: string, userId: string) =>
  `chairside-protocol-draft ${reference} ${userId}`;

/** Null where there are none, or none that this version of the product can read. */
export function keptDraft(storage: Storage, reference: string, userId: string): KeptDraft | null {
  try {
    const text = storage.getItem(keyOf(reference, userId));
    if (text === null) return null;
    const parsed = keptSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    const { base, document, ...kept } = parsed.data;
    return { ...kept, base: readProtocol(base), document: readProtocol(document) };
  } catch {
    return null;
  }
}

/** False where the browser keeps nothing: full, or told not to. */
export function keepDraft(
  storage: Storage,
  reference: string,
  userId: string,
  kept: KeptDraft,
): boolean {
  try {
    storage.setItem(keyOf(reference, userId), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(storage: Storage, reference: string, userId: string): void {
  try {
    storage.removeItem(keyOf(reference, userId));
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
