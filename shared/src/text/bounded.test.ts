import { expect, it } from 'vitest';
import { z } from 'zod';
import { commandSchema } from '../moves/commands.ts';
import { clockMessageSchema, readingsMessageSchema } from '../wire/monitor.ts';
import { outOfBounds, uuid } from './bounded.ts';
import { type SchemaNode, unbounded } from './json-bounds.fixture.ts';

const SMALL = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11';
const CAPITALS = SMALL.toUpperCase();

it('IN-142 one UUID has one text wherever it enters', () => {
  expect(uuid.parse(CAPITALS)).toBe(SMALL);
  const message = { channel: '1', stream: CAPITALS, seq: 1, readings: [{ t: 1 }] };
  expect(readingsMessageSchema.parse(message).stream).toBe(SMALL);
  const command = { id: CAPITALS, type: 'identify-patient', patientId: CAPITALS, identifiers: [] };
  expect(commandSchema.parse(command)).toMatchObject({ id: SMALL, patientId: SMALL });
});

it('IN-146 every number, text and list of a command and of a device message has its bound', () => {
  for (const schema of [commandSchema, readingsMessageSchema, clockMessageSchema]) {
    const node = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    expect(unbounded(node as SchemaNode)).toEqual([]);
  }
});

it.each([
  ['a number past all counting', { a: [{ b: 1e308 }] }, 'a.0.b'],
  ['an endless number', { a: Number.POSITIVE_INFINITY }, 'a'],
  ['NUL', { a: 'x\0' }, 'a'],
  ['half a surrogate pair', { a: ['\ud83d'] }, 'a.0'],
  ['a name that cannot be stored', { 'x\0': 1 }, 'x\0'],
  ['a text that turns text around', { a: { b: 'Anna \u202eadniL' } }, 'a.b'],
  ['a name of nothing to be seen', { '\u200b': 1 }, '\u200b'],
  ['a text without an end', { a: 'x'.repeat(20_001) }, 'a'],
])('IN-147 finds %s', (_name, value, path) => {
  expect(outOfBounds(value)).toMatchObject({ path });
});

it('ID-190 IN-147 asks of a secret only that it can be stored', () => {
  const secrets = new Set(['password']);
  expect(outOfBounds({ password: 'a\u202eb', user: { password: ['\u200b'] } }, secrets)).toBeNull();
  expect(outOfBounds({ user: { password: 'a\0' } }, secrets)).toMatchObject({
    ...{ path: 'user.password', ofText: true },
  });
  expect(outOfBounds({ password: 'a\u202eb' })).toMatchObject({ path: 'password', ofText: true });
});

it('IN-147 finds nothing in what can be stored', () => {
  expect(outOfBounds({ a: [1e15, -1e15, null, true, 'ü😀'], b: {} })).toBeNull();
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i += 1) deep = [deep];
  expect(outOfBounds(deep)?.message).toBe('is nested too deeply');
});
