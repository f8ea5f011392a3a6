import { Button } from '@mantine/core';
import { say } from '../language/say.ts';
import { Message } from '../ui/message.tsx';

/** A page that failed must not take the others with it; alarms go on in the shell around it. */
export function ScreenError() {
  return (
    <Message
      title={say('shell.this-page-could-not-be-shown')}
      action={<Button onClick={() => window.location.reload()}>{say('shell.reload')}</Button>}
    >
      {say('shell.the-rest-of-chairside-keeps')}
    </Message>
  );
}
