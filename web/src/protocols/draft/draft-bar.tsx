import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { say } from '../../language/say.ts';
import type { Difference } from '../document/protocol-diff.ts';
import type { DraftRates } from '../rehearsal/draft-rates.ts';
import classes from '../styles/editor.module.css';
import { differencesText, sectionsText } from '../version/differences-table.tsx';
import type { DraftProblem } from './draft-problems.ts';
import type { Draft } from './use-draft.ts';

interface Props {
  readonly draft: Draft;
  readonly problems: readonly DraftProblem[];
  readonly differences: readonly Difference[];
  readonly saving: boolean;
  readonly error: string | null;
  readonly note: DraftRates['note'];
  readonly maySave: boolean;
  readonly onSave: () => void;
}

/** `2 problems to correct, in Heart rate, Equipment.` */
function problemsText(problems: readonly DraftProblem[]): string {
  const count =
    problems.length === 1
      ? say('protocols-draft.1-problem')
      : say('protocols-draft.problems-problems', { problems: problems.length });
  return say('protocols-draft.count-to-correct-in-problems', {
    count,
    problems: sectionsText(problems),
  });
}

/** Always in view: where the draft stands, undo, save. */
export function DraftBar(props: Props) {
  const { draft, problems, differences, saving, error, note, maySave, onSave } = props;
  const wrong = problems.length > 0;
  return (
    <div className={classes.bar}>
      <div className={classes.told} role="status">
        <strong data-wrong={wrong || undefined}>
          {wrong
            ? problemsText(problems)
            : draft.overtaken
              ? say('protocols-draft.another-user-saved-this-draft-see')
              : draft.changed
                ? draft.kept
                  ? say('protocols-draft.not-saved-yet-kept-in-this')
                  : say('protocols-draft.not-saved-yet')
                : say('protocols-draft.saved')}
        </strong>
        <span className={classes.against}>
          {say('protocols-draft.against-in-force-differences', {
            differences: differencesText(differences),
          })}
        </span>
        {note === null ? null : <span>{note.text}</span>}
        {error === null ? null : <span className={classes.problem}>{error}</span>}
      </div>
      <Tooltip label={say('protocols-draft.undo-ctrl-z')}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={say('protocols-draft.undo')}
          disabled={!draft.canUndo}
          onClick={draft.undo}
        >
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={say('protocols-draft.redo-ctrl-shift-z')}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={say('protocols-draft.redo')}
          disabled={!draft.canRedo}
          onClick={draft.redo}
        >
          <IconArrowForwardUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Button variant="default" disabled={!draft.changed} onClick={draft.discard}>
        {say('protocols-draft.discard-changes')}
      </Button>
      <Button loading={saving} disabled={!maySave} onClick={onSave}>
        {say('protocols-draft.save-draft')}
      </Button>
    </div>
  );
}
