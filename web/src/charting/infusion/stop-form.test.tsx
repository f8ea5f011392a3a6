import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { serverNow } from '../../live/clock-store.ts';
import { session } from '../../live/station.fixture.ts';
import { rendered } from '../../ui/rendered.fixture.tsx';
import { StopForm } from './infusion.forms.tsx';

function shown(minutes: number): void {
  const startedAt = serverNow() - minutes * 60_000;
  const { infusion } = session(1);
  const state = session(1, { infusion: infusion && { ...infusion, startedAt } });
  rendered(
    <StopForm
      session={state}
      sessionId={state.id}
      onDone={() => undefined}
      onCancel={() => undefined}
    />,
  );
}
const chosen = () => screen.queryByRole<HTMLInputElement>('radio', { checked: true })?.value;
const submit = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Stop infusion' });

describe('stopping an infusion', () => {
  beforeEach(() => {
    // Mantine's growing text field asks for the fonts of the page.
    Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  });

  it.each([2, 39])('CH-16 at %i of 40 min no reason is chosen, and none is recorded', (at) => {
    shown(at);
    expect(chosen()).toBeUndefined();
    expect(submit().disabled).toBe(true);
  });

  it('CH-16 once the planned time is over, it is completed as planned', () => {
    shown(41);
    expect(chosen()).toBe('completed');
    expect(submit().disabled).toBe(false);
  });
});
