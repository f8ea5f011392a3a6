import type { ProtocolDetail } from '@chairside/shared/wire/protocols';
import { type ReactNode, useMemo, useState } from 'react';
import { errorText } from '../../http/problem.ts';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { clinicDayAndTime } from '../../time/clinic-time.ts';
import { Soft } from '../../ui/text.tsx';
import { arranged } from '../document/document-edits.ts';
import { changesBySection, differences } from '../document/protocol-diff.ts';
import { sameDocument } from '../document/same-document.ts';
import { EditorProvider } from '../editor/editor-context.ts';
import { SectionEditor } from '../editor/section-editor.tsx';
import { useDraftRates } from '../rehearsal/draft-rates.ts';
import { RehearsalPanel } from '../rehearsal/rehearsal.panel.tsx';
import { useRehearsal } from '../rehearsal/rehearsal-queries.ts';
import { choiceOf, FIRST_CHOICE } from '../rehearsal/session-choice.ts';
import editor from '../styles/editor.module.css';
import classes from '../styles/protocols.module.css';
import { DifferencesTable } from '../version/differences-table.tsx';
import { useProtocolCommand } from '../version/protocol-queries.ts';
import { SectionNav } from '../version/section-nav.tsx';
import {
  isSection,
  navEntries,
  type PanelId,
  titleOf,
  useSection,
} from '../version/use-section.ts';
import { VersionHead } from '../version/version-head.tsx';
import { VersionHistory } from '../version/version-panels.tsx';
import { ConflictBanner } from './conflict-banner.tsx';
import { DraftBar } from './draft-bar.tsx';
import { problemsIn, sectionProblems } from './draft-problems.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { useDraft } from './use-draft.ts';
import { useDraftKeys } from './use-draft-keys.ts';
import { useEditorOf } from './use-editor-of.ts';

interface Props {
  readonly protocol: ProtocolDetail;
  readonly inForce: ProtocolDetail | null;
  readonly compared: string | null;
  readonly picker: ReactNode;
}

/** A draft, section by section; what makes no sense is said at its field while it is typed. */
export function DraftEditor({ protocol, inForce, compared, picker }: Props) {
  const zone = useTimeZone();
  const { user } = useMe();
  const draft = useDraft(protocol, user.id);
  const save = useProtocolCommand(() => undefined);
  const rehearsal = useRehearsal();
  const [chosen, setChosen] = useState(FIRST_CHOICE);
  const choice = useMemo(() => choiceOf(chosen, zone).choice, [chosen, zone]);
  const edited = useMemo(() => arranged(draft.document), [draft.document]);
  const problems = useMemo(() => problemsIn(edited, inForce?.document ?? null), [edited, inForce]);
  const found = useMemo(
    () => (inForce === null ? [] : differences(inForce.document, edited)),
    [inForce, edited],
  );
  const sound = problems.length === 0;
  const rates = useDraftRates(rehearsal, edited, choice, sound);
  const fields = useEditorOf(draft, inForce, problems, rates);
  const maySave = sound && draft.changed && !draft.overtaken && !save.isPending;
  const saveNow = () => {
    if (!maySave) return;
    const document = { ...edited, name: edited.name.trim() };
    // As it will be saved, so that what comes back is known again.
    if (!sameDocument(document, draft.document)) draft.change('saved', () => document);
    const { reference, revision } = protocol;
    save.mutate({ type: 'edit', reference, revision, document });
  };
  useDraftKeys({ undo: draft.undo, redo: draft.redo, save: saveNow });
  const counts = changesBySection(found);
  const panels: PanelId[] = [
    ...(compared === null ? [] : (['changes'] as const)),
    'rehearsal',
    'history',
  ];
  const entries = navEntries(panels, (id) => ({
    problems: problems.filter(({ section }) => section === id).length,
    changes: id === 'changes' ? found.length : isSection(id) ? (counts.get(id) ?? 0) : 0,
  }));
  const { current, choose } = useSection(entries);
  const here = sectionProblems(problems, current);
  return (
    <div className={classes.page}>
      <div className={classes.rail}>
        {picker}
        <SectionNav entries={entries} current={current} onChoose={choose} />
      </div>
      <section className={classes.detail} aria-label={protocol.title} onBlur={draft.leave}>
        <VersionHead
          protocol={protocol}
          inForce={inForce}
          compared={compared}
          unsaved={draft.changed}
        />
        {draft.overtaken ? <ConflictBanner saved={protocol} draft={draft} /> : null}
        {draft.restoredAt === null || draft.overtaken ? null : (
          <p className={editor.restored} role="status">
            {say('protocols-draft.your-changes-from-restoredat-were', {
              restoredAt: clinicDayAndTime(draft.restoredAt, zone),
            })}
          </p>
        )}
        <h3 className={classes.section}>{titleOf(current)}</h3>
        {here.map((message) => (
          <p key={message} className={classes.error} role="alert">
            {message}
          </p>
        ))}
        <EditorProvider value={fields}>
          {isSection(current) ? <SectionEditor section={current} /> : null}
        </EditorProvider>
        {current === 'changes' ? (
          found.length === 0 ? (
            <Soft>
              {say('protocols-draft.same-content-as-compared', { compared: compared ?? '--' })}
            </Soft>
          ) : (
            <DifferencesTable
              found={found}
              from={say('protocols-draft.in-force-compared', { compared: compared ?? '--' })}
              to={say('protocols-draft.this-draft')}
            />
          )
        ) : null}
        {current === 'rehearsal' ? (
          <RehearsalPanel
            document={edited}
            refused={sound ? null : say('protocols-draft.correct-the-marked-fields-first')}
            rehearsal={rehearsal}
            chosen={chosen}
            onChoose={setChosen}
          />
        ) : null}
        {current === 'history' ? <VersionHistory protocol={protocol} /> : null}
        <DraftBar
          draft={draft}
          problems={problems}
          differences={found}
          saving={save.isPending}
          error={save.error === null ? null : errorText(save.error)}
          note={rates.note}
          maySave={maySave}
          onSave={saveNow}
        />
        <LeaveGuard changed={draft.changed} kept={draft.kept} onDiscard={draft.discard} />
      </section>
    </div>
  );
}
