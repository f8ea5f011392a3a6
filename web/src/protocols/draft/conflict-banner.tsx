import type { ProtocolDetail } from '@chairside/shared/wire/protocols';
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTimeZone } from '../../live/clinic-store.ts';
import { clockTime } from '../../time/clinic-time.ts';
import type { Difference } from '../document/protocol-diff.ts';
import classes from '../styles/editor.module.css';
import { mergeDrafts } from './draft-merge.ts';
import type { Draft } from './use-draft.ts';

const line = ({ item, label, from, to }: Difference) => `${item}, ${label}: ${to} (was ${from})`;

/** Somebody else has saved this draft meanwhile: what they changed, and the ways on. */
export function ConflictBanner({ saved, draft }: { saved: ProtocolDetail; draft: Draft }) {
  const zone = useTimeZone();
  const merge = useMemo(
    () => mergeDrafts(draft.base.document, draft.document, saved.document),
    [draft.base.document, draft.document, saved.document],
  );
  const last = saved.steps.at(-1);
  const who = last === undefined || last.by.kind === 'engine' ? 'Somebody else' : last.by.name;
  const when = last === undefined ? '' : ` at ${clockTime(last.at, zone)}`;
  const merged = merge.document;
  const both = new Set(merge.both.map(({ id }) => id));
  return (
    <section className={classes.conflict} role="alert" aria-label="Saved by somebody else">
      <p>
        <strong>
          {who} saved this draft{when}, after your changes began.
        </strong>{' '}
        Nothing of yours is lost. What is new:
      </p>
      <ul>
        {merge.theirs.map((one) => (
          <li key={one.id}>
            {line(one)}
            {both.has(one.id) ? <strong> You changed this too: yours would stand.</strong> : null}
          </li>
        ))}
        {merge.theirs.length === 0 ? <li>Nothing that changes what the protocol says.</li> : null}
      </ul>
      <div className={classes.actions}>
        {merged === null ? null : (
          <Button onClick={() => draft.takeUp(merged)}>Put my changes upon theirs</Button>
        )}
        <Button variant="default" onClick={draft.discard}>
          Take theirs, discard mine
        </Button>
      </div>
    </section>
  );
}
