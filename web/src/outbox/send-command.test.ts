import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, problemToError } from '../http/problem.ts';
import { sendCommand } from './send-command.ts';

const problem = (code: string, status: number) =>
  new Response(JSON.stringify({ type: 'about:blank', title: code, status, detail: code, code }), {
    status,
  });

function answers(...list: (Response | Error)[]) {
  const sent: { id: string }[] = [];
  vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)));
    const next = list.shift();
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
  return sent;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('commands', () => {
  it('UI-11 sends the same id again after a lost answer', async () => {
    const receipt = { events: [], seq: 7 };
    const sent = answers(
      new TypeError('network'),
      problem('not-recording', 503),
      new Response(JSON.stringify(receipt)),
    );
    await expect(sendCommand('s', { type: 'add-note', text: 'x' })).resolves.toEqual(receipt);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((each) => each.id)).size).toBe(1);
  });

  it('UI-11 does not repeat what was refused', async () => {
    const sent = answers(problem('command-refused', 422));
    await expect(sendCommand('s', { type: 'resume-infusion' })).rejects.toBeInstanceOf(ApiError);
    expect(sent).toHaveLength(1);
  });

  it('UI-16 turns problem details into a typed error with the refusing rule', () => {
    const error = problemToError(422, {
      type: 'about:blank',
      title: 'Refused',
      status: 422,
      detail: 'The infusion is not running.',
      code: 'command-refused',
      refusal: 'not-infusing',
    });
    expect(error).toMatchObject({
      code: 'command-refused',
      refusal: 'not-infusing',
      retryable: false,
    });
    expect(problemToError(502, '<html>').code).toBe('unreachable');
    expect(problemToError(404, 'text').code).toBe('unreadable');
  });
});
