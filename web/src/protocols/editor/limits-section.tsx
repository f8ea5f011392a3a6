import {
  type Limit,
  type LimitSignal,
  limitFields,
} from '@chairside/shared/protocols/document/document';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { limitText, secondsText, tierText } from '../document/limit-text.ts';
import { conditionFacts } from '../document/protocol-text.ts';
import classes from '../styles/editor.module.css';
import { AddLimitForm } from './add-limit.form.tsx';
import { CompanionFields } from './companion-fields.tsx';
import { useEditor } from './editor-context.ts';
import { EntryCard } from './entry-card.tsx';
import { TestFields } from './limit-test.tsx';
import { usePut } from './part-fields.tsx';
import { useOpenItems } from './use-open-items.ts';

/** The limits of one signal. */
export function LimitsSection({ signal }: { readonly signal: LimitSignal }) {
  const { document } = useEditor();
  const { isOpen, toggle, show } = useOpenItems();
  const [adding, setAdding] = useState(false);
  const limits = document.limits.filter((limit) => limit.signal === signal);
  const { min, max, unit, label } = SIGNAL_INFO[signal];
  return (
    <>
      <p className={classes.lead}>
        {say('protocols-editor.label-is-measured-between-min-and', {
          ...{ label, min, max, unit },
          value: limits.length === 0 ? ` ${say('protocols-editor.no-limit-applies-to-it')}` : '',
        })}
      </p>
      {limits.map((limit) => (
        <LimitCard
          key={limit.id}
          limit={limit}
          open={isOpen(limit.id)}
          onToggle={() => toggle(limit.id)}
        />
      ))}
      {adding ? (
        <AddLimitForm
          signal={signal}
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false);
            show(id);
          }}
        />
      ) : (
        <Button className={classes.plus ?? ''} variant="default" onClick={() => setAdding(true)}>
          {say('protocols-editor.add-a-limit')}
        </Button>
      )}
    </>
  );
}

interface CardProps {
  readonly limit: Limit;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One limit: a line to read, and all its fields once it is opened. */
export function LimitCard({ limit, open, onToggle }: CardProps) {
  const { rateOf } = useEditor();
  const place = ['limits', limit.id];
  const put = usePut(place);
  const { test, guardRail, delayMs, signal, tier } = limit;
  return (
    <EntryCard
      place={place}
      title={limitText(limit)}
      facts={[
        tierText(tier),
        delayMs === 0
          ? say('protocols-editor.at-once')
          : say('protocols-editor.after-delayms', { delayMs: secondsText(delayMs) }),
        ...(guardRail ? [say('protocols-editor.guard-rail')] : []),
        ...conditionFacts(limit),
        rateOf(limit.id),
      ]}
      open={open}
      onToggle={onToggle}
      fields={limitFields(SIGNAL_INFO[signal].unit)}
      value={limit}
      disabled={guardRail === true || test.kind === 'band-around-baseline' ? ['allowance'] : []}
      remove={say('protocols-editor.remove-this-limit')}
    >
      <TestFields limit={limit} onChange={(next) => put(['test'], next)} />
      <CompanionFields
        limit={limit}
        onChange={(next) => put(['onlyWith'], next.length === 0 ? undefined : next)}
      />
    </EntryCard>
  );
}
