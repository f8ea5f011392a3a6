import { describeInterventionEntry } from '@chairside/shared/session/describe-charting';
import type { MadeIntervention, SessionState } from '@chairside/shared/session/state';
import { say } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { TextButton } from '../../ui/text-button.tsx';
import { openSheet } from '../sheet/sheet-store.ts';
import classes from '../styles/charting.module.css';

const termOf = (session: SessionState) => (seq: number) =>
  session.effects.find((effect) => effect.seq === seq)?.term ?? null;

/** What staff did, newest first, with the patient's response once it is noted. */
export function InterventionList({
  session,
  disabled,
}: {
  session: SessionState;
  disabled: boolean;
}) {
  const made = [...session.interventions].reverse();
  return (
    <section className={classes.block} aria-labelledby="interventions">
      <div className={classes.head}>
        <h2 id="interventions">{say('charting-interventions.interventions')}</h2>
        <span className={classes.faint}>{made.filter(({ withdrawn }) => !withdrawn).length}</span>
      </div>
      <div className={classes.row}>
        <button
          type="button"
          className={classes.chip}
          disabled={disabled}
          onClick={() => openSheet(session.id, { kind: 'intervene', effects: [] })}
        >
          {say('charting-interventions.what-was-done')}
        </button>
        <button
          type="button"
          className={classes.chip}
          disabled={disabled}
          onClick={() => openSheet(session.id, { kind: 'manual-vitals' })}
        >
          {say('charting-interventions.vital-signs-by-hand')}
        </button>
        <button
          type="button"
          className={classes.chip}
          disabled={disabled}
          onClick={() => openSheet(session.id, { kind: 'note' })}
        >
          {say('charting-interventions.add-note')}
        </button>
      </div>
      <ul className={classes.list}>
        {made.map((one) => (
          <Row key={one.seq} session={session} made={one} disabled={disabled} />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly session: SessionState;
  readonly made: MadeIntervention;
  readonly disabled: boolean;
}

function Row({ session, made, disabled }: RowProps) {
  const zone = useTimeZone();
  const { seq, at, entry, responses, withdrawn } = made;
  return (
    <li className={classes.item} data-withdrawn={withdrawn}>
      <span>
        <span className={classes.what}>{describeInterventionEntry(entry, termOf(session))}</span>
        <small>
          {clockTime(at, zone)}
          {responses.map(({ text }) => ` · ${text}`)}
          {withdrawn ? ' · withdrawn' : ''}
        </small>
      </span>
      {withdrawn || disabled ? null : (
        <TextButton onClick={() => openSheet(session.id, { kind: 'response', intervention: seq })}>
          {say('charting-interventions.response')}
        </TextButton>
      )}
    </li>
  );
}
