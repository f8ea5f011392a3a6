import type { User } from '@chairside/shared/wire/http';
import { useMutation } from '@tanstack/react-query';
import { call } from '../http/client.ts';
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
    onSuccess: () => onDone(`${user.name} has no access any more.`),
  });
  return (
    <Sheet
      look="desk"
      title={`Take access away from ${user.name}?`}
      submit="Take access away"
      pending={take.isPending}
      problem={<Problem error={take.error} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (!take.isPending) take.mutate();
      }}
    >
      <Soft>
        They are signed out at once, on every screen, and cannot sign in. What they recorded stays,
        under their name. You can give access back at any time.
      </Soft>
    </Sheet>
  );
}
