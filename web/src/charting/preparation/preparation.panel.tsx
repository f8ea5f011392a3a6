import type { GateItem } from '@chairside/shared/session/gate';
import type { SessionState } from '@chairside/shared/session/state';
import { IconCircle, IconCircleCheckFilled, IconCircleDashedCheck } from '@tabler/icons-react';
import { say, textOf } from '../../language/say.ts';
import { Badge } from '../../ui/badge.tsx';
import { Block } from '../../ui/block.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Soft } from '../../ui/text.tsx';
import { openSheet } from '../sheet/sheet-store.ts';
import classes from '../styles/charting.module.css';
import { isTask, type PreparationStep } from './preparation-steps.ts';

/** Who can go on although an item stands in the way; who does what is missing is another matter. */
export const LEVEL_LABELS = {
  soft: say('charting-preparation.can-be-overridden-with-a-providers'),
  hard: say('charting-preparation.only-a-provider-can-override'),
} as const;

interface Props {
  readonly session: SessionState;
  readonly gate: readonly GateItem[];
  readonly steps: readonly PreparationStep[];
  readonly disabled: boolean;
}

/** One list of what still has to be there before the start; each line opens the form that puts it right. */
export function PreparationPanel({ session, gate, steps, disabled }: Props) {
  const left = gate.filter(({ met, overridden }) => !met && overridden === null);
  return (
    <Block
      look="plain"
      title={say('charting-preparation.before-the-start')}
      aside={
        <Soft>
          {gate.length === 0
            ? say('charting-preparation.this-protocol-has-no-pre-start')
            : left.length === 0
              ? say('charting-preparation.all-requirements-met')
              : say('charting-preparation.left-still-asked-for', { left: left.length })}
        </Soft>
      }
    >
      <ol className={classes.steps}>
        {steps.map((step) => (
          <Step key={step.id} session={session} step={step} disabled={disabled} />
        ))}
      </ol>
      {left.length === 0 ? null : (
        <Chip
          look="key"
          disabled={disabled}
          onClick={() => openSheet(session.id, { kind: 'override' })}
        >
          {say('charting-preparation.override-missing-requirement')}
        </Chip>
      )}
    </Block>
  );
}

const SHOWN_ASKS = 4;
/** What the gate asks there says the same as the step does while it is open. */
const SAID_BY_GATE: ReadonlySet<string> = new Set(['identity', 'weight', 'baseline']);

interface StepProps extends Pick<Props, 'session' | 'disabled'> {
  readonly step: PreparationStep;
}

function Step({ session, step, disabled }: StepProps) {
  const { label, action, state, detail, asks, sheet, blocked } = step;
  const shown = asks.slice(0, SHOWN_ASKS);
  const tagOf = ({ code, level, overridden }: GateItem) =>
    overridden !== null
      ? say('charting-preparation.overridden-reason', { reason: overridden.reason })
      : isTask(code, session)
        ? null
        : LEVEL_LABELS[level];
  return (
    <li data-state={state} data-step={step.id}>
      <StateMark state={state} />
      <span>
        <strong>{label}</strong>
        {asks.length > 0 && SAID_BY_GATE.has(step.id) ? null : <small>{detail}</small>}
        {shown.map((item) => {
          const tag = tagOf(item);
          return (
            <small key={item.code}>
              {textOf(item.message)} {tag === null ? null : <Badge look="level">{tag}</Badge>}
            </small>
          );
        })}
        {blocked === null || state !== 'open' ? null : <small>{blocked}</small>}
        {asks.length > shown.length ? (
          <small>
            {say('charting-preparation.and-length-more', { length: asks.length - shown.length })}
          </small>
        ) : null}
      </span>
      {blocked !== null && state !== 'open' ? null : (
        <Chip
          look="key"
          disabled={disabled || blocked !== null}
          onClick={() => openSheet(session.id, sheet)}
        >
          {state === 'open' ? action : say('charting-preparation.change')}
          <span className="visually-hidden">{state === 'open' ? '' : `: ${action}`}</span>
        </Chip>
      )}
    </li>
  );
}

function StateMark({ state }: Pick<PreparationStep, 'state'>) {
  switch (state) {
    case 'open':
      return <IconCircle size={18} aria-label={say('charting-preparation.open')} />;
    case 'done':
      return <IconCircleCheckFilled size={18} aria-label={say('charting-preparation.done')} />;
    case 'overridden':
      return (
        <IconCircleDashedCheck size={18} aria-label={say('charting-preparation.overridden')} />
      );
  }
}
