import { useSearchParams } from 'react-router';
import { say } from '../../language/say.ts';
import { SECTIONS, type SectionId } from '../document/statement.ts';
import type { NavEntry } from './section-nav.tsx';

/** Beside the sections of the document: what there is to see of a version. */
export const PANELS = {
  changes: say('protocols-version.against-in-force'),
  rehearsal: 'Rehearsal',
  history: 'History',
} as const;
export type PanelId = keyof typeof PANELS;

/** Where nobody has chosen. */
const FIRST: SectionId = 'spo2';

export const isSection = (id: string): id is SectionId => SECTIONS.some((one) => one.id === id);

/** The section that the address names, if it is there. */
export function useSection(entries: readonly NavEntry[]) {
  const [params, setParams] = useSearchParams();
  const named = params.get('section');
  const current = entries.find(({ id }) => id === named)?.id ?? FIRST;
  return { current, choose: (id: string) => setParams({ section: id }, { replace: true }) };
}

/** The document's sections, and the panels that this version has. */
export function navEntries(
  panels: readonly PanelId[],
  more: (id: string) => Pick<NavEntry, 'problems' | 'changes'> = () => ({}),
): NavEntry[] {
  return [
    ...panels.map((id) => ({ id, title: PANELS[id], group: 'Version', ...more(id) })),
    ...SECTIONS.map(({ id, title, group }) => ({ id, title, group, ...more(id) })),
  ];
}
