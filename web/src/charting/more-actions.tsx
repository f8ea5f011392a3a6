import type { Allowed } from '@chairside/shared/moves/allowed';
import type { CommandType } from '@chairside/shared/moves/commands';
import type { SessionState } from '@chairside/shared/session/state';
import { TapFailure, useOneTap } from './sheet/one-tap.tsx';
import { openSheet, type Sheet } from './sheet/sheet-store.ts';
import classes from './styles/charting.module.css';

interface Props {
  readonly session: SessionState;
  readonly allowed: Record<CommandType, Allowed>;
}

/** What is seldom needed, and then at once. */
export function MoreActions({ session, allowed }: Props) {
  const running = session.phase === 'infusing' || session.phase === 'paused';
  const actions: readonly (readonly [string, Sheet, boolean])[] = [
    ['Patient up', { kind: 'patient-up' }, allowed['patient-up'].allowed],
    ['Change a limit', { kind: 'limit' }, allowed['change-limit'].allowed],
    ['Move to another chair', { kind: 'transfer' }, allowed['add-note'].allowed],
    [
      'Leaving against medical advice (AMA)',
      { kind: 'close', outcome: 'left-against-advice' },
      !running && allowed['add-note'].allowed,
    ],
  ];
  return (
    <section className={classes.block} aria-label="More">
      <div className={classes.row}>
        {actions.map(([label, sheet, can]) => (
          <button
            key={label}
            type="button"
            className={classes.chip}
            disabled={!can}
            onClick={() => openSheet(session.id, sheet)}
          >
            {label}
          </button>
        ))}
      </div>
      {session.standby ? <Back session={session} /> : null}
      {running ? (
        <p className={classes.hint}>
          A patient who leaves against medical advice: stop the infusion first, then close the
          session.
        </p>
      ) : null}
    </section>
  );
}

/** Ends the countdown by hand; the first values end it by themselves. */
function Back({ session }: Pick<Props, 'session'>) {
  const tap = useOneTap(session.id);
  return (
    <>
      <p className={classes.hint}>{`Up with ${session.standby?.walksWith ?? '--'}.`}</p>
      <button
        type="button"
        className={classes.chip}
        disabled={tap.busy}
        onClick={() => void tap.tap({ type: 'patient-back' })}
      >
        Patient back
      </button>
      <TapFailure of={tap} />
    </>
  );
}
