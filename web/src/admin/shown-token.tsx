import { Button, CopyButton } from '@mantine/core';
import { say } from '../language/say.ts';
import { Soft } from '../ui/text.tsx';
import classes from './administration.module.css';

/** The one time that a token is seen: only its hash is stored. */
export function ShownToken({
  device,
}: {
  readonly device: { readonly label: string; readonly token: string };
}) {
  return (
    <div className={classes.token} role="status">
      <strong>{say('admin.token-of-label', { label: device.label })}</strong>
      <Soft>{say('admin.enter-it-in-the-monitor-now')}</Soft>
      <div className={classes.secret}>
        <code>{device.token}</code>
        <CopyButton value={device.token}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </div>
    </div>
  );
}
