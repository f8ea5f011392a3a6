import type { LimitSignal } from '@chairside/shared/protocols/document/document';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import classes from '../styles/editor.module.css';
import { AddLimitForm } from './add-limit.form.tsx';
import { useEditor } from './editor-context.ts';
import { LimitCard } from './limit-card.tsx';
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
          label,
          min,
          max,
          unit,
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
