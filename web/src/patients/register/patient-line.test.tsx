import type { Allergies } from '@chairside/shared/patients/patient';
import type { SessionState } from '@chairside/shared/session/state';
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queryClient } from '../../http/query-client.ts';
import { meAs } from '../../identity/me.fixture.ts';
import { MeContext } from '../../identity/use-me.ts';
import { session } from '../../live/station.fixture.ts';
import { PatientLine } from './patient-line.tsx';

const patientId = '7a3c1f52-0b7d-4f0e-8f2e-000000000001';
const of = (allergies?: Allergies): SessionState =>
  session(1, {
    patient: {
      ...{ id: patientId, recordNumber: '0412', name: 'Patient 0412', dateOfBirth: '1984-03-11' },
      ...(allergies === undefined ? {} : { allergies }),
    },
    course: { id: patientId, indication: 'major-depression', number: 2, planned: 8 },
  });

const ME = meAs('nurse');

let root: Root;
let host: HTMLElement;
let registered: Allergies | null;

async function shown(state: SessionState): Promise<string> {
  await act(async () =>
    root.render(
      <QueryClientProvider client={queryClient}>
        <MeContext value={ME}>
          <MemoryRouter>
            <PatientLine session={state} />
          </MemoryRouter>
        </MeContext>
      </QueryClientProvider>,
    ),
  );
  await act(() => new Promise((resolve) => setTimeout(resolve, 30)));
  return host.textContent;
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  registered = null;
  vi.stubGlobal('fetch', async () =>
    registered === null
      ? new Response(JSON.stringify({ code: 'not-found', status: 404 }), { status: 404 })
      : new Response(JSON.stringify({ patient: { allergies: registered } })),
  );
  queryClient.clear();
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
  vi.unstubAllGlobals();
});

describe('who sits in the chair', () => {
  it('CH-20 names patient, indication, infusion and allergies, with the way to the rest', async () => {
    registered = { list: [{ substance: 'Penicillin', reaction: 'rash' }] };
    const text = await shown(of());
    expect(text).toMatch(/Patient 0412.*depression.*infusion 2 of 8/i);
    expect(text).toContain('Allergies: Penicillin (rash)');
    expect(host.querySelector('a')?.getAttribute('href')).toBe(`/patients/${patientId}`);
  });

  it('CH-20 the register as it is now counts, and while it cannot be asked the log', async () => {
    registered = { list: [{ substance: 'Latex' }] };
    expect(await shown(of({ none: true }))).toContain('Allergies: Latex');
    registered = null;
    queryClient.clear();
    expect(await shown(of({ list: [{ substance: 'Iodine' }] }))).toContain('Allergies: Iodine');
  });

  it('CH-20 what nobody has asked, or what is not known here, is never shown as none', async () => {
    for (const state of [of('unknown'), of(), session(1)]) {
      const text = await shown(state);
      expect(text).toMatch(/Allergies: Not known/);
      expect(text).not.toMatch(/None/);
      expect(host.querySelector('[data-known="none"]')).toBeNull();
    }
    expect(await shown(of({ none: true }))).toContain('Allergies: None known');
  });
});
