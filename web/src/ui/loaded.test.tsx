import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../http/problem.ts';
import { Loaded } from './loaded.tsx';
import { rendered } from './rendered.fixture.tsx';

const AWAY = new ApiError('unreachable', 'The server cannot be reached.');

function shown(data: readonly string[] | undefined, error: Error | null) {
  const refetch = vi.fn();
  const page = rendered(
    <Loaded
      query={{ data, error, refetch }}
      failed="The chairs could not be loaded"
      empty={(chairs) => (chairs.length === 0 ? <p>No chair yet</p> : null)}
    >
      {(chairs) => <p>{chairs.join(', ')}</p>}
    </Loaded>,
  );
  return { ...page, refetch };
}

describe('what a list is at', () => {
  it('UI-530 failed: it says so, what to do, and is asked for again', async () => {
    const { user, refetch } = shown(undefined, AWAY);
    expect(screen.getByRole('heading').textContent).toBe('The chairs could not be loaded');
    expect(document.body.textContent).toContain('Check the network');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(refetch).toHaveBeenCalledOnce();
  });

  it('UI-530 failed anew: what was read stays, and is said to be perhaps out of date', async () => {
    const { user, refetch } = shown(['1', '2'], AWAY);
    expect(screen.queryByText('1, 2')).not.toBeNull();
    expect(screen.getByRole('alert').textContent).toContain('may be out of date');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(refetch).toHaveBeenCalledOnce();
  });

  it('UI-530 on its way, empty, or there', () => {
    shown(undefined, null);
    expect(screen.queryByRole('status', { name: 'Loading' })).not.toBeNull();
    shown([], null);
    expect(screen.queryByText('No chair yet')).not.toBeNull();
    shown(['7'], null);
    expect(screen.queryByText('7')).not.toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
