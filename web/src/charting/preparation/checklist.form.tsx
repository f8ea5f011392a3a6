import { applies, CHECKLIST, checklistStops } from '@chairside/shared/screening/checklist';
import {
  CHECKLIST_SECTION_LABELS,
  CHECKLIST_SECTIONS,
  type ChecklistItem,
  type ChecklistSection,
} from '@chairside/shared/screening/item';
import { CHECKLIST_ANSWERS, type ChecklistAnswer } from '@chairside/shared/session/entries';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { useKept } from '../../outbox/draft.ts';
import { useKnownRisks } from '../../patients/register/known-risks.ts';
import { Chip } from '../../ui/chip.tsx';
import { Soft } from '../../ui/text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { CommandSheet, type OfSession } from '../sheet/command-sheet.tsx';
import classes from '../styles/charting.module.css';
import {
  type Answers,
  changedAnswers,
  harmless,
  withKnownRisks,
  withOthers,
} from './checklist-draft.ts';
import { readAnswers } from './kept-preparation.ts';

/** Every question of the checklist: a tap or Y, N, U; what the seed texts name stands first. */
export function ChecklistForm({ session, ...sheet }: OfSession) {
  const scope = `${session.id}/checklist`;
  const [said, setSaid] = useKept<Answers>(scope, 'answers', readAnswers, () =>
    Object.fromEntries(
      Object.values(session.checklist).map(({ item, answer, note }) => [
        item,
        { item, answer, ...(note === undefined ? {} : { note }) },
      ]),
    ),
  );
  const risks = useKnownRisks(session);
  const known = risks ?? [];
  const answers = withKnownRisks(said, known);
  const [filled, setFilled] = useState<readonly string[]>([]);
  const whom = { sex: session.patient?.sex, route: session.order?.order.route };
  const items = CHECKLIST.filter((item) => applies(item, whom));
  const changed = changedAnswers(session, answers);
  const answered = items.filter(({ id }) => answers[id] !== undefined).length;
  const stops = checklistStops(Object.values(answers), whom);
  const answer = (one: ChecklistAnswer) => {
    setSaid((all) => ({ ...all, [one.item]: one }));
    setFilled((ids) => ids.filter((id) => id !== one.item));
  };
  const fill = (rest: readonly ChecklistItem[]) => {
    setSaid((all) => withOthers(withKnownRisks(all, known), rest));
    setFilled(rest.map(({ id }) => id));
  };
  const undo = () => {
    setSaid((all) =>
      Object.fromEntries(Object.entries(all).filter(([id]) => !filled.includes(id))),
    );
    setFilled([]);
  };
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title={say('charting-preparation.checklist-answered-of-items', {
        answered,
        items: items.length,
      })}
      submit={say('charting-preparation.record-changed-changed', { changed: changed.length })}
      draft={() => (changed.length === 0 ? null : { type: 'answer-checklist', answers: changed })}
    >
      {CHECKLIST_SECTIONS.map((section) => {
        const own = items.filter((item) => item.section === section);
        return (
          <section key={section} aria-label={say(CHECKLIST_SECTION_LABELS[section])}>
            <div className={classes.section}>
              <h3>{say(CHECKLIST_SECTION_LABELS[section])}</h3>
              <Others
                section={section}
                items={own.filter((item) => harmless(item) && answers[item.id] === undefined)}
                offered={risks !== null}
                filled={own.filter(({ id }) => filled.includes(id)).length}
                onConfirm={fill}
                onUndo={undo}
              />
            </div>
            {own.map((item) => (
              <Question
                key={item.id}
                item={item}
                value={answers[item.id]}
                known={known.includes(item.id)}
                stops={
                  stops.find((stop) => stop.item === item.id && stop.because !== 'missing')?.level
                }
                onAnswer={answer}
              />
            ))}
          </section>
        );
      })}
    </CommandSheet>
  );
}

interface OthersProps {
  readonly section: ChecklistSection;
  readonly items: readonly ChecklistItem[];
  /** False while it is not known which risks the patient has. */
  readonly offered: boolean;
  /** How many of the section the last one has answered. */
  readonly filled: number;
  readonly onConfirm: (items: readonly ChecklistItem[]) => void;
  readonly onUndo: () => void;
}

/** "All others: no" asks once more and says how many it answers: each of them was asked. Then it can be taken back. */
function Others({ section, items, offered, filled, onConfirm, onUndo }: OthersProps) {
  const [asking, setAsking] = useState(false);
  if (filled > 0) {
    return (
      <Soft role="status">
        {say('charting-preparation.filled-set-to-no', { filled })}{' '}
        <TextButton onClick={onUndo}>{say('charting-preparation.undo')}</TextButton>
      </Soft>
    );
  }
  if (items.length === 0 || section === 'today' || !offered) return null;
  return asking ? (
    <>
      <Soft>
        {say('charting-preparation.i-asked-all-items-unanswered', { items: items.length })}
      </Soft>
      <Chip
        look="key"
        onClick={() => {
          onConfirm(items);
          setAsking(false);
        }}
      >
        {say('charting-preparation.yes-set-items-to-no', { items: items.length })}
      </Chip>
      <TextButton onClick={() => setAsking(false)}>{say('charting-preparation.cancel')}</TextButton>
    </>
  ) : (
    <TextButton onClick={() => setAsking(true)}>
      {say('charting-preparation.all-items-others-no', { items: items.length })}
    </TextButton>
  );
}

const KEYS = { y: 'yes', n: 'no', u: 'unknown' } as const;
const LABELS = {
  yes: say('charting-preparation.yes'),
  no: say('charting-preparation.no'),
  unknown: '?',
} as const;

interface QuestionProps {
  readonly item: ChecklistItem;
  readonly value: ChecklistAnswer | undefined;
  /** Registered as a risk of this patient. */
  readonly known: boolean;
  readonly stops: 'soft' | 'hard' | undefined;
  readonly onAnswer: (answer: ChecklistAnswer) => void;
}

function Question({ item, value, known, stops, onAnswer }: QuestionProps) {
  const note = value?.note ?? '';
  const answered = (answer: ChecklistAnswer['answer'], said = note) =>
    onAnswer({ item: item.id, answer, ...(said === '' ? {} : { note: said }) });
  return (
    <fieldset
      className={classes.question}
      data-question={item.id}
      data-stops={stops}
      onKeyDown={(event) => {
        if (event.target instanceof HTMLInputElement) return;
        const answer = KEYS[event.key.toLowerCase() as keyof typeof KEYS];
        if (answer !== undefined) {
          answered(answer);
          const next = event.currentTarget.nextElementSibling;
          next?.querySelector<HTMLElement>('button')?.focus();
        }
      }}
    >
      <legend className="visually-hidden">{say(item.label)}</legend>
      <span>
        {say(item.label)}
        {known ? (
          <small data-known>
            {value?.answer === 'yes'
              ? say('charting-preparation.known-risk-of-this-patient')
              : say('charting-preparation.known-risk-of-this-patient-2')}
          </small>
        ) : null}
        {stops === undefined ? null : (
          <small>
            {stops === 'hard'
              ? `${say('charting-preparation.stops-the-start-only-a-provider')} `
              : `${say('charting-preparation.stops-the-start')} `}
            {say(item.why)}
          </small>
        )}
      </span>
      <span className={classes.answers}>
        {CHECKLIST_ANSWERS.map((answer) => (
          <Chip
            key={answer}
            look="key"
            aria-label={answer}
            pressed={value?.answer === answer}
            onClick={() => answered(answer)}
          >
            {LABELS[answer]}
          </Chip>
        ))}
      </span>
      {value !== undefined && (value.answer !== 'no' || stops !== undefined || note !== '') ? (
        <TextInput
          size="xs"
          aria-label={say('charting-preparation.note-label', { label: say(item.label) })}
          placeholder={say('charting-preparation.note')}
          value={note}
          maxLength={300}
          onChange={(event) => answered(value.answer, event.currentTarget.value)}
        />
      ) : null}
    </fieldset>
  );
}
