import { Button } from '@mantine/core';
import { Message } from '../ui/message.tsx';

/** A page that failed must not take the others with it; alarms go on in the shell around it. */
export function ScreenError() {
  return (
    <Message
      title="This page could not be shown"
      action={<Button onClick={() => window.location.reload()}>Reload</Button>}
    >
      The rest of Chairside goes on. If reloading does not help, tell your administrator what you
      were doing.
    </Message>
  );
}
