import { SEVERITIES, type Severity } from '@chairside/shared/effects/severity';
import type { EffectTerm } from '@chairside/shared/effects/term';
import type { CommandAnswer } from '@chairside/shared/protocol/http';
import { SegmentedControl, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../api/use-command.ts';
import { serverNow } from '../live/clock-store.ts';
import { forgetDraft, useDraft } from '../offline/draft.ts';
import classes from './chair.module.css';
import type { SheetProps } from './command-sheet.tsx';

const SEVERITY_LABELS = {
  mild: 'Mild',
  moderate: 'Moderate',
  severe: 'Severe',
  'life-threatening': 'Life-threatening',
} as const satisfies Record<Severity, string>;

const ONSETS = [
  { value: '0', label: 'Now' },
  { value: '1', label: '1 min ago' },
  { value: '5', label: '5 min ago' },
];
const SOURCES = [
  { value: 'observed', label: 'Observed' },
  { value: 'patient-reported', label: 'Patient reported' },
];

/** Second tap: the severity records it. What stands beside it is set before, and has a sound default. */
export function EffectForm({
  term,
  openedAt,
  ...sheet
}: SheetProps & { readonly term: EffectTerm; readonly openedAt: number }) {
  const scope = `${sheet.sessionId}/effect-${term.code}`;
  const leave = () => {
    forgetDraft(scope);
    sheet.onCancel();
  };
  // Kept while the server is away: the list of effects shows it as not yet stored.
  const { state, send, retry } = useCommand(sheet.sessionId, leave);
  const [onset, setOnset] = useState('0');
  const [source, setSource] = useState('observed');
  const [note, setNote] = useDraft(scope, 'note');
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);

  const record = async (severity: Severity) => {
    const minutes = Number(onset);
    const answer = await send({
      type: 'observe-effect',
      term: term.code,
      severity,
      source: source === 'observed' ? 'observed' : 'patient-reported',
      // "Now" is left to the server's clock.
      ...(minutes === 0 ? {} : { onset: Math.max(openedAt, serverNow() - minutes * 60_000) }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    });
    if (answer !== null) done(answer);
  };
  const done = (answer: CommandAnswer) => {
    forgetDraft(scope);
    sheet.onDone(answer);
  };
  const again = async () => {
    const answer = await retry();
    if (answer !== null) done(answer);
  };
  return (
    <section
      className={classes.sheet}
      aria-label={`Log ${term.label}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      <div className={classes.sheetHead}>
        <h2>{term.label}</h2>
        <button type="button" className={classes.iconButton} aria-label="Cancel" onClick={leave}>
          <IconX size={18} aria-hidden />
        </button>
      </div>
      {term.serious ? (
        <p className={classes.hint}>Rare but serious: call the provider, then chart.</p>
      ) : null}
      <div className={classes.severities}>
        {SEVERITIES.map((severity, index) => (
          <button
            key={severity}
            ref={index === 0 ? first : null}
            type="button"
            className={classes.severity}
            disabled={state.kind === 'sending'}
            // The second half of a double click on the chip would land here and record what nobody chose.
            onClick={(event) => event.detail < 2 && void record(severity)}
          >
            {SEVERITY_LABELS[severity]}
          </button>
        ))}
      </div>
      <p className={classes.hint} role="status">
        {state.kind === 'sending' ? 'Recording …' : 'A tap on the severity records it.'}
      </p>
      <SegmentedControl
        fullWidth
        size="md"
        aria-label="Onset"
        data={ONSETS}
        value={onset}
        onChange={setOnset}
      />
      <SegmentedControl
        fullWidth
        size="md"
        aria-label="Source"
        data={SOURCES}
        value={source}
        onChange={setSource}
      />
      <TextInput
        size="md"
        label="Note (optional)"
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {state.kind === 'failed' ? (
        <p className={classes.failed} role="alert">
          Not recorded. {state.text}{' '}
          <button type="button" className={classes.textButton} onClick={() => void again()}>
            Try again
          </button>
        </p>
      ) : null}
    </section>
  );
}
