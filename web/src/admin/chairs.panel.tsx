import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../http/client.ts';
import { say } from '../language/say.ts';
import { Stack } from '../ui/block.tsx';
import { Form } from '../ui/form.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Table, TableHead } from '../ui/table.tsx';

export function ChairsPanel() {
  const client = useQueryClient();
  const chairs = useQuery({ queryKey: ['chairs'], queryFn: () => call('GET /api/chairs') });
  const form = useForm({
    initialValues: { label: '' },
    validate: { label: (value) => (value.trim() === '' ? say('admin.enter-a-label') : null) },
  });
  const add = useMutation({
    mutationFn: (label: string) => call('POST /api/chairs', { body: { label } }),
    onSuccess: async () => {
      form.reset();
      await client.invalidateQueries({ queryKey: ['chairs'] });
    },
  });
  return (
    <Stack>
      <Form
        look="line"
        submit={say('admin.add-chair')}
        pending={add.isPending}
        error={add.error}
        onSubmit={form.onSubmit(({ label }) => add.mutate(label.trim()))}
      >
        <TextInput
          label={say('admin.new-chair')}
          placeholder={say('admin.label-on-the-wall-such-as')}
          maxLength={40}
          {...form.getInputProps('label')}
        />
      </Form>
      <Loaded query={chairs} failed={say('admin.the-chairs-could-not-be-loaded')}>
        {(data) => (
          <Table>
            <TableHead columns={['Place', 'Label']} />
            <tbody>
              {data.chairs.map((chair, index) => (
                <tr key={chair.id}>
                  <td>{index + 1}</td>
                  <td>{chair.label}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Loaded>
    </Stack>
  );
}
