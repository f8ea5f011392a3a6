import { describe, expect, it } from 'vitest';
import { inEnglish } from '../wording/in-english.ts';
import { allergyTo, isOfGroup } from './allergy-match.ts';
import type { Allergies } from './patient.ts';

const to = (...substances: string[]): Allergies => ({
  list: substances.map((substance) => ({ substance })),
});

function said(...asked: Parameters<typeof allergyTo>): string | null {
  const found = allergyTo(...asked);
  return found && inEnglish.text(found);
}

describe('a drug against the recorded allergies', () => {
  it.each([
    // Same name, however it is written.
    ['ondansetron', 'ondansetron'],
    ['Ondansetron', 'ONDANSETRON (IV)'],
    ['Zofran', 'ondansetron'],
    ['ondansetron 4 mg', 'Zofran tablets'],
    ['morphine sulfate', 'Morphine'],
    ['adrenaline', 'epinephrine'],
    ['midazolám', 'midazolam'],
    // One letter off in a long name.
    ['ondansetron', 'ondansetrom'],
    ['promethazine', 'promethazin'],
    ['midazolam', 'midazollam'],
    // Of one group.
    ['fentanyl', 'codeine'],
    ['hydromorphone', 'opioids'],
    ['lorazepam', 'midazolam'],
    ['metoprolol', 'beta-blockers'],
    ['ketorolac', 'NSAIDs'],
    ['aspirin', 'ibuprofen'],
    ['esketamine', 'ketamine'],
    ['Spravato', 'Ketalar'],
    ['granisetron', 'Zofran'],
  ])('DO-239 %s is held against an allergy to %s', (drug, substance) => {
    expect(said(drug, to('penicillin', substance))).toContain(`Recorded allergy to ${substance}`);
  });

  it.each([
    ['ondansetron', 'penicillin'],
    ['sodium chloride', 'penicillin G sodium'],
    ['morphine sulfate', 'sulfa drugs'],
    ['labetalol', 'latex'],
    ['clonidine', 'clonazepam'],
    ['naloxone', 'opioids'],
    ['hydralazine', 'hydroxyzine'],
  ])('DO-239 %s is not held against an allergy to %s', (drug, substance) => {
    expect(allergyTo(drug, to(substance))).toBeNull();
  });

  it('DO-239 says the reaction and the group', () => {
    const allergies: Allergies = { list: [{ substance: 'Codeine', reaction: 'hives' }] };
    expect(said('fentanyl', allergies)).toBe(
      'Recorded allergy to Codeine (hives): fentanyl is one of the opioids.',
    );
    expect(said('codeine', allergies)).toBe('Recorded allergy to Codeine (hives).');
  });

  it('DO-239 has nothing to compare where there are none, or none are known', () => {
    for (const allergies of [{ none: true }, 'unknown', undefined, null] as const) {
      expect(allergyTo('codeine', allergies)).toBeNull();
    }
  });

  it('DO-239 knows an opioid by any of its names', () => {
    expect(isOfGroup('Dilaudid 0.5 mg', 'opioids')).toBe(true);
    expect(isOfGroup('naloxone', 'opioids')).toBe(false);
  });
});
