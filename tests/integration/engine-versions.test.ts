import { readFileSync } from 'node:fs';
import { verifyExport } from '@chairside/server/signing/verify-export';
import { ENGINE_VERSION } from '@chairside/shared/alarms/engine-version';
import { beforeAll, describe, expect, it } from 'vitest';
import { rechained } from '../support/rechained.ts';

/** Signed by a server whose engine was the first: a rate of 123 measured once, then seven minutes of silence. */
const FILE = new URL('exports/engine-1.json', import.meta.url);

let text: string;
beforeAll(() => {
  text = readFileSync(FILE, 'utf8');
});

/** The same record, unsigned, as if it had been recorded by another engine. */
const under = (engine: number) =>
  rechained(text, (events) =>
    events
      .filter(({ body }) => body.type !== 'session-signed')
      .map((event) =>
        event.body.type === 'session-opened'
          ? { ...event, body: { ...event.body, engine } }
          : event,
      ),
  );

describe('records of earlier engines', () => {
  it('SG-120 an export that the first engine recorded is checked by its own rules, signature and all', async () => {
    const { faults, engine, alarms, signatures } = await verifyExport(text);
    expect(faults).toEqual([]);
    expect(engine).toEqual({ recorded: 1, checkedBy: 1 });
    expect(alarms).toBe(12);
    expect(signatures).toHaveLength(1);
    expect(text).toContain('"hr-high-sustained"');
  });

  it('SG-120 the same alarms do not follow under the rules of today', async () => {
    const { faults } = await verifyExport(under(ENGINE_VERSION));
    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['alarms-differ']));
    expect(faults.map(({ message }) => message).join()).toContain('hr:high#2 escalated');
  });

  it('SG-120 a record of an engine that the program does not have is not called altered', async () => {
    const { faults, differences, engine } = await verifyExport(under(ENGINE_VERSION + 1));
    expect(faults).toEqual([]);
    expect(engine).toEqual({ recorded: ENGINE_VERSION + 1, checkedBy: ENGINE_VERSION });
    expect(differences.map(({ message }) => message).join()).toContain('hr:high#2 escalated');
  });
});
