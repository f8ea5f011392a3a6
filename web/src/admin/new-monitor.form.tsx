import { Button, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createDevice } from '../http/endpoints.ts';
import { errorText } from '../http/problem.ts';
import classes from './administration.module.css';
import { ShownToken } from './shown-token.tsx';

/** Creates a monitor and shows its token: once, because only its hash is stored. */
export function NewMonitor() {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { label: '', channels: 1 },
    validate: { label: (value) => (value.trim() === '' ? 'Enter a name.' : null) },
  });
  const create = useMutation({
    mutationFn: ({ label, channels }: { label: string; channels: number }) =>
      createDevice({
        label: label.trim(),
        channels: Array.from({ length: channels }, (_, index) => String(index + 1)),
      }),
    onSuccess: async () => {
      form.reset();
      await client.invalidateQueries({ queryKey: ['channels'] });
    },
  });

  return (
    <>
      <form className={classes.form} onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <TextInput
          className={classes.grow ?? ''}
          label="New monitor"
          placeholder="Name on the device"
          maxLength={60}
          {...form.getInputProps('label')}
        />
        <NumberInput
          label="Channels"
          min={1}
          max={64}
          w={110}
          {...form.getInputProps('channels')}
        />
        <Button type="submit" loading={create.isPending}>
          Create monitor
        </Button>
        <div className={classes.error} role="alert">
          {create.error ? errorText(create.error) : null}
        </div>
      </form>
      {create.data ? <ShownToken device={create.data} /> : null}
    </>
  );
}
