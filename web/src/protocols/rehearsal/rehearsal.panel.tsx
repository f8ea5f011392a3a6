import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { Button, Progress } from '@mantine/core';
import { errorText } from '../../http/problem.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
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
    <section aria-label="Rehearsal">
      <SessionChoiceFields fields={chosen} onChange={onChoose} />
      <div className={classes.rehearse}>
        <Button
          disabled={still !== null || (running && !stale)}
          onClick={() => choice && rehearsal.start(document, choice)}
        >
          Rehearse
        </Button>
        {running ? (
          <Button variant="default" onClick={rehearsal.cancel}>
            Cancel
          </Button>
        ) : null}
        <p className={classes.state} role="status">
          {still ??
            (running
              ? `${status.done} of ${status.total} sessions`
              : status?.state === 'cancelled'
                ? 'Cancelled.'
                : status?.state === 'failed'
                  ? 'The rehearsal failed. Try again.'
                  : 'Runs this version and the one in force over past sessions. Nothing live is touched.')}
        </p>
      </div>
      {running ? (
        <Progress
          aria-label="Sessions rehearsed"
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
          {stale ? (
            <p className={classes.soft}>
              The limits or the sessions have been changed since: rehearse again for what they are
              now.
            </p>
          ) : null}
          <RehearsalReportView report={status.report} />
        </>
      ) : null}
    </section>
  );
}
