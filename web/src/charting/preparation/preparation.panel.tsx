import type { GateItem } from '@chairside/shared/session/gate';
import type { SessionState } from '@chairside/shared/session/state';
import { IconCircle, IconCircleCheckFilled, IconCircleDashedCheck } from '@tabler/icons-react';
import { say } from '../../language/say.ts';
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
    <section className={classes.block} aria-labelledby="preparation">
      <div className={classes.head}>
        <h2 id="preparation">{say('charting-preparation.before-the-start')}</h2>
        <span className={classes.soft}>
          {gate.length === 0
            ? say('charting-preparation.this-protocol-has-no-pre-start')
            : left.length === 0
              ? say('charting-preparation.all-requirements-met')
              : say('charting-preparation.left-still-asked-for', { left: left.length })}
        </span>
      </div>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <Step key={step.id} session={session} step={step} disabled={disabled} />
        ))}
      </ol>
      {left.length === 0 ? null : (
        <button
          type="button"
          className={classes.chip}
          disabled={disabled}
          onClick={() => openSheet(session.id, { kind: 'override', items: [] })}
        >
          {say('charting-preparation.override-missing-requirement')}
        </button>
      )}
    </section>
  );
}

const SHOWN_ASKS = 4;
/** What the gate asks there says the same as the step does while it is open. */
const SAID_BY_GATE: ReadonlySet<string> = new Set(['identity', 'weight', 'baseline']);

function Step({
  session,
  step,
  disabled,
}: {
  session: SessionState;
  step: PreparationStep;
  disabled: boolean;
}) {
  const { label, action, state, detail, asks, sheet, blocked } = step;
  const shown = asks.slice(0, SHOWN_ASKS);
  return (
    <li className={classes.step} data-state={state} data-step={step.id}>
      <StateMark state={state} />
      <span>
        <strong>{label}</strong>
        {asks.length > 0 && SAID_BY_GATE.has(step.id) ? null : <small>{detail}</small>}
        {shown.map(({ code, message, level, overridden }) => (
          <small key={code}>
            {message}{' '}
            <OverrideTag
              text={
                overridden !== null
                  ? say('charting-preparation.overridden-reason', { reason: overridden.reason })
                  : isTask(code, session)
                    ? null
                    : LEVEL_LABELS[level]
              }
            />
          </small>
        ))}
        {blocked === null || state !== 'open' ? null : <small>{blocked}</small>}
        {asks.length > shown.length ? (
          <small>
            {say('charting-preparation.and-length-more', { length: asks.length - shown.length })}
          </small>
        ) : null}
      </span>
      {blocked !== null && state !== 'open' ? null : (
        <button
          type="button"
          className={classes.chip}
          disabled={disabled || blocked !== null}
          onClick={() => openSheet(session.id, sheet)}
        >
          {state === 'open' ? action : 'Change'}
          <span className="visually-hidden">{state === 'open' ? '' : `: ${action}`}</span>
        </button>
      )}
    </li>
  );
}

function OverrideTag({ text }: { text: string | null }) {
  return text === null ? null : <span className={classes.level}>{text}</span>;
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
