import { SEVERITIES, type Severity } from '@chairside/shared/effects/severity';
import type { EffectTerm } from '@chairside/shared/effects/term';
import type { CommandAnswer } from '@chairside/shared/wire/http';
import { SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { say } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { forgetDraft, useDraft } from '../../outbox/draft.ts';
import { useCommand } from '../../outbox/use-command.ts';
import { clockTimeWithSeconds } from '../../time/clinic-time.ts';
import { Problem, Soft } from '../../ui/text.tsx';
import { SEVERITY_LABELS } from '../../wording/severity-labels.ts';
import type { SheetProps } from '../sheet/command-sheet.tsx';
import classes from '../styles/panel.module.css';
import { detailsOf, EffectDetailFields, type EffectDetails } from './effect-detail.fields.tsx';

interface Props extends SheetProps {
  readonly term: EffectTerm;
  /** When the term was touched, server clock: that is the onset unless another is said. */
  readonly at: number;
  readonly openedAt: number;
}

/** Second tap: the severity records it. What stands beside it is set before, or added later. */
export function EffectForm({ term, at, openedAt, ...sheet }: Props) {
  const scope = `${sheet.sessionId}/effect-${term.code}`;
  const leave = () => {
    forgetDraft(scope);
    sheet.onCancel();
  };
  // Kept while the server is away: the list of effects shows it as not yet stored.
  const { state, send, retry } = useCommand(sheet.sessionId, leave);
  const [ago, setAgo] = useState('0');
  const [details, setDetails] = useState<Omit<EffectDetails, 'note'>>({
    ...{ source: 'observed', rating: null, actions: [] },
  });
  const [note, setNote] = useDraft(scope, 'note');
  const zone = useTimeZone();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);

  const record = async (severity: Severity) => {
    const answer = await send({
      type: 'observe-effect',
      term: term.code,
      severity,
      onset: Math.round(Math.max(openedAt, at - Number(ago) * 60_000)),
      ...detailsOf({ ...details, note }),
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
      aria-label={say('charting-effects.log-label', { label: term.label })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
        const chosen = SEVERITIES[Number(event.key) - 1];
        const typing = event.target instanceof HTMLInputElement;
        if (chosen !== undefined && !typing && state.kind !== 'sending') void record(chosen);
      }}
    >
      <div className={classes.sheetHead}>
        <h2>{term.label}</h2>
        <button
          type="button"
          className={classes.iconButton}
          aria-label={say('charting-effects.cancel')}
          onClick={leave}
        >
          <IconX size={18} aria-hidden />
        </button>
      </div>
      {term.serious ? (
        <Soft>{say('charting-effects.rare-but-serious-call-the-provider')}</Soft>
      ) : null}
      <div className={classes.severities}>
        {SEVERITIES.map((severity, index) => (
          <button
            key={severity}
            ref={index === 0 ? first : null}
            type="button"
            className={classes.severity}
            aria-keyshortcuts={String(index + 1)}
            disabled={state.kind === 'sending'}
            onClick={() => void record(severity)}
          >
            {SEVERITY_LABELS[severity]}
            <kbd className={classes.key} aria-hidden>
              {index + 1}
            </kbd>
          </button>
        ))}
      </div>
      <Soft role="status">
        {state.kind === 'sending'
          ? 'Recording …'
          : say('charting-effects.a-tap-on-the-severity-records')}
      </Soft>
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={say('charting-effects.onset')}
        data={[
          { value: '0', label: clockTimeWithSeconds(at, zone) },
          { value: '1', label: say('charting-effects.1-min-before') },
          { value: '5', label: say('charting-effects.5-min-before') },
        ]}
        value={ago}
        onChange={setAgo}
      />
      <EffectDetailFields
        value={{ ...details, note }}
        onChange={({ note: said, ...change }) => {
          if (said !== undefined) setNote(said);
          setDetails({ ...details, ...change });
        }}
      />
      {state.kind === 'failed' ? (
        <Problem>
          {say('charting-effects.not-recorded-text', { text: state.text })}{' '}
          <button type="button" className={classes.textButton} onClick={() => void again()}>
            {say('charting-effects.try-again')}
          </button>
        </Problem>
      ) : null}
    </section>
  );
}
