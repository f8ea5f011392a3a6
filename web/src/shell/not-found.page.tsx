import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Message } from '../ui/message.tsx';

export function NotFoundPage() {
  return (
    <Message
      title="There is nothing at this address"
      action={
        <Button component={Link} to="/">
          Back to the station
        </Button>
      }
    />
  );
}
