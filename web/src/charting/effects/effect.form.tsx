import { effectTerm } from '@chairside/shared/effects/catalogue';
import { SEVERITIES, type Severity } from '@chairside/shared/effects/severity';
import type { EffectTerm } from '@chairside/shared/effects/term';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { forgetDraft, useDraft } from '../../outbox/draft.ts';
import { useCommand } from '../../outbox/use-command.ts';
import { clockTimeWithSeconds } from '../../time/clinic-time.ts';
import { Chip } from '../../ui/chip.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Problem, Soft } from '../../ui/text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { SEVERITY_LABELS } from '../../wording/severity-labels.ts';
import type { OfSession } from '../sheet/command-sheet.tsx';
import classes from '../styles/charting.module.css';
import { detailsOf, EffectDetailFields, type EffectDetails } from './effect-detail.fields.tsx';

interface Props extends OfSession {
  readonly term: string;
  /** When the term was touched, server clock: that is the onset unless another is said. */
  readonly at: number;
}

/** Second tap: the severity records it. What stands beside it is set before, or added later. */
export function EffectForm({ term: code, ...props }: Props) {
  const term = effectTerm(code);
  return term === undefined ? null : <Observed {...props} term={term} />;
}

interface ObservedProps extends Omit<Props, 'term'> {
  readonly term: EffectTerm;
}

function Observed({ term, at, session, ...sheet }: ObservedProps) {
  const scope = `${sheet.sessionId}/effect-${term.code}`;
  const leave = () => {
    forgetDraft(scope);
    sheet.onCancel();
  };
  // Kept while the server is away: the list of effects shows it as not yet stored.
  const { state, send, retry } = useCommand(sheet.sessionId, leave);
  const [ago, setAgo] = useState<'0' | '1' | '5'>('0');
  const [details, setDetails] = useState<Omit<EffectDetails, 'note'>>({
    ...{ source: 'observed', rating: null, actions: [] },
  });
  const [note, setNote] = useDraft(scope, 'note');
  const zone = useTimeZone();
  const busy = state.kind === 'sending';

  const settle = async (answered: ReturnType<typeof retry>) => {
    const answer = await answered;
    if (answer === null) return;
    forgetDraft(scope);
    sheet.onDone(answer);
  };
  const record = (severity: Severity) =>
    void settle(
      send({
        type: 'observe-effect',
        term: term.code,
        severity,
        onset: Math.round(Math.max(session.openedAt, at - Number(ago) * 60_000)),
        ...detailsOf({ ...details, note }),
      }),
    );
  return (
    <Sheet
      title={say(term.label)}
      label={say('charting-effects.log-label', { label: say(term.label) })}
      onCancel={leave}
      onKey={({ key, target }) => {
        const chosen = SEVERITIES[Number(key) - 1];
        const typing = target instanceof HTMLInputElement;
        if (chosen !== undefined && !typing && !busy) record(chosen);
      }}
      problem={
        state.kind === 'failed' ? (
          <Problem>
            {say('charting-effects.not-recorded-text', { text: state.text })}{' '}
            <TextButton onClick={() => void settle(retry())}>
              {say('charting-effects.try-again')}
            </TextButton>
          </Problem>
        ) : null
      }
    >
      {term.serious ? (
        <Soft>{say('charting-effects.rare-but-serious-call-the-provider')}</Soft>
      ) : null}
      <div className={classes.severities}>
        {SEVERITIES.map((severity, index) => (
          <Chip
            key={severity}
            look="key"
            aria-keyshortcuts={String(index + 1)}
            disabled={busy}
            onClick={() => record(severity)}
          >
            {SEVERITY_LABELS[severity]}
            <kbd aria-hidden>{index + 1}</kbd>
          </Chip>
        ))}
      </div>
      <Soft role="status">
        {busy
          ? say('charting-effects.recording')
          : say('charting-effects.a-tap-on-the-severity-records')}
      </Soft>
      <Segments
        label={say('charting-effects.onset')}
        of={['0', '1', '5']}
        text={{
          '0': clockTimeWithSeconds(at, zone),
          '1': say('charting-effects.1-min-before'),
          '5': say('charting-effects.5-min-before'),
        }}
        value={ago}
        onPick={setAgo}
      />
      <EffectDetailFields
        value={{ ...details, note }}
        onChange={({ note: said, ...change }) => {
          if (said !== undefined) setNote(said);
          setDetails({ ...details, ...change });
        }}
      />
    </Sheet>
  );
}
