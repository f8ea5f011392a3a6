import { Center, Loader } from '@mantine/core';

export function Loading() {
  return (
    <Center h="100%" mih={240} role="status" aria-label="Loading">
      <Loader type="dots" color="gray" />
    </Center>
  );
}
