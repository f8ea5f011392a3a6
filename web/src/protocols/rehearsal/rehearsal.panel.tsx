import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { Button, Progress } from '@mantine/core';
import { errorText } from '../../http/problem.ts';
import { say } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { Soft } from '../../ui/text.tsx';
import classes from '../styles/protocols.module.css';
import { isAbout } from './draft-rates.ts';
import type { RehearsalControl } from './rehearsal-queries.ts';
import { RehearsalReportView } from './rehearsal-report.tsx';
import { type ChoiceFields, choiceOf } from './session-choice.ts';
import { SessionChoiceFields } from './session-choice-fields.tsx';

interface Props {
  /** As it stands in the editor. */
  readonly document: ProtocolDocument;
  /** Null where it makes sense; else why it cannot be rehearsed. */
  readonly refused: string | null;
  readonly rehearsal: RehearsalControl;
  readonly chosen: ChoiceFields;
  readonly onChoose: (fields: ChoiceFields) => void;
}

/** A version over past sessions: what would come, go and move against the version in force. */
export function RehearsalPanel({ document, refused, rehearsal, chosen, onChoose }: Props) {
  const zone = useTimeZone();
  const { status, error, rehearsed } = rehearsal;
  const { choice, missing } = choiceOf(chosen, zone);
  const running = status?.state === 'running';
  const stale = !isAbout(rehearsed, document, choice);
  const still = refused ?? missing;
  return (
    <section aria-label={say('protocols-rehearsal.rehearsal')}>
      <SessionChoiceFields fields={chosen} onChange={onChoose} />
      <div className={classes.rehearse}>
        <Button
          disabled={still !== null || (running && !stale)}
          onClick={() => choice && rehearsal.start(document, choice)}
        >
          {say('protocols-rehearsal.rehearse')}
        </Button>
        {running ? (
          <Button variant="default" onClick={rehearsal.cancel}>
            {say('protocols-rehearsal.cancel')}
          </Button>
        ) : null}
        <p className={classes.state} role="status">
          {still ??
            (running
              ? say('protocols-rehearsal.done-of-total-sessions', {
                  done: status.done,
                  total: status.total,
                })
              : status?.state === 'cancelled'
                ? say('protocols-rehearsal.cancelled')
                : status?.state === 'failed'
                  ? say('protocols-rehearsal.the-rehearsal-failed-try-again')
                  : say('protocols-rehearsal.runs-this-version-and-the-one'))}
        </p>
      </div>
      {running ? (
        <Progress
          aria-label={say('protocols-rehearsal.sessions-rehearsed')}
          value={status.total === 0 ? 0 : (100 * status.done) / status.total}
        />
      ) : null}
      {error ? (
        <p className={classes.error} role="alert">
          {errorText(error)}
        </p>
      ) : null}
      {status?.report ? (
        <>
          {stale ? <Soft>{say('protocols-rehearsal.the-limits-or-the-sessions-have')}</Soft> : null}
          <RehearsalReportView report={status.report} />
        </>
      ) : null}
    </section>
  );
}
