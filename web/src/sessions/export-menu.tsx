import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { say } from '../language/say.ts';
import { EXPORT_LABELS, EXPORT_ORDER } from './export-formats.ts';
import { exportPath } from './session-queries.ts';
import type { Wanted } from './use-download.ts';

interface Props {
  readonly sessionId: string;
  readonly busy: boolean;
  readonly onWanted: (wanted: Wanted) => void;
}

export function ExportMenu({ sessionId, busy, onWanted }: Props) {
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button
          data-screen-only
          variant="default"
          disabled={busy}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {say('sessions.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {EXPORT_ORDER.map((format) => {
          const { label, note } = EXPORT_LABELS[format];
          return (
            <Menu.Item
              key={format}
              onClick={() =>
                onWanted({
                  what: label,
                  path: exportPath(sessionId, format),
                  name: `session-${sessionId}.${format}`,
                })
              }
            >
              {label} <small>{note}</small>
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
