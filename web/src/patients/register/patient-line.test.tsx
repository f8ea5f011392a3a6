import type { Allergies } from '@chairside/shared/patients/patient';
import type { SessionState } from '@chairside/shared/session/state';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queryClient } from '../../http/query-client.ts';
import { meAs } from '../../identity/me.fixture.ts';
import { session } from '../../live/station.fixture.ts';
import { rendered } from '../../ui/rendered.fixture.tsx';
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

let registered: Allergies | null;

/** Once the register has answered. */
async function shown(state: SessionState): Promise<string> {
  cleanup();
  const { container } = rendered(<PatientLine session={state} />, { me: ME });
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  return container.textContent;
}

beforeEach(() => {
  registered = null;
  vi.stubGlobal('fetch', async () =>
    registered === null
      ? new Response(JSON.stringify({ code: 'not-found', status: 404 }), { status: 404 })
      : new Response(JSON.stringify({ patient: { allergies: registered } })),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('who sits in the chair', () => {
  it('CH-20 names patient, indication, infusion and allergies, with the way to the rest', async () => {
    registered = { list: [{ substance: 'Penicillin', reaction: 'rash' }] };
    const text = await shown(of());
    expect(text).toMatch(/Patient 0412.*depression.*infusion 2 of 8/i);
    expect(text).toContain('Allergies: Penicillin (rash)');
    expect(screen.getByRole('link').getAttribute('href')).toBe(`/patients/${patientId}`);
  });

  it('CH-20 the register as it is now counts, and while it cannot be asked the log', async () => {
    registered = { list: [{ substance: 'Latex' }] };
    expect(await shown(of({ none: true }))).toContain('Allergies: Latex');
    registered = null;
    expect(await shown(of({ list: [{ substance: 'Iodine' }] }))).toContain('Allergies: Iodine');
  });

  it('CH-20 what nobody has asked, or what is not known here, is never shown as none', async () => {
    for (const state of [of('unknown'), of(), session(1)]) {
      const text = await shown(state);
      expect(text).toMatch(/Allergies: Not known/);
      expect(text).not.toMatch(/None/);
      expect(document.querySelector('[data-known="none"]')).toBeNull();
    }
    expect(await shown(of({ none: true }))).toContain('Allergies: None known');
  });
});
