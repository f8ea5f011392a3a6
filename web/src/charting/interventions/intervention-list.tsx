import { describeInterventionEntry } from '@chairside/shared/session/describe-charting';
import type { MadeIntervention, SessionState } from '@chairside/shared/session/state';
import { say, words } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { Block } from '../../ui/block.tsx';
import { Chip, ChipRow } from '../../ui/chip.tsx';
import { Soft } from '../../ui/text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { openSheet, type Sheet } from '../sheet/sheet-store.ts';
import classes from '../styles/charting.module.css';

const termOf = (session: SessionState) => (seq: number) =>
  session.effects.find((effect) => effect.seq === seq)?.term ?? null;

/** What staff did, newest first, with the patient's response once it is noted. */
export function InterventionList({ session, disabled }: Omit<RowProps, 'made'>) {
  const made = [...session.interventions].reverse();
  const opens = (sheet: Sheet) => ({ disabled, onClick: () => openSheet(session.id, sheet) });
  return (
    <Block
      look="plain"
      title={say('charting-interventions.interventions')}
      aside={<Soft>{made.filter(({ withdrawn }) => !withdrawn).length}</Soft>}
    >
      <ChipRow>
        <Chip look="key" {...opens({ kind: 'intervene', effects: [] })}>
          {say('charting-interventions.what-was-done')}
        </Chip>
        <Chip look="key" {...opens({ kind: 'manual-vitals' })}>
          {say('charting-interventions.vital-signs-by-hand')}
        </Chip>
        <Chip look="key" {...opens({ kind: 'note' })}>
          {say('charting-interventions.add-note')}
        </Chip>
      </ChipRow>
      <ul className={classes.list}>
        {made.map((one) => (
          <Row key={one.seq} session={session} made={one} disabled={disabled} />
        ))}
      </ul>
    </Block>
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
        <span className={classes.what}>
          {describeInterventionEntry(entry, termOf(session), words)}
        </span>
        <small>
          {clockTime(at, zone)}
          {responses.map(({ text }) => ` · ${text}`)}
          {withdrawn ? ` · ${say('charting-interventions.withdrawn')}` : ''}
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
