import { scaleOf } from '@chairside/shared/effects/scales';
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { rendered } from '../../ui/rendered.fixture.tsx';
import { ScoreRow } from './score-row.tsx';

it('WD-610 shows what a score means by its sentence, not by its key', () => {
  rendered(<ScoreRow scale={scaleOf('dissociation')} onPick={() => undefined} />);
  const mild = screen.getByRole('button', { name: 'Dissociation 1, Mild: floaty, aware' });
  expect(mild.getAttribute('title')).toBe('Mild: floaty, aware');
});
