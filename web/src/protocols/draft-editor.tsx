import type { ProtocolDetail } from '@chairside/shared/wire/protocols';
import { type ReactNode, useMemo, useState } from 'react';
import { errorText } from '../api/problem.ts';
import { useTimeZone } from '../live/clinic-store.ts';
import { useMe } from '../sign-in/use-me.ts';
import { clinicDayAndTime } from '../ui/clinic-time.ts';
import { ConflictBanner } from './conflict-banner.tsx';
import { DifferencesTable } from './differences-table.tsx';
import { arranged } from './document-edits.ts';
import { DraftBar } from './draft-bar.tsx';
import { problemsIn, sectionProblems } from './draft-problems.ts';
import { useDraftRates } from './draft-rates.ts';
import editor from './editor.module.css';
import { EditorProvider } from './editor-context.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { changesBySection, differences } from './protocol-diff.ts';
import { useProtocolCommand } from './protocol-queries.ts';
import classes from './protocols.module.css';
import { RehearsalPanel } from './rehearsal.panel.tsx';
import { useRehearsal } from './rehearsal-queries.ts';
import { sameDocument } from './same-document.ts';
import { SectionEditor } from './section-editor.tsx';
import { SectionNav } from './section-nav.tsx';
import { choiceOf, FIRST_CHOICE } from './session-choice.ts';
import { sectionTitle } from './statement.ts';
import { useDraft } from './use-draft.ts';
import { useDraftKeys } from './use-draft-keys.ts';
import { useEditorOf } from './use-editor-of.ts';
import { isSection, navEntries, PANELS, type PanelId, useSection } from './use-section.ts';
import { VersionHead } from './version-head.tsx';
import { VersionHistory } from './version-panels.tsx';

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
  const here = sectionProblems(problems, current, edited);
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
            Your changes of {clinicDayAndTime(draft.restoredAt, zone)} are here again; they are not
            saved yet.
          </p>
        )}
        <h3 className={classes.section}>
          {isSection(current) ? sectionTitle(current) : PANELS[current as PanelId]}
        </h3>
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
            <p className={classes.soft}>It says the same as {compared}.</p>
          ) : (
            <DifferencesTable found={found} from={`In force (${compared})`} to="This draft" />
          )
        ) : null}
        {current === 'rehearsal' ? (
          <RehearsalPanel
            document={edited}
            refused={sound ? null : 'Correct the marked fields first.'}
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
