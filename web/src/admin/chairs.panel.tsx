import { Button, Table, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createChair, getChairs } from '../http/endpoints.ts';
import { errorText } from '../http/problem.ts';
import classes from './administration.module.css';

export function ChairsPanel() {
  const client = useQueryClient();
  const chairs = useQuery({ queryKey: ['chairs'], queryFn: getChairs });
  const form = useForm({
    initialValues: { label: '' },
    validate: { label: (value) => (value.trim() === '' ? 'Enter a label.' : null) },
  });
  const add = useMutation({
    mutationFn: createChair,
    onSuccess: async () => {
      form.reset();
      await client.invalidateQueries({ queryKey: ['chairs'] });
    },
  });
  return (
    <div className={classes.stack}>
      <form
        className={classes.form}
        onSubmit={form.onSubmit(({ label }) => add.mutate(label.trim()))}
      >
        <TextInput
          className={classes.grow ?? ''}
          label="New chair"
          placeholder="Label on the wall, such as 7"
          maxLength={40}
          {...form.getInputProps('label')}
        />
        <Button type="submit" loading={add.isPending}>
          Add chair
        </Button>
        <div className={classes.error} role="alert">
          {add.error ? errorText(add.error) : chairs.error ? errorText(chairs.error) : null}
        </div>
      </form>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Place</Table.Th>
            <Table.Th>Label</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {chairs.data?.chairs.map((chair, index) => (
            <Table.Tr key={chair.id}>
              <Table.Td>{index + 1}</Table.Td>
              <Table.Td>{chair.label}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
