import type { Allowed } from '@chairside/shared/moves/allowed';
import type { CommandType } from '@chairside/shared/moves/commands';
import type { SessionState } from '@chairside/shared/session/state';
import { say } from '../language/say.ts';
import { Block } from '../ui/block.tsx';
import { Chip, ChipRow } from '../ui/chip.tsx';
import { Soft } from '../ui/text.tsx';
import { TapFailure, useOneTap } from './sheet/one-tap.tsx';
import { openSheet, type Sheet } from './sheet/sheet-store.ts';

interface Props {
  readonly session: SessionState;
  readonly allowed: Record<CommandType, Allowed>;
}

/** What is seldom needed, and then at once. */
export function MoreActions({ session, allowed }: Props) {
  const running = session.phase === 'infusing' || session.phase === 'paused';
  const actions: readonly (readonly [string, Sheet, boolean])[] = [
    [say('charting.patient-up'), { kind: 'patient-up' }, allowed['patient-up'].allowed],
    [say('charting.change-a-limit'), { kind: 'limit' }, allowed['change-limit'].allowed],
    [say('charting.move-to-another-chair'), { kind: 'transfer' }, allowed['add-note'].allowed],
    [
      say('charting.leaving-against-medical-advice-ama'),
      { kind: 'close', outcome: 'left-against-advice' },
      !running && allowed['add-note'].allowed,
    ],
  ];
  return (
    <Block look="plain" label={say('charting.more')}>
      <ChipRow>
        {actions.map(([label, sheet, can]) => (
          <Chip key={label} look="key" disabled={!can} onClick={() => openSheet(session.id, sheet)}>
            {label}
          </Chip>
        ))}
      </ChipRow>
      {session.standby ? <Back session={session} /> : null}
      {running ? <Soft>{say('charting.patient-leaving-against-medical')}</Soft> : null}
    </Block>
  );
}

/** Ends the countdown by hand; the first values end it by themselves. */
function Back({ session }: Pick<Props, 'session'>) {
  const tap = useOneTap(session.id);
  return (
    <>
      <Soft>
        {say('charting.up-with-walkswith', { walksWith: session.standby?.walksWith ?? '--' })}
      </Soft>
      <Chip look="key" disabled={tap.busy} onClick={() => void tap.tap({ type: 'patient-back' })}>
        {say('charting.patient-back')}
      </Chip>
      <TapFailure of={tap} />
    </>
  );
}
