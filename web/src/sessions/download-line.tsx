import { Button } from '@mantine/core';
import { say } from '../language/say.ts';
import { bytesText } from './download.ts';
import classes from './list.module.css';
import type { DownloadState } from './use-download.ts';

interface Props {
  readonly state: DownloadState;
  readonly onCancel: () => void;
  readonly onDismiss: () => void;
}

/** How an export goes, the way to stop it, and how it ended. */
export function DownloadLine({ state, onCancel, onDismiss }: Props) {
  if (state.kind === 'idle') return null;
  const running = state.kind === 'running';
  return (
    <div className={classes.progress} role={state.kind === 'failed' ? 'alert' : 'status'}>
      <span>{textOf(state)}</span>
      {running ? (
        <progress
          aria-label={say('sessions.export')}
          {...(state.progress.total === null
            ? {}
            : { value: state.progress.bytes, max: Math.max(1, state.progress.total) })}
        />
      ) : null}
      <Button size="compact-sm" variant="default" onClick={running ? onCancel : onDismiss}>
        {running ? 'Cancel' : 'Close'}
      </Button>
    </div>
  );
}

function textOf(state: Exclude<DownloadState, { kind: 'idle' }>): string {
  switch (state.kind) {
    case 'running':
      return say('sessions.exporting-what-bytes-value', {
        what: state.what,
        bytes: bytesText(state.progress.bytes),
        value:
          state.progress.total === null
            ? ''
            : ` ${say('sessions.of-total', { total: bytesText(state.progress.total) })}`,
      });
    case 'done':
      return say('sessions.what-exported-bytes-it-is-with', {
        what: state.what,
        bytes: bytesText(state.bytes),
      });
    case 'cancelled':
      return say('sessions.export-of-what-cancelled-nothing', { what: state.what });
    case 'failed':
      return say('sessions.what-was-not-exported-text', { what: state.what, text: state.text });
  }
}
