import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { say } from '../language/say.ts';
import { Message } from '../ui/message.tsx';

export function NotFoundPage() {
  return (
    <Message
      title={say('shell.there-is-nothing-at-this-address')}
      action={
        <Button component={Link} to="/">
          {say('shell.back-to-the-station')}
        </Button>
      }
    />
  );
}
