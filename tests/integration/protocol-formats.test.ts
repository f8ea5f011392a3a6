import { readFileSync } from 'node:fs';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import {
  type ProtocolDocument,
  protocolDocumentSchema,
  readProtocol,
} from '@chairside/shared/protocols/document/document';
import { stalenessOf } from '@chairside/shared/protocols/document/staleness';
import { protocolCommandSchema } from '@chairside/shared/protocols/versions/history';
import { LIMIT_SIGNALS } from '@chairside/shared/vitals/catalogue';
import { describe, expect, it } from 'vitest';

/** Defaults as they were stored when these parts of the document were the newest. */
const SHIPPED = ['limits', 'ladder', 'scores', 'checks', 'edition-2'];

function stored(name: string): ProtocolDocument {
  const file = new URL(`./exports/protocol-1-${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

describe('stored protocols', () => {
  it.each(SHIPPED)('PR-601 of the first form, with what had come by then, are read: %s', (name) => {
    const document = stored(name);
    expect(protocolDocumentSchema.parse(document)).toEqual(document);
    expect(readProtocol(document)).toBe(document);
    for (const signal of LIMIT_SIGNALS) {
      expect(stalenessOf(document, signal).hideAfterMs).toBeGreaterThan(0);
    }
  });

  it('PR-601 of a form without a signal that may be limited now throw nowhere', () => {
    for (const document of SHIPPED.map(stored)) {
      const { temp: _, ...staleness } = document.staleness;
      const older = protocolDocumentSchema.parse({ ...document, staleness });
      expect(stalenessOf(readProtocol(older), 'temp').alarmAfterMs).toBeNull();
    }
  });

  it('PR-601 of an older form go through every step from theirs on, and are sound after it', () => {
    const done: string[] = [];
    const steps = ['second', 'third'].map((form) => (older: object) => {
      done.push(form);
      return { ...older, name: form };
    });
    expect(readProtocol(DEFAULT_PROTOCOL, steps)).toMatchObject({ format: 3, name: 'third' });
    expect(readProtocol({ ...DEFAULT_PROTOCOL, format: 2 }, steps).name).toBe('third');
    expect(done).toEqual(['second', 'third', 'third']);
    expect(() => readProtocol(DEFAULT_PROTOCOL, [() => ({})])).toThrow();
  });

  it('PR-601 of a later form are refused with its number', () => {
    expect(() => readProtocol({ ...DEFAULT_PROTOCOL, format: 7 })).toThrow(/form 7/);
  });

  it('PR-601 of a later form are not taken in: nobody could read them again', () => {
    const later = { ...DEFAULT_PROTOCOL, format: 2 };
    expect(protocolDocumentSchema.safeParse(later).error?.issues[0]?.path).toEqual(['format']);
    const edit = { type: 'edit', reference: 'a@1', revision: 1, document: later };
    expect(protocolCommandSchema.safeParse(edit).success).toBe(false);
    expect(protocolDocumentSchema.parse({ ...later, format: 1 }).format).toBe(1);
  });
});
