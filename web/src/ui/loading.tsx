import { Center, Loader } from '@mantine/core';
import { say } from '../language/say.ts';

export function Loading() {
  return (
    <Center h="100%" mih={240} role="status" aria-label={say('ui.loading')}>
      <Loader type="dots" color="gray" />
    </Center>
  );
}
