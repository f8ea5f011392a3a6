import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { alarmInputsOf } from '@chairside/shared/moves/alarm-inputs';
import { describeEvent, laneOf } from '@chairside/shared/moves/describe-event';
import { EVENT_FORMATS, fieldsByFormats } from '@chairside/shared/moves/event-formats.fixture';
import {
  eventBodySchema,
  type SessionEvent,
  sessionEventSchema,
} from '@chairside/shared/moves/events';
import { fold } from '@chairside/shared/moves/evolve';
import { project } from '@chairside/shared/moves/project';
import { noChange } from '@chairside/shared/moves/session-change';
import { folded } from '@chairside/shared/replay/inputs-of-log';
import { inEnglish } from '@chairside/shared/wording/in-english';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../support/log-proof.ts';
import { storedExports } from '../support/stored-copy.ts';

interface Written {
  readonly format: number;
  readonly events: readonly SessionEvent[];
  /** As the version that wrote the log folded it. */
  readonly state: Record<string, unknown>;
}

/** One session of each format, decided, hashed and folded by the version that had it. */
const written: readonly Written[] = JSON.parse(
  gunzipSync(readFileSync(new URL('copies/logs-by-format.json.gz', import.meta.url))).toString(),
);

describe('events as earlier versions stored them', () => {
  it('SE-512 has a stored session of every format', () => {
    expect(written.map(({ format }) => format)).toEqual(EVENT_FORMATS.map(({ format }) => format));
  });

  it.each(written)(
    'SE-512 format $format is read as it was written, and its chain holds',
    (log) => {
      for (const event of log.events) expect(sessionEventSchema.parse(event)).toEqual(event);
      expect(faultsOf(log.events)).toEqual([]);
    },
  );

  it.each(written)('SE-512 format $format folds to what its own version made of it', (log) => {
    expect(fold(log.events)).toMatchObject(log.state);
  });

  it.each(written)('SE-512 format $format is told, listed and said in words', ({ events }) => {
    const entry = (seq: number) => events.find((event) => event.seq === seq) ?? null;
    const change = noChange();
    for (const { event, before, after } of folded(events)) {
      expect(alarmInputsOf(event, before, after)).toBeInstanceOf(Array);
      expect(describeEvent(event, { words: inEnglish, entry, alarm: () => null })).not.toMatch(
        /undefined|null/,
      );
      expect(laneOf(event, entry)).toBeTruthy();
      project(change, event);
    }
    expect(change).toMatchObject({ phase: 'closed' });
  });

  it('SE-512 has a stored example of every event, with every field that it may have', () => {
    const exported = storedExports().flatMap(({ text }): SessionEvent[] => JSON.parse(text).events);
    const stored = new Set(
      [...written.flatMap(({ events }) => events), ...exported].flatMap(({ body }) =>
        Object.keys(body).map((field) => `${body.type}.${field}`),
      ),
    );
    const known = Object.entries(fieldsByFormats()).flatMap(([type, fields]) =>
      ['type', ...fields].map((field) => `${type}.${field.replace('?', '')}`),
    );
    expect(known.filter((field) => !stored.has(field))).toEqual([]);
  });

  it('SE-512 has a step for every field that a body has today', () => {
    const today = eventBodySchema.options.map(({ shape }) => {
      const { type, ...fields } = shape;
      const names = Object.entries(fields).map(
        ([name, field]) => `${name}${field.safeParse(undefined).success ? '?' : ''}`,
      );
      return [type.value, names.sort()];
    });
    expect(Object.fromEntries(today)).toEqual(fieldsByFormats());
  });
});
