import {
  SECTION_IDS,
  SECTION_INFO,
  type SectionId,
} from '@chairside/shared/protocols/sections/sections';
import { useSearchParams } from 'react-router';
import { say, textOf } from '../../language/say.ts';
import { sectionTitle } from '../document/statement.ts';
import type { NavEntry } from './section-nav.tsx';

/** Beside the sections of the document: what there is to see of a version. */
export const PANELS = {
  changes: say('protocols-version.against-in-force'),
  rehearsal: say('protocols-version.rehearsal'),
  history: say('protocols-version.history'),
} as const;
export type PanelId = keyof typeof PANELS;

const isPanel = (id: string): id is PanelId => id in PANELS;

/** Of a section or a panel. */
export const titleOf = (id: string): string =>
  isSection(id) ? sectionTitle(id) : isPanel(id) ? PANELS[id] : id;

/** Where nobody has chosen. */
const FIRST: SectionId = 'spo2';

export const isSection = (id: string): id is SectionId => SECTION_IDS.some((one) => one === id);

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
    ...panels.map((id) => ({
      id,
      title: PANELS[id],
      group: say('protocols-fields.group-version'),
      ...more(id),
    })),
    ...SECTION_IDS.map((id) => ({
      ...{ id, title: sectionTitle(id), group: textOf({ key: SECTION_INFO[id].group }) },
      ...more(id),
    })),
  ];
}
