import type { Me } from '@chairside/shared/wire/http';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach } from 'vitest';
import { queryClient } from '../http/query-client.ts';
import { MeContext } from '../identity/use-me.ts';

// As the polls of vitest.config.ts: a busy machine is no fault.
configure({ asyncUtilTimeout: 30_000 });
afterEach(cleanup);

interface Around {
  /** Who is signed in. */
  readonly me?: Me | null;
  /** The address. */
  readonly at?: string;
}

/** A component as a page holds it, with `user` to tap and type as a person does. */
export function rendered(node: ReactNode, { me = null, at = '/' }: Around = {}) {
  queryClient.clear();
  const page = render(node, {
    wrapper: ({ children }) => (
      <MantineProvider env="test" withCssVariables={false} withGlobalClasses={false}>
        <QueryClientProvider client={queryClient}>
          <MeContext value={me}>
            <MemoryRouter initialEntries={[at]}>{children}</MemoryRouter>
          </MeContext>
        </QueryClientProvider>
      </MantineProvider>
    ),
  });
  return { ...page, user: userEvent.setup() };
}

/** What stands beside the field that is called this: what is wrong with it; null where nothing is. */
export function errorOf(label: string): string | null {
  const field = screen.getByLabelText(label);
  if (field.getAttribute('aria-invalid') !== 'true') return null;
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  const error = ids.find((id) => id.endsWith('-error'));
  return error === undefined ? null : (document.getElementById(error)?.textContent ?? null);
}
