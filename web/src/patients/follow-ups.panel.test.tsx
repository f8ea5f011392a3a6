import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { meAs } from '../identity/me.fixture.ts';
import { rendered } from '../ui/rendered.fixture.tsx';
import { FollowUpsPanel } from './follow-ups.panel.tsx';

it('WD-610 names what is asked over a course by its sentence, not by its key', () => {
  rendered(<FollowUpsPanel patientId="p" entries={[]} />, { me: meAs('provider') });
  const items = screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
  expect(items).toContain('Bladder problems');
  const names = screen.getAllByRole('button').map((one) => one.getAttribute('aria-label'));
  expect([...items, ...names].filter((text) => text?.includes('effects.'))).toEqual([]);
});
