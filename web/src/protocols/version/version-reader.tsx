import type { ProtocolDetail } from '@chairside/shared/wire/protocols';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../identity/use-may.ts';
import { say } from '../../language/say.ts';
import { Soft } from '../../ui/text.tsx';
import { changesBySection, differences } from '../document/protocol-diff.ts';
import { sectionTitle } from '../document/statement.ts';
import { RehearsalPanel } from '../rehearsal/rehearsal.panel.tsx';
import { useRehearsal } from '../rehearsal/rehearsal-queries.ts';
import { FIRST_CHOICE } from '../rehearsal/session-choice.ts';
import classes from '../styles/protocols.module.css';
import { DifferencesTable } from './differences-table.tsx';
import { SectionNav } from './section-nav.tsx';
import { SectionView } from './section-view.tsx';
import { isSection, navEntries, PANELS, type PanelId, useSection } from './use-section.ts';
import { VersionHead } from './version-head.tsx';
import { VersionHistory } from './version-panels.tsx';

interface Props {
  readonly protocol: ProtocolDetail;
  /** The version in force; null until it is there, or where it is this one. */
  readonly inForce: ProtocolDetail | null;
  readonly compared: string | null;
  readonly picker: ReactNode;
}

/** A version to read: nothing of it can be changed. */
export function VersionReader({ protocol, inForce, compared, picker }: Props) {
  const mayEdit = useMay('edit-protocol');
  const rehearsal = useRehearsal();
  const [chosen, setChosen] = useState(FIRST_CHOICE);
  const found = inForce === null ? [] : differences(inForce.document, protocol.document);
  const panels: PanelId[] = [
    ...(compared === null ? [] : (['changes'] as const)),
    ...(compared !== null && mayEdit ? (['rehearsal'] as const) : []),
    'history',
  ];
  const counts = changesBySection(found);
  const entries = navEntries(panels, (id) => ({
    changes: id === 'changes' ? found.length : isSection(id) ? (counts.get(id) ?? 0) : 0,
  }));
  const { current, choose } = useSection(entries);
  return (
    <div className={classes.page}>
      <div className={classes.rail}>
        {picker}
        <SectionNav entries={entries} current={current} onChoose={choose} />
      </div>
      <div className={classes.detail}>
        <VersionHead protocol={protocol} inForce={inForce} compared={compared} unsaved={false} />
        {isSection(current) ? (
          <>
            <h3 className={classes.section}>{sectionTitle(current)}</h3>
            <SectionView document={protocol.document} section={current} />
          </>
        ) : (
          <h3 className={classes.section}>{PANELS[current as PanelId]}</h3>
        )}
        {current === 'changes' ? (
          found.length === 0 ? (
            <Soft>
              {say('protocols-version.same-content-as-compared', {
                compared: compared ?? '--',
              })}
            </Soft>
          ) : (
            <DifferencesTable
              found={found}
              from={say('protocols-version.in-force-compared', { compared: compared ?? '--' })}
              to={say('protocols-version.this-version')}
            />
          )
        ) : null}
        {current === 'rehearsal' ? (
          <RehearsalPanel
            document={protocol.document}
            refused={null}
            rehearsal={rehearsal}
            chosen={chosen}
            onChoose={setChosen}
          />
        ) : null}
        {current === 'history' ? <VersionHistory protocol={protocol} /> : null}
      </div>
    </div>
  );
}
