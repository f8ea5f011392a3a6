import type { User } from '@chairside/shared/wire/http';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { call } from '../http/client.ts';
import {
  NewPasswordFields,
  NO_PASSWORD,
  newPasswordRules,
} from '../identity/new-password.fields.tsx';
import { say } from '../language/say.ts';
import { FieldRow } from '../ui/fields.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Problem, Soft } from '../ui/text.tsx';

interface Props {
  readonly user: User;
  readonly onDone: (text: string) => void;
  readonly onCancel: () => void;
}

/** For somebody who has forgotten theirs, or whose password somebody else may know. */
export function SetPasswordForm({ user, onDone, onCancel }: Props) {
  const form = useForm({
    // The form for a new user stands on the same page, with fields of the same names.
    name: 'set-password',
    initialValues: NO_PASSWORD,
    validate: newPasswordRules,
  });
  const set = useMutation({
    mutationFn: (password: string) =>
      call('POST /api/users/:id/password', { params: { id: user.id }, body: { password } }),
    onSuccess: () => onDone(say('admin.name-has-a-new-password-and', { name: user.name })),
  });
  return (
    <Sheet
      look="desk"
      title={say('admin.set-a-new-password-for-name', { name: user.name })}
      submit={say('admin.set-new-password')}
      pending={set.isPending}
      problem={<Problem error={set.error} />}
      onCancel={onCancel}
      onSubmit={form.onSubmit(
        ({ password }) => set.mutate(password),
        (errors) => form.getInputNode('password' in errors ? 'password' : 'again')?.focus(),
      )}
    >
      <Soft>{say('admin.every-screen-where-they-are-signed')}</Soft>
      <FieldRow>
        <NewPasswordFields input={form.getInputProps} />
      </FieldRow>
    </Sheet>
  );
}
