import { describe, expect, it } from 'vitest';
import { infusing, MIN, type Visit } from '../moves/visit.fixture.ts';
import { DEFAULT_PROTOCOL } from '../protocols/defaults/first-edition.ts';
import { DEFAULT_PROTOCOL_V2 } from '../protocols/defaults/second-edition.ts';
import { firstStepCards } from './first-steps.ts';

const cards = (visit: Visit, document = DEFAULT_PROTOCOL_V2) =>
  firstStepCards(visit.current(), document).map(({ id }) => id);
function charted(term: string): Visit {
  const visit = infusing();
  visit.do({ type: 'observe-effect', term, severity: 'moderate' }, 20 * MIN);
  return visit;
}

describe('first-step cards', () => {
  it.each([
    ['laryngospasm', 'laryngospasm'],
    ['anaphylaxis', 'anaphylaxis'],
    ['seizure', 'seizure'],
    ['emergence-distress', 'emergence-distress'],
    ['fall', 'fall'],
    ['suicidal-thoughts', 'suicidal-intent'],
  ])('AL-216 %s shows its card until it is over', (term, card) => {
    const visit = charted(term);
    expect(cards(visit)).toEqual([card]);
    expect(cards(visit, DEFAULT_PROTOCOL)).toEqual([]);
    const { seq } = visit.current();
    visit.do({ type: 'update-effect', effect: seq, change: 'resolved' }, 25 * MIN);
    expect(cards(visit)).toEqual([]);
  });

  it('AL-216 vomiting shows one beside sedation only', () => {
    const visit = charted('vomiting');
    expect(cards(visit)).toEqual([]);
    visit.do({ type: 'assess', assessment: { scale: 'moaas', score: 4 } }, 21 * MIN);
    expect(cards(visit)).toEqual(['vomiting-sedated']);
  });
});
