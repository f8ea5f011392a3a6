import type { Allowed } from '@chairside/shared/moves/allowed';
import type { CommandType } from '@chairside/shared/moves/commands';
import type { SessionState } from '@chairside/shared/session/state';
import { say } from '../language/say.ts';
import { Soft } from '../ui/text.tsx';
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
    [say('charting.patient-up'), { kind: 'patient-up' }, allowed['patient-up'].allowed],
    [say('charting.change-a-limit'), { kind: 'limit' }, allowed['change-limit'].allowed],
    [say('charting.move-to-another-chair'), { kind: 'transfer' }, allowed['add-note'].allowed],
    [
      say('charting.leaving-against-medical-advice-ama'),
      { kind: 'close', outcome: 'left-against-advice' },
      !running && allowed['add-note'].allowed,
    ],
  ];
  return (
    <section className={classes.block} aria-label={say('charting.more')}>
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
      {running ? <Soft>{say('charting.patient-leaving-against-medical')}</Soft> : null}
    </section>
  );
}

/** Ends the countdown by hand; the first values end it by themselves. */
function Back({ session }: Pick<Props, 'session'>) {
  const tap = useOneTap(session.id);
  return (
    <>
      <Soft>
        {say('charting.up-with-walkswith', { walksWith: session.standby?.walksWith ?? '--' })}
      </Soft>
      <button
        type="button"
        className={classes.chip}
        disabled={tap.busy}
        onClick={() => void tap.tap({ type: 'patient-back' })}
      >
        {say('charting.patient-back')}
      </button>
      <TapFailure of={tap} />
    </>
  );
}
