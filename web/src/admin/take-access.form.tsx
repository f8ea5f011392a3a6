import type { User } from '@chairside/shared/wire/http';
import { useMutation } from '@tanstack/react-query';
import { call } from '../http/client.ts';
import { say } from '../language/say.ts';
import { Sheet } from '../ui/sheet.tsx';
import { Problem, Soft } from '../ui/text.tsx';

interface Props {
  readonly user: User;
  readonly onDone: (text: string) => void;
  readonly onCancel: () => void;
}

/** Asks once more: it ends what somebody may be in the middle of. */
export function TakeAccessForm({ user, onDone, onCancel }: Props) {
  const take = useMutation({
    mutationFn: () => call('POST /api/users/:id/deactivate', { params: { id: user.id } }),
    onSuccess: () => onDone(say('admin.name-is-deactivated', { name: user.name })),
  });
  return (
    <Sheet
      look="desk"
      title={say('admin.deactivate-name', { name: user.name })}
      submit={say('admin.deactivate-user')}
      pending={take.isPending}
      problem={<Problem error={take.error} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (!take.isPending) take.mutate();
      }}
    >
      <Soft>{say('admin.they-are-signed-out-at-once')}</Soft>
    </Sheet>
  );
}
