import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../http/client.ts';
import { say } from '../language/say.ts';
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
  renew: say('admin.the-monitor-can-send-again-once'),
  rotate: say('admin.the-monitor-is-disconnected-now'),
  withdraw: say('admin.the-monitor-is-disconnected-now-2'),
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
  const name = renew
    ? say('admin.new-token')
    : deed === 'rotate'
      ? say('admin.rotate-token')
      : say('admin.withdraw-token');

  if (rotate.data) {
    return (
      <Stack>
        <ShownToken device={rotate.data} />
        <div>
          <Button variant="default" onClick={onClose}>
            {say('admin.close')}
          </Button>
        </div>
      </Stack>
    );
  }
  return (
    <Sheet
      look="desk"
      title={`${name} ${renew ? 'for' : 'of'} ${device.label}?`}
      submit={renew ? say('admin.make-token') : name}
      pending={asked.isPending}
      problem={<Problem error={asked.error} />}
      onSubmit={() => asked.mutate()}
      onCancel={onClose}
    >
      <Soft>{SAYS[renew ? 'renew' : deed]}</Soft>
    </Sheet>
  );
}
