/** Exports that earlier versions made: opened, verified, and held against what is exported of the same session today. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { verifyExport } from '@chairside/server/signing/verify-export';
import { FILE_VERSIONS } from '@chairside/shared/exports/file-versions';
import { type Manifest, manifestSchema } from '@chairside/shared/exports/manifest';
import { SESSION_DOCUMENTS } from '@chairside/shared/exports/session-document';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import type { ExportFormat } from '@chairside/shared/wire/exports';
import { parseRecording } from '@chairside/simulators/replay/recording';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CopiedClinic } from '../support/copied-clinic.ts';
import { storedExports } from '../support/stored-copy.ts';
import { unzipped } from '../support/unzipped.ts';

/** The archive of one session, made when every file of it was of version 1. */
const SHIPPED = new URL('./exports/archive-1.zip', import.meta.url);
type Table = Record<string, string>[];

let clinic: CopiedClinic;
let files: Map<string, Buffer>;
let manifest: Manifest;

beforeAll(async () => {
  clinic = await CopiedClinic.open('engine-3');
  files = await unzipped(readFileSync(SHIPPED));
  manifest = manifestSchema.parse(JSON.parse(String(files.get('manifest.json'))));
});
afterAll(() => clinic?.close());

function shipped(format: ExportFormat): string {
  const [file] = manifest.sessions.flatMap((one) => one.files.filter((f) => f.format === format));
  return String(files.get(file?.path ?? ''));
}
const today = (name: string) => clinic.text(`sessions/${manifest.sessions[0]?.id}/${name}`);
const table = (text: string): Table => parse(text, { bom: true, columns: true });

/** Without what is said in words: those may become better ones. */
function coded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(coded);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'text' && key !== 'display');
  return Object.fromEntries(kept.map(([key, one]) => [key, coded(one)]));
}

describe('an archive of version 1', () => {
  it('EX-601 opens: each file is the one that its manifest names', () => {
    const listed = manifest.sessions.flatMap((one) => one.files);
    expect(listed.map(({ format }) => format).sort()).toEqual(
      Object.entries(FILE_VERSIONS)
        .flatMap(([format, version]) => (version ? [format] : []))
        .sort(),
    );
    for (const { path, bytes, sha256 } of listed) {
      const file = files.get(path) ?? Buffer.alloc(0);
      const found = createHash('sha256').update(file).digest('hex');
      expect([path, file.length, found]).toEqual([path, bytes, sha256]);
    }
  });

  it('EX-601 has a session that is verified, to the byte', async () => {
    const { faults, signatures, readings } = await verifyExport(shipped('json'));
    expect([faults, signatures.length, readings]).toEqual([[], 2, 736]);
    expect(await today('export.json')).toBe(shipped('json'));
  });

  it.each(['readings.csv', 'events.csv'] as const)(
    'EX-602 has a %s whose columns stand in the one of today, each with the same cells',
    async (name) => {
      const then = table(shipped(name));
      const now = table(await today(name));
      expect(then.length).toBeGreaterThan(0);
      expect(now.map((row) => Object.fromEntries(columnsLike(then, row)))).toEqual(then);
    },
  );

  it('EX-602 has readings that are replayed as they were', () => {
    expect(parseRecording(shipped('readings.csv'))).toHaveLength(736);
  });

  it('EX-603 has a bundle whose resources stand in the one of today, with the same codes and values', async () => {
    const then = JSON.parse(shipped('fhir.json'));
    const now = JSON.parse(await today('export.fhir.json'));
    expect(now.meta.tag).toEqual([{ system: 'urn:chairside:format', code: 'chairside-fhir@1' }]);
    expect(then.entry.length).toBeGreaterThan(100);
    expect(Object.fromEntries(byUrl(now.entry))).toMatchObject(
      Object.fromEntries(byUrl(then.entry)),
    );
  });
});

const byUrl = (entries: readonly { readonly fullUrl: string }[]) =>
  entries.map((entry) => [entry.fullUrl, coded(entry)]);
const columnsLike = ([row = {}]: Table, other: Record<string, string>) =>
  Object.keys(row).map((heading) => [heading, other[heading]]);

describe('sessions that earlier versions exported', () => {
  it.each(storedExports())('EX-601 are verified: $path', async ({ text }) => {
    const { faults, events, engine } = await verifyExport(text);
    expect([faults, events > 0]).toEqual([[], true]);
    expect(engine?.checkedBy).toBe(engine?.recorded);
  });
});

describe('a session of a later version', () => {
  it('EX-601 has fields that this one does not know: the check says that it may be so', async () => {
    const later = JSON.parse(shipped('json'));
    later.readings[0].gained = 1;
    const { faults } = await verifyExport(`${canonicalJson(later)}\n`);
    expect(faults.map(({ code }) => code)).toEqual(['not-canonical']);
    expect(faults[0]?.message).toContain('a later version exported it');
  });

  it('EX-601 is refused with its number', async () => {
    const newest = SESSION_DOCUMENTS.earlier.length + 1;
    const later = JSON.parse(shipped('json'));
    const text = `${JSON.stringify({ ...later, format: `chairside-session@${newest + 1}` })}\n`;
    const { faults } = await verifyExport(text);
    expect(faults).toMatchObject([{ code: 'not-an-export' }]);
    expect(faults[0]?.message).toContain(`version ${newest + 1} of chairside-session`);
  });
});
