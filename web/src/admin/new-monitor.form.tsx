import { NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../http/client.ts';
import { say } from '../language/say.ts';
import { Form } from '../ui/form.tsx';
import { ShownToken } from './shown-token.tsx';

/** Creates a monitor and shows its token: once, because only its hash is stored. */
export function NewMonitor() {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { label: '', channels: 1 },
    validate: { label: (value) => (value.trim() === '' ? say('admin.enter-a-name') : null) },
  });
  const create = useMutation({
    mutationFn: ({ label, channels }: { label: string; channels: number }) =>
      call('POST /api/devices', {
        body: {
          label: label.trim(),
          channels: Array.from({ length: channels }, (_, index) => String(index + 1)),
        },
      }),
    onSuccess: async () => {
      form.reset();
      await client.invalidateQueries({ queryKey: ['channels'] });
    },
  });

  return (
    <>
      <Form
        look="line"
        submit={say('admin.create-monitor')}
        pending={create.isPending}
        error={create.error}
        onSubmit={form.onSubmit((values) => create.mutate(values))}
      >
        <TextInput
          label={say('admin.new-monitor')}
          placeholder={say('admin.name-on-the-device')}
          maxLength={60}
          {...form.getInputProps('label')}
        />
        <NumberInput
          label={say('admin.channels')}
          min={1}
          max={64}
          w={110}
          flex="none"
          {...form.getInputProps('channels')}
        />
      </Form>
      {create.data ? <ShownToken device={create.data} /> : null}
    </>
  );
}
