import { DEFAULT_PROTOCOL_V2 } from '@chairside/shared/protocols/defaults/second-edition';
import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rendered } from '../../ui/rendered.fixture.tsx';
import { LimitsTable } from './limits-table.tsx';

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

describe('the limits of a version to read', () => {
  it('PR-361 say what they depend on, and name no source by its id', async () => {
    const page = rendered(null);
    const host = page.container;
    await act(async () => page.rerender(<LimitsTable limits={DEFAULT_PROTOCOL_V2.limits} />));
    const text = host.textContent ?? '';
    expect(text).toContain('only beside no RR value');
    expect(text).toContain('low at rest: at most 10 % below the baseline, never below 43 /min');
    expect(text).not.toMatch(/\bS\d{1,3}\b/);
  });
});
