import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rendered } from '../../ui/rendered.fixture.tsx';
import { problemsIn } from '../draft/draft-problems.ts';
import { reasonToKeep } from '../draft/use-editor-of.ts';
import { type Editor, EditorProvider } from './editor-context.ts';
import { SectionEditor } from './section-editor.tsx';

const before = problemsIn(DEFAULT_PROTOCOL, DEFAULT_PROTOCOL);
const editor: Editor = {
  document: DEFAULT_PROTOCOL,
  change: () => undefined,
  problemsAt: () => [],
  problemsOf: () => [],
  inForce: () => null,
  changed: () => false,
  whyKept: (without) => reasonToKeep(without, DEFAULT_PROTOCOL, before),
  rateOf: () => '',
};

describe('a part of a protocol', () => {
  beforeEach(() => {
    vi.stubGlobal('matchMedia', () => ({
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  function textOf(section: React.ReactNode): string {
    const { container } = rendered(<EditorProvider value={editor}>{section}</EditorProvider>);
    return container.textContent;
  }

  it('PR-66 is not offered to be taken out where the rules keep it, and says why', () => {
    const equipment = textOf(<SectionEditor section="equipment" />);
    expect(equipment).not.toContain('out of this protocol');
    expect(equipment).toContain('The equipment is watched');
    expect(textOf(<SectionEditor section="prn" />)).toContain('Take the list out of this protocol');
  });

  it('PR-66 keeps exactly what saving would refuse to lose', () => {
    for (const part of ['gate', 'observation', 'assessments', 'equipment', 'prn'] as const) {
      const { [part]: _gone, ...without } = DEFAULT_PROTOCOL;
      const refused = problemsIn(without, DEFAULT_PROTOCOL).length > before.length;
      expect(reasonToKeep(without, DEFAULT_PROTOCOL, before) !== null, part).toBe(refused);
    }
  });
});
