import { type ExportFormat, MOST_SESSIONS } from '@chairside/shared/wire/exports';
import { Button, Chip } from '@mantine/core';
import { useState } from 'react';
import { say } from '../language/say.ts';
import { EXPORT_LABELS, EXPORT_ORDER } from './export-formats.ts';
import classes from './list.module.css';
import type { Wanted } from './use-download.ts';

interface Props {
  readonly chosen: ReadonlySet<string>;
  readonly busy: boolean;
  readonly onWanted: (wanted: Wanted) => void;
  readonly onClear: () => void;
}

/** What the archive is to hold of the sessions that are ticked. */
export function ExportMany({ chosen, busy, onWanted, onClear }: Props) {
  const [formats, setFormats] = useState<readonly ExportFormat[]>(['pdf', 'json']);
  const tooMany = chosen.size > MOST_SESSIONS;
  const count = `${chosen.size} ${chosen.size === 1 ? 'session' : 'sessions'}`;
  return (
    <section className={classes.many} aria-label={say('sessions.export-what-is-ticked')}>
      <b>{say('sessions.count-ticked', { count })}</b>
      <Chip.Group
        multiple
        value={[...formats]}
        onChange={(value) => setFormats(EXPORT_ORDER.filter((format) => value.includes(format)))}
      >
        {EXPORT_ORDER.map((format) => (
          <Chip key={format} value={format} size="xs">
            {EXPORT_LABELS[format].label}
          </Chip>
        ))}
      </Chip.Group>
      <span className={classes.grow} />
      <Button variant="default" onClick={onClear}>
        {say('sessions.clear')}
      </Button>
      <Button
        disabled={busy || tooMany || formats.length === 0}
        onClick={() =>
          onWanted({
            what: count,
            path: '/api/exports',
            name: 'sessions.zip',
            body: { filter: { phase: 'all', sessions: [...chosen] }, formats },
          })
        }
      >
        {say('sessions.export-as-zip')}
      </Button>
      {tooMany ? (
        <span>
          {say('sessions.at-most-mostsessions-sessions-go', { mostSessions: MOST_SESSIONS })}
        </span>
      ) : null}
    </section>
  );
}
