import { Button, CopyButton } from '@mantine/core';
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
      <strong>Token of {device.label}</strong>
      <Soft>
        Put it into the monitor now. It is not stored in readable form and is not shown again.
      </Soft>
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
