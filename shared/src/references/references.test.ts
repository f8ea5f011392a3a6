import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linkOf, noteText, REFERENCES, referencesOf } from './references.ts';

const page = readFileSync(new URL('../../../docs/clinical-sources.md', import.meta.url), 'utf8');

describe('short references', () => {
  it('PR-230 there is one for each source of the list, and none beyond', () => {
    const listed = [...page.matchAll(/^\| ([A-Z]\d*) \|/gm)].map(([, id]) => id ?? '');
    expect(Object.keys(REFERENCES).sort()).toEqual(listed.sort());
  });

  it('PR-230 a screen shows no id, each reference once, and nothing for what was withdrawn', () => {
    expect(referencesOf(['S34', 'S35'])).toHaveLength(1);
    const withdrawn = [...page.matchAll(/^\| (S\d+) \| Withdrawn as a source/gm)].map(
      ([, id]) => id ?? '',
    );
    expect(withdrawn.length).toBeGreaterThan(10);
    expect(referencesOf(withdrawn)).toEqual([]);
    for (const id of Object.keys(REFERENCES)) {
      for (const { short, link } of referencesOf([id])) {
        expect(short).not.toMatch(/^[A-Z]\d*$/);
        expect(link ?? 'https://').toMatch(/^https?:\/\//);
        // No forum, no encyclopedia, no mirror, no bare address.
        expect(link ?? '').not.toMatch(/forum|wikipedia|scribd|\/\/\d|webvpn|wilddata|litmetric/);
      }
    }
    expect(noteText('delay S117: medium')).toMatch(/^delay Masimo.*: medium$/);
    expect(noteText('as in S15, SBP')).toBe('as in clinic default, SBP');
    expect(linkOf('S2')).toBe('https://doi.org/10.1016/j.genhosppsych.2024.07.001');
  });
});
