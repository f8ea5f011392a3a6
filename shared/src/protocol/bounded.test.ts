import { expect, it } from 'vitest';
import { commandSchema } from '../session/commands.ts';
import { uuid } from './bounded.ts';
import { readingsMessageSchema } from './monitor.ts';

const SMALL = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11';
const CAPITALS = SMALL.toUpperCase();

it('IN-142 one UUID has one text wherever it enters', () => {
  expect(uuid.parse(CAPITALS)).toBe(SMALL);
  const message = { channel: '1', stream: CAPITALS, seq: 1, readings: [{ t: 1 }] };
  expect(readingsMessageSchema.parse(message).stream).toBe(SMALL);
  const command = { id: CAPITALS, type: 'identify-patient', patientId: CAPITALS, identifiers: [] };
  expect(commandSchema.parse(command)).toMatchObject({ id: SMALL, patientId: SMALL });
});
