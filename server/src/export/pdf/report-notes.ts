/** What was written in free words: charted notes, and those of side effects. */
import { effectLabel } from '@chairside/shared/effects/catalogue';
import { inEnglish } from '@chairside/shared/wording/in-english';
import type { SessionRecord } from '../record/session-record.read-model.ts';
import { type Block, heading, paragraph } from './flow.ts';
import type { Paper } from './paper.ts';
import { ReportTime } from './report-time.ts';
import { whoText } from './report-words.ts';
import { table } from './table.ts';

/** Characters of a note for each row that is shown, where not all fit. */
const PER_ROW = 40;

function notesOf({ state }: SessionRecord) {
  const standing = <T extends { withdrawn: boolean }>(all: readonly T[]) =>
    all.filter(({ withdrawn }) => !withdrawn);
  const ofEffects = standing(state.effects).flatMap((effect) =>
    [effect, ...standing(effect.course)].flatMap(({ at, by, note }) =>
      note === undefined
        ? []
        : [{ at, by, about: effectLabel(effect.term, inEnglish), text: note }],
    ),
  );
  const charted = standing(state.notes).map(({ at, by, text }) => ({ at, by, about: '--', text }));
  return [...charted, ...ofEffects].sort((a, b) => a.at - b.at);
}

/** The first `most`, shorter where few fit; what is left out is said. */
export function noteBlocks(paper: Paper, record: SessionRecord, most: number): Block[] {
  const time = new ReportTime(record);
  const all = notesOf(record);
  if (all.length === 0) return [];
  const rows = all.slice(0, most).map(({ at, by, about, text }) => {
    const signs = [...text];
    const shown =
      signs.length <= most * PER_ROW
        ? text
        : `${signs.slice(0, most * PER_ROW).join('')} [goes on in events.csv]`;
    return { cells: [time.clock(at), whoText(by), about, shown] };
  });
  const columns = [
    { title: 'At', share: time.moved ? 13 : 8 },
    { title: 'Who', share: 16 },
    { title: 'Side effect', share: 16 },
    { title: 'Note', share: 60 },
  ];
  const left = all.length - rows.length;
  const more = `${left} more notes are not shown here: the file events.csv of this session has every one.`;
  return [
    heading(paper, `Notes (${all.length})`),
    ...table(paper, columns, rows),
    ...(left > 0 ? [paragraph(paper, more, { size: 7.5, weight: 'strong' })] : []),
  ];
}
