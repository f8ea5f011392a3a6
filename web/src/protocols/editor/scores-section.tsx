import {
  PHASES,
  SCORE_FIELDS,
  type ScoreLimit,
} from '@chairside/shared/protocols/document/document';
import { idOf } from '@chairside/shared/protocols/document/place';
import {
  SCORE_INFO,
  SCORE_SCALES,
  type ScoreScale,
} from '@chairside/shared/protocols/document/score-limits';
import { LIST_CHOICES } from '@chairside/shared/protocols/sections/blocks';
import { Button } from '@mantine/core';
import { say } from '../../language/say.ts';
import { freeName } from '../document/document-edits.ts';
import { SIGNS, tierText } from '../document/limit-text.ts';
import { phasesText, scoreText } from '../document/protocol-text.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { EntryCard } from './entry-card.tsx';
import { ChoiceField, NumberField } from './fields.tsx';
import { CLINIC_OWN } from './new-limit.ts';
import { OptionalPart } from './part-block.tsx';
import { usePut } from './part-fields.tsx';
import { useOpenItems } from './use-open-items.ts';

const SCALE_LABELS = Object.fromEntries(
  SCORE_SCALES.map((scale) => [scale, say(SCORE_INFO[scale].label)]),
) as Readonly<Record<ScoreScale, string>>;
const SIDE_LABELS = {
  low: say('protocols-editor.at-or-below'),
  high: say('protocols-editor.at-or-above'),
} as const;
const KIND_LABELS = {
  absolute: say('protocols-editor.a-score'),
  'points-from-baseline': say('protocols-editor.points-from-the-score-before'),
} as const;

/** Limits of charted scores. */
export function ScoresSection() {
  const { document } = useEditor();
  const { isOpen, toggle, show } = useOpenItems();
  const put = usePut(['scores']);
  const scores = document.scores ?? [];
  const add = () => {
    const id = freeName(
      'moaas-low-warning',
      scores.map((score) => score.id),
    );
    const added: ScoreLimit = {
      ...{ id, scale: 'moaas', direction: 'low', tier: 'warning', phases: [...PHASES] },
      test: { kind: 'points-from-baseline', op: '<=', points: -1 },
      source: CLINIC_OWN,
    };
    put([id], added);
    show(id);
  };
  return (
    <OptionalPart place={['scores']} choice={LIST_CHOICES.scores}>
      <p className={classes.lead}>{say('protocols-editor.judged-when-a-score-is-charted')}</p>
      {scores.map((limit) => (
        <EntryCard
          key={limit.id}
          place={['scores', limit.id]}
          title={scoreText(limit)}
          facts={[
            tierText(limit.tier),
            ...(limit.silent ? [say('protocols-editor.silent')] : []),
            ...(limit.phases.length < 3 ? [phasesText(limit.phases)] : []),
          ]}
          open={isOpen(limit.id)}
          onToggle={() => toggle(limit.id)}
          fields={SCORE_FIELDS}
          value={limit}
          disabled={limit.tier !== 'info' && limit.silent !== true ? ['silent'] : []}
          remove={say('protocols-editor.remove-this-limit')}
        >
          <ScoreTest limit={limit} />
        </EntryCard>
      ))}
      <Button className={classes.plus ?? ''} variant="default" onClick={add}>
        {say('protocols-editor.add-a-score-limit')}
      </Button>
    </OptionalPart>
  );
}

function ScoreTest({ limit }: { readonly limit: ScoreLimit }) {
  const { test, direction, scale } = limit;
  const place = ['scores', limit.id];
  const put = usePut(place);
  const path = idOf([...place, 'test']);
  const { min, max } = SCORE_INFO[scale];
  const side = (next: 'low' | 'high') => {
    if (next === direction) return;
    const op = next === 'low' ? '<=' : '>=';
    const turned =
      test.kind === 'absolute' ? { ...test, op } : { ...test, op, points: -test.points };
    put([], { ...limit, direction: next, test: turned });
  };
  const kind = (next: typeof test.kind) =>
    put(
      ['test'],
      next === 'absolute'
        ? { kind: next, op: test.op, value: direction === 'low' ? min : max }
        : { kind: next, op: test.op, points: direction === 'low' ? -1 : 1 },
    );
  return (
    <div className={classes.grid}>
      <ChoiceField
        id={idOf([...place, 'scale'])}
        label={say('protocols-editor.scale')}
        value={scale}
        options={SCALE_LABELS}
        onChange={(next) => put(['scale'], next)}
      />
      <ChoiceField
        id={idOf([...place, 'direction'])}
        label={say('protocols-editor.alarm-where-it-is')}
        value={direction}
        options={SIDE_LABELS}
        onChange={side}
      />
      <ChoiceField
        id={`${path}.kind`}
        label={say('protocols-editor.kind-of-limit')}
        value={test.kind}
        options={KIND_LABELS}
        onChange={kind}
      />
      <NumberField
        id={path}
        label={
          test.kind === 'absolute'
            ? say('protocols-editor.score-min-to-max', { min, max })
            : say('protocols-editor.points-from-the-score-before')
        }
        sign={SIGNS[test.op]}
        decimals={0}
        value={test.kind === 'absolute' ? test.value : test.points}
        onChange={(number) =>
          put(['test', test.kind === 'absolute' ? 'value' : 'points'], Math.round(number))
        }
      />
    </div>
  );
}
