import type { ProtocolDetail } from '@chairside/shared/wire/protocols';
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { say } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { clockTime } from '../../time/clinic-time.ts';
import type { Difference } from '../document/protocol-diff.ts';
import classes from '../styles/editor.module.css';
import { mergeDrafts } from './draft-merge.ts';
import type { Draft } from './use-draft.ts';

const line = ({ item, label, from, to }: Difference) =>
  say('protocols-draft.item-label-to-was-from', { item, label, to, from });

/** Somebody else has saved this draft meanwhile: what they changed, and the ways on. */
export function ConflictBanner({ saved, draft }: { saved: ProtocolDetail; draft: Draft }) {
  const zone = useTimeZone();
  const merge = useMemo(
    () => mergeDrafts(draft.base.document, draft.document, saved.document),
    [draft.base.document, draft.document, saved.document],
  );
  const last = saved.steps.at(-1);
  const who =
    last === undefined || last.by.kind === 'engine'
      ? say('protocols-draft.somebody-else')
      : last.by.name;
  const when =
    last === undefined ? '' : ` ${say('protocols-draft.at-at', { at: clockTime(last.at, zone) })}`;
  const merged = merge.document;
  const both = new Set(merge.both.map(({ id }) => id));
  return (
    <section
      className={classes.conflict}
      role="alert"
      aria-label={say('protocols-draft.saved-by-another-user')}
    >
      <p>
        <strong>{say('protocols-draft.who-saved-this-draft-when-after', { who, when })}</strong>{' '}
        {say('protocols-draft.nothing-of-yours-is-lost-what')}
      </p>
      <ul>
        {merge.theirs.map((one) => (
          <li key={one.id}>
            {line(one)}
            {both.has(one.id) ? (
              <strong> {say('protocols-draft.you-changed-this-too-yours-would')}</strong>
            ) : null}
          </li>
        ))}
        {merge.theirs.length === 0 ? (
          <li>{say('protocols-draft.nothing-that-changes-the-content')}</li>
        ) : null}
      </ul>
      <div className={classes.actions}>
        {merged === null ? null : (
          <Button onClick={() => draft.takeUp(merged)}>
            {say('protocols-draft.apply-my-changes-to-theirs')}
          </Button>
        )}
        <Button variant="default" onClick={draft.discard}>
          {say('protocols-draft.take-theirs-discard-mine')}
        </Button>
      </div>
    </section>
  );
}
