import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rendered } from '../../ui/rendered.fixture.tsx';
import { CommandSheet } from './command-sheet.tsx';

interface Sent {
  readonly id: string;
  readonly text: string;
}

const refusal = {
  type: 'about:blank',
  title: 'Refused',
  status: 422,
  detail: 'This session is closed. Nothing more can be charted in it.',
  code: 'command-refused',
};
const answer = (body: unknown, status: number) => new Response(JSON.stringify(body), { status });

let hand: ReturnType<typeof rendered>['user'];
let sent: Sent[];
let done: number;
let against: string | null;

function Example() {
  const [text, setText] = useState('Lights down');
  return (
    <CommandSheet
      sessionId="s"
      title="Add note"
      submit="Add note"
      draft={() => ({ type: 'add-note', text })}
      check={() => against}
      onDone={() => {
        done += 1;
      }}
      onCancel={() => undefined}
    >
      <input value={text} onChange={(event) => setText(event.currentTarget.value)} />
    </CommandSheet>
  );
}

const submit = () => hand.click(screen.getByRole('button', { name: /^(Add note|Try again)$/ }));

beforeEach(() => {
  sent = [];
  done = 0;
  against = null;
  ({ user: hand } = rendered(<Example />));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a command as a form', () => {
  it('UI-52 shows the sentence of the server, keeps what was typed, and tries again under the same id', async () => {
    const answers = [answer(refusal, 422), answer({ events: [], seq: 7 }, 200)];
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      sent.push(JSON.parse(String(init.body)));
      return answers.shift();
    });
    await submit();
    expect((await screen.findByRole('alert')).textContent).toContain(refusal.detail);
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('Lights down');
    expect(done).toBe(0);
    await submit();
    await waitFor(() => expect(done).toBe(1));
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('CH-256 says what the rules are against and sends nothing; asked again, the server decides', async () => {
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      sent.push(JSON.parse(String(init.body)));
      return answer({ events: [], seq: 7 }, 200);
    });
    against = 'SBP 1220 is outside 20 to 300 mmHg. Check the numbers.';
    await submit();
    expect((await screen.findByRole('alert')).textContent).toContain(against);
    expect(sent).toEqual([]);
    await submit();
    await waitFor(() => expect(done).toBe(1));
    expect(sent).toHaveLength(1);
  });
});
