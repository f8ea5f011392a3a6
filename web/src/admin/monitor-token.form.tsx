import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../http/client.ts';
import { Stack } from '../ui/block.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Problem, Soft } from '../ui/text.tsx';
import { ShownToken } from './shown-token.tsx';

interface Props {
  readonly device: { readonly id: string; readonly label: string };
  /** Its token was withdrawn before: nothing is connected by it. */
  readonly withdrawn: boolean;
  readonly deed: 'rotate' | 'withdraw';
  /** The server has done it. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const SAYS = {
  renew: 'The monitor can send again once it has the new token.',
  rotate:
    'The monitor is disconnected now and sends again once it has the new token. Its chair stops receiving values until then; stored readings stay.',
  withdraw:
    'The monitor is disconnected now and cannot send until you make a new token. Its chair stops receiving values; stored readings stay.',
};

/** Asks once more: a chair may be watched by this monitor right now. */
export function MonitorToken({ device, withdrawn, deed, onDone, onClose }: Props) {
  const rotate = useMutation({
    mutationFn: () => call('POST /api/devices/:id/token', { params: device }),
    onSuccess: onDone,
  });
  const withdraw = useMutation({
    mutationFn: () => call('DELETE /api/devices/:id/token', { params: device }),
    onSuccess: () => {
      onDone();
      onClose();
    },
  });
  const asked = deed === 'rotate' ? rotate : withdraw;
  const renew = deed === 'rotate' && withdrawn;
  const name = renew ? 'New token' : deed === 'rotate' ? 'Rotate token' : 'Withdraw token';

  if (rotate.data) {
    return (
      <Stack>
        <ShownToken device={rotate.data} />
        <div>
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        </div>
      </Stack>
    );
  }
  return (
    <Sheet
      look="desk"
      title={`${name} ${renew ? 'for' : 'of'} ${device.label}?`}
      submit={renew ? 'Make token' : name}
      pending={asked.isPending}
      problem={<Problem error={asked.error} />}
      onSubmit={() => asked.mutate()}
      onCancel={onClose}
    >
      <Soft>{SAYS[renew ? 'renew' : deed]}</Soft>
    </Sheet>
  );
}
