import { applies, CHECKLIST, checklistStops } from '@chairside/shared/screening/checklist';
import {
  CHECKLIST_SECTION_LABELS,
  CHECKLIST_SECTIONS,
  type ChecklistItem,
  type ChecklistSection,
} from '@chairside/shared/screening/item';
import { CHECKLIST_ANSWERS, type ChecklistAnswer } from '@chairside/shared/session/entries';
import type { SessionState } from '@chairside/shared/session/state';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { CommandSheet, type SheetProps } from '../chair/command-sheet.tsx';
import { useKept } from '../offline/draft.ts';
import { type Answers, changedAnswers, harmless, withOthers } from './checklist-draft.ts';
import { readAnswers } from './kept-fields.ts';
import classes from './visit.module.css';

interface Props extends SheetProps {
  readonly session: SessionState;
}

/** Every question of the checklist: a tap or Y, N, U; what the seed texts name stands first. */
export function ChecklistForm({ session, ...sheet }: Props) {
  const scope = `${session.id}/checklist`;
  const [answers, setAnswers] = useKept<Answers>(scope, 'answers', readAnswers, () =>
    Object.fromEntries(
      Object.values(session.checklist).map(({ item, answer, note }) => [
        item,
        { item, answer, ...(note === undefined ? {} : { note }) },
      ]),
    ),
  );
  const whom = { sex: session.patient?.sex, route: session.order?.order.route };
  const items = CHECKLIST.filter((item) => applies(item, whom));
  const changed = changedAnswers(session, answers);
  const said = items.filter(({ id }) => answers[id] !== undefined).length;
  const stops = checklistStops(Object.values(answers), whom);
  const answer = (one: ChecklistAnswer) => setAnswers((all) => ({ ...all, [one.item]: one }));
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title={`Checklist, ${said} of ${items.length} answered`}
      submit={`Record ${changed.length} ${changed.length === 1 ? 'answer' : 'answers'}`}
      draft={() => (changed.length === 0 ? null : { type: 'answer-checklist', answers: changed })}
    >
      {CHECKLIST_SECTIONS.map((section) => {
        const own = items.filter((item) => item.section === section);
        return (
          <section key={section} aria-label={CHECKLIST_SECTION_LABELS[section]}>
            <div className={classes.head}>
              <h3>{CHECKLIST_SECTION_LABELS[section]}</h3>
              <Others
                section={section}
                items={own.filter((item) => harmless(item) && answers[item.id] === undefined)}
                onConfirm={(rest) => setAnswers((all) => withOthers(all, rest))}
              />
            </div>
            {own.map((item) => (
              <Question
                key={item.id}
                item={item}
                value={answers[item.id]}
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
  readonly onConfirm: (items: readonly ChecklistItem[]) => void;
}

/** "All others: no" asks once more and says how many it answers: each of them was asked. */
function Others({ section, items, onConfirm }: OthersProps) {
  const [asking, setAsking] = useState(false);
  if (items.length === 0 || section === 'today') return null;
  return asking ? (
    <>
      <span className={classes.soft}>I have asked all {items.length} of them.</span>
      <button
        type="button"
        className={classes.chip}
        onClick={() => {
          onConfirm(items);
          setAsking(false);
        }}
      >
        Yes, all no
      </button>
      <button type="button" className={classes.textButton} onClick={() => setAsking(false)}>
        Cancel
      </button>
    </>
  ) : (
    <button type="button" className={classes.textButton} onClick={() => setAsking(true)}>
      All {items.length} others: no
    </button>
  );
}

const KEYS = { y: 'yes', n: 'no', u: 'unknown' } as const;
const LABELS = { yes: 'Yes', no: 'No', unknown: '?' } as const;

interface QuestionProps {
  readonly item: ChecklistItem;
  readonly value: ChecklistAnswer | undefined;
  readonly stops: 'soft' | 'hard' | undefined;
  readonly onAnswer: (answer: ChecklistAnswer) => void;
}

function Question({ item, value, stops, onAnswer }: QuestionProps) {
  const note = value?.note ?? '';
  const say = (answer: ChecklistAnswer['answer'], said = note) =>
    onAnswer({ item: item.id, answer, ...(said === '' ? {} : { note: said }) });
  return (
    <fieldset
      className={classes.part}
      data-question={item.id}
      onKeyDown={(event) => {
        if (event.target instanceof HTMLInputElement) return;
        const answer = KEYS[event.key.toLowerCase() as keyof typeof KEYS];
        if (answer !== undefined) {
          say(answer);
          const next = event.currentTarget.nextElementSibling;
          next?.querySelector<HTMLElement>('button')?.focus();
        }
      }}
    >
      <legend className="visually-hidden">{item.label}</legend>
      <div className={classes.question} data-stops={stops}>
        <span>
          {item.label}
          {stops === undefined ? null : (
            <small>
              {stops === 'hard' ? 'Stops the start: provider only. ' : 'Stops the start. '}
              {item.why}
            </small>
          )}
        </span>
        <span className={classes.answers}>
          {CHECKLIST_ANSWERS.map((answer) => (
            <button
              key={answer}
              type="button"
              className={classes.chip}
              aria-label={answer}
              aria-pressed={value?.answer === answer}
              onClick={() => say(answer)}
            >
              {LABELS[answer]}
            </button>
          ))}
        </span>
        {value !== undefined && (value.answer !== 'no' || stops !== undefined || note !== '') ? (
          <TextInput
            className={classes.wide ?? ''}
            size="xs"
            aria-label={`Note: ${item.label}`}
            placeholder="Note"
            value={note}
            maxLength={300}
            onChange={(event) => say(value.answer, event.currentTarget.value)}
          />
        ) : null}
      </div>
    </fieldset>
  );
}
