import { readingColumns } from '@chairside/server/export/csv/readings-csv';
import { signalCode } from '@chairside/server/export/fhir/vital-codes';
import { ClinicTime } from '@chairside/server/export/record/clinic-time';
import { decodeBlock, encodeBlock } from '@chairside/server/store/readings/block-codec';
import { chartOf } from '@chairside/server/store/readings/chart';
import { MOST_BYTES, readHot, writeHot } from '@chairside/server/store/readings/hot-format';
import { packReading, unpackReading } from '@chairside/server/store/readings/packing';
import { Course, readingAt } from '@chairside/shared/alarms/engine/course.fixture';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { type Limit, protocolDocumentSchema } from '@chairside/shared/protocols/document/document';
import {
  PANEL_SIGNALS,
  SIGNAL_INFO,
  SIGNALS,
  type Signal,
} from '@chairside/shared/vitals/catalogue';
import { applyReading, liveReading } from '@chairside/shared/vitals/live-vitals';
import { toNamed } from '@chairside/shared/vitals/named-reading';
import type { Reading } from '@chairside/shared/vitals/reading';
import { rawReadingSchema } from '@chairside/shared/wire/monitor';
import { normalise } from '@chairside/shared/wire/normalise';
import { describe, expect, it, vi } from 'vitest';

/** One entry more, and nothing else: a vital that does not exist, of the kind that is measured all the time. */
vi.mock('@chairside/shared/vitals/registry', async (original) => {
  const { REGISTRY } = await original<typeof import('@chairside/shared/vitals/registry')>();
  const glow = {
    ...REGISTRY.rr,
    ...{ number: 200, vital: 'glow', label: 'Glow', name: 'Glow of the skin', unit: 'lx' },
    ...{ ucum: 'lx', loinc: null, mdc: 1, mdcName: 'MDC_GLOW', min: 0, max: 90, decimals: 1 },
    ...{ noData: [99], limitedAs: 'glow', place: 90, colour: 'other', fhir: null },
    chart: { low: 0, high: 50, step: 10 },
  };
  return { REGISTRY: { ...REGISTRY, glow } };
});
const GLOW = 'glow' as Signal;

function sent(glow: number | null): Reading {
  const raw = rawReadingSchema.parse({ t: 1000, hr: 70, glow });
  return { ...readingAt(1000, {}), ...normalise(raw) };
}

describe('a vital that is one entry of the registry', () => {
  it('VI-400 is taken in, judged as no data or implausible, and shown', () => {
    expect(SIGNALS).toContain(GLOW);
    expect(toNamed(sent(12.34)).values).toEqual({ hr: 70, glow: 12.3 });
    expect(toNamed(sent(99))).toMatchObject({ values: { hr: 70 }, status: { glow: 'off' } });
    const impossible = { status: { glow: 'invalid' }, invalid: { glow: '95' } };
    expect(toNamed(sent(95))).toMatchObject(impossible);
    const live = applyReading(
      { values: {}, status: {}, arrivedAt: null },
      liveReading('a', sent(12.3)),
    );
    expect(live.values[GLOW]).toMatchObject({ value: 12.3, at: 1000 });
  });

  it('VI-400 is stored hot and compacted, and charted in a panel of its own', async () => {
    const row = packReading(1, sent(12.3), null);
    const bytes = Buffer.alloc(MOST_BYTES);
    expect(readHot(bytes.subarray(0, writeHot(bytes, 0, sent(12.3)))).values).toEqual(row.values);
    const [compacted] = decodeBlock(await encodeBlock([row]));
    expect(compacted && unpackReading(compacted)).toEqual(sent(12.3));
    expect(chartOf([row], 0, 2000, 100).series[GLOW]).toEqual({ t: [1000], v: [12.3] });
    expect(PANEL_SIGNALS).toContain(GLOW);
  });

  it('VI-400 is limited, also by a document of before it', () => {
    const [like] = DEFAULT_PROTOCOL.limits.filter(({ id }) => id === 'rr-high-critical');
    if (like === undefined) throw new Error('the default has this limit');
    const limit: Limit = { ...like, id: 'glow-high', signal: GLOW as Limit['signal'], delayMs: 0 };
    const document = { ...DEFAULT_PROTOCOL, id: 'glowing', limits: [limit] };
    expect(protocolDocumentSchema.parse(document)).toEqual(document);
    const course = new Course(document);
    course.read(1, { [GLOW]: 80 });
    expect(course.transitions.map(({ alarm }) => alarm.key)).toContain('glow:high');
  });

  it('VI-400 is exported under its unit and its codes', () => {
    const columns = readingColumns(new ClinicTime('UTC'), null);
    const cell = columns.find(({ header }) => header === 'glow [lx]')?.cell;
    expect(cell?.({ ...sent(12.3), stream: 's' })).toBe(12.3);
    expect(signalCode(GLOW).coding).toMatchObject([{ code: String(SIGNAL_INFO[GLOW].mdc) }]);
  });
});
