import { Button } from '@mantine/core';
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
          aria-label="Export"
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
      return `Exporting ${state.what}: ${bytesText(state.progress.bytes)}${state.progress.total === null ? '' : ` of ${bytesText(state.progress.total)}`}`;
    case 'done':
      return `${state.what} exported, ${bytesText(state.bytes)}. It is with the downloads of this browser.`;
    case 'cancelled':
      return `Export of ${state.what} cancelled. Nothing was kept.`;
    case 'failed':
      return `${state.what} was not exported. ${state.text}`;
  }
}
