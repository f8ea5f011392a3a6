import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rendered } from '../../ui/rendered.fixture.tsx';
import { amount, FieldSheet, reason, text } from './field-sheet.tsx';

let hand: ReturnType<typeof rendered>['user'];
let sent: Record<string, unknown>[];

function Bolus() {
  const mg = useState<number | null>(null);
  const ml = useState<number | null>(null);
  const why = useState('');
  const lot = useState('');
  return (
    <FieldSheet
      sessionId="s"
      title="Bolus"
      fields={{
        mg: amount(mg, { label: 'Dose (mg)', decimals: 2 }),
        ml: amount(ml, { label: 'Volume (mL)', optional: true }),
        lot: text(lot, { label: 'Lot', max: 60, optional: true }),
        reason: reason(why, ['As ordered']),
      }}
      command={(said) => ({ type: 'give-bolus', ...said })}
      onDone={() => undefined}
      onCancel={() => undefined}
    />
  );
}
const submit = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Bolus' });
const type = (label: RegExp, typed: string) => hand.type(screen.getByLabelText(label), typed);

describe('a form that is its fields', () => {
  beforeEach(() => {
    sent = [];
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      sent.push(JSON.parse(String(init.body)));
      return new Response(JSON.stringify({ events: [], seq: 7 }), { status: 200 });
    });
    ({ user: hand } = rendered(<Bolus />));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('CH-600 sends nothing while something is missing: blanks and 0 are nothing', async () => {
    expect(submit().disabled).toBe(true);
    await type(/^Dose/, '0');
    await type(/^Reason/, '  ');
    expect(submit().disabled).toBe(true);
    await type(/^Dose/, '5');
    expect(submit().disabled).toBe(true);
    await hand.click(screen.getByRole('button', { name: 'As ordered' }));
    expect(submit().disabled).toBe(false);
  });

  it('CH-600 leaves out what was left empty, and trims what was typed', async () => {
    await type(/^Dose/, '12.5');
    await type(/^Reason/, ' as ordered ');
    await hand.click(submit());
    await waitFor(() => expect(sent).toHaveLength(1));
    const { id, at, ...payload } = sent[0] ?? {};
    expect([typeof id, typeof at]).toEqual(['string', 'number']);
    expect(payload).toEqual({ type: 'give-bolus', mg: 12.5, reason: 'as ordered' });
  });
});
