import { FIRST_STEPS } from '@chairside/shared/protocols/defaults/second-edition-first-steps';
import type { FirstStepsCard } from '@chairside/shared/protocols/document/first-steps';
import { Textarea } from '@mantine/core';
import { say } from '../../language/say.ts';
import { withPart } from '../document/document-edits.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { EffectPicker } from './effect-picker.tsx';
import { useMark, WordsField } from './fields.tsx';
import { OptionalPart } from './optional-part.tsx';

/** Cards that stand beside a charted effect: one step a line. */
export function FirstStepsPart() {
  const { document, change } = useEditor();
  const part = document.firstSteps;
  const put = (field: string, next: FirstStepsCard[] | undefined) =>
    change(`firstSteps.${field}`, (one) => withPart(one, 'firstSteps', next));
  return (
    <OptionalPart
      name="the first steps"
      without={say('protocols-editor.no-effect-has-first-steps')}
      present={part !== undefined}
      onTake={() => put('taken', FIRST_STEPS)}
      remaining={withPart(document, 'firstSteps', undefined)}
      onRemove={() => put('removed', undefined)}
    >
      {(part ?? []).map((card) => (
        <Card
          key={card.id}
          card={card}
          onChange={(field, next) =>
            put(
              `${card.id}.${field}`,
              (part ?? []).map((one) => (one.id === card.id ? next : one)),
            )
          }
        />
      ))}
    </OptionalPart>
  );
}

interface CardProps {
  readonly card: FirstStepsCard;
  readonly onChange: (field: string, next: FirstStepsCard) => void;
}

function Card({ card, onChange }: CardProps) {
  const path = `firstSteps.${card.id}`;
  const mark = useMark(`${path}.steps`);
  return (
    <section
      className={classes.wide}
      aria-label={say('protocols-editor.first-steps-title', { title: card.title })}
    >
      <WordsField
        id={`${path}.title`}
        label={say('protocols-editor.title')}
        value={card.title}
        onChange={(title) => onChange('title', { ...card, title })}
      />
      <EffectPicker
        id={`${path}.terms`}
        label={say('protocols-editor.shown-with')}
        value={card.terms}
        onChange={(terms) => onChange('terms', { ...card, terms })}
      />
      <Textarea
        {...mark}
        label={say('protocols-editor.steps-one-per-line')}
        autosize
        maxLength={1000}
        value={card.steps.join('\n')}
        onChange={(event) =>
          onChange('steps', { ...card, steps: event.currentTarget.value.split('\n') })
        }
      />
    </section>
  );
}
