import { MAX_MESSAGE_BYTES } from '@chairside/shared/wire/monitor';
import { describe, expect, it } from 'vitest';
import { readFrame, tooLong } from './device-frame.ts';

const text = (said: string) => readFrame(Buffer.from(said), false);
const refusal = (frame: ReturnType<typeof readFrame>) =>
  'refused' in frame ? frame.refused.error : null;
const filled = (bytes: number) => `"${'a'.repeat(bytes - 2)}"`;

describe('a frame of the plain WebSocket', () => {
  it('IN-145 says what its JSON says, in one piece or in parts', () => {
    expect(text('{"type":"readings"}')).toEqual({ said: { type: 'readings' } });
    expect(text('null')).toEqual({ said: null });
    const whole = new Uint8Array(Buffer.from('[1]')).buffer;
    expect(text('[1]')).toEqual({ said: [1] });
    expect(refusal(readFrame(whole, true))?.code).toBe('bad-message');
  });

  it('IN-145 that is no JSON is refused, in words that say why', () => {
    const why = (said: string) => refusal(text(said))?.message;
    expect(why('hello')).toBe('The message is not JSON.');
    expect(why('{"hr":NaN}')).toMatch(/NaN and Infinity are not/);
    expect(why('{"hr":-Infinity}')).toMatch(/NaN and Infinity are not/);
    expect(why('{"NaNa":}')).toBe('The message is not JSON.');
    expect(why('\uFEFF{}')).toMatch(/byte order mark/);
    const binary = refusal(readFrame(Buffer.from('{}'), true));
    expect(binary).toMatchObject({ code: 'bad-message', retryable: false });
    expect(binary?.message).toMatch(/binary/);
  });

  it('IN-145 may be as long as the limit and no longer, also in parts', () => {
    expect('said' in text(filled(MAX_MESSAGE_BYTES))).toBe(true);
    const longer = refusal(text(filled(MAX_MESSAGE_BYTES + 1)));
    expect(longer?.code).toBe('message-too-long');
    expect(longer?.message).toMatch(new RegExp(`of ${MAX_MESSAGE_BYTES + 1} bytes`));
    const half = Buffer.alloc(MAX_MESSAGE_BYTES / 2, 'a');
    expect(refusal(readFrame([half, half], false))?.code).toBe('bad-message');
    const inParts = refusal(readFrame([half, half, Buffer.from('a')], false));
    expect(inParts?.code).toBe('message-too-long');
  });

  it('IN-145 of a length that nobody counted is refused without a number', () => {
    expect(tooLong(null).error.message).toMatch(/^A message is too long/);
    expect(tooLong(7).error.message).toMatch(/^A message of 7 bytes is too long/);
  });
});
