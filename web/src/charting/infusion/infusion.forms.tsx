import { describeOrder, STOP_REASON_LABELS } from '@chairside/shared/session/describe-infusion';
import { STOP_REASONS } from '@chairside/shared/session/entries';
import { remainingMs } from '@chairside/shared/session/phases';
import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { say, words } from '../../language/say.ts';
import { serverNow } from '../../live/clock-store.ts';
import { useDraft } from '../../outbox/draft.ts';
import { Soft } from '../../ui/text.tsx';
import type { OfSession, SheetProps } from '../sheet/command-sheet.tsx';
import { amount, FieldSheet, note, reason, text } from '../sheet/field-sheet.tsx';

const PLANNED_MINUTES = 40;

/** From the signed order; under a protocol without a gate also without one. */
export function StartForm({ session, ...sheet }: OfSession) {
  if (!session.order?.signed) {
    return <UnorderedStart {...sheet} hasBaseline={session.baseline !== null} />;
  }
  return (
    <FieldSheet
      {...sheet}
      title={say('charting-infusion.start-infusion')}
      fields={{}}
      command={() => ({ type: 'start-infusion' })}
    >
      <Soft>{describeOrder(session.order.order, words)}.</Soft>
      {session.pump === null ? null : (
        <Soft>
          {say('charting-infusion.pump-pump-lot-lot-minute-0', {
            pump: session.pump.program.pump,
            lot: session.pump.program.lot,
          })}
        </Soft>
      )}
    </FieldSheet>
  );
}

function UnorderedStart(props: SheetProps & { readonly hasBaseline: boolean }) {
  const drug = useState('ketamine');
  const dose = useState<number | null>(null);
  const minutes = useState<number | null>(PLANNED_MINUTES);
  const { hasBaseline, ...sheet } = props;
  return (
    <FieldSheet
      {...sheet}
      title={say('charting-infusion.start-infusion')}
      fields={{
        drug: text(drug, { label: say('charting-infusion.drug'), max: 60 }),
        doseMg: amount(dose, {
          ...{ label: say('charting-infusion.dose-mg-optional'), decimals: 2, max: 10_000 },
          optional: true,
        }),
        plannedMinutes: amount(minutes, {
          ...{ label: say('charting-infusion.planned-min'), decimals: 0, max: 600 },
        }),
      }}
      command={(said) => ({ type: 'start-infusion', ...said })}
    >
      {hasBaseline ? null : <Soft>{say('charting-infusion.no-baseline-is-set-baseline')}</Soft>}
    </FieldSheet>
  );
}

const PAUSE_REASONS = [
  say('charting-infusion.side-effect'),
  say('charting-infusion.vital-signs'),
  say('charting-infusion.request-of-the-patient'),
  say('charting-infusion.line-problem'),
];

export function PauseForm(sheet: SheetProps) {
  const scope = `${sheet.sessionId}/pause`;
  return (
    <FieldSheet
      {...sheet}
      scope={scope}
      title={say('charting-infusion.pause-infusion')}
      fields={{ reason: reason(useDraft(scope, 'reason'), PAUSE_REASONS) }}
      command={(said) => ({ type: 'pause-infusion', ...said })}
    />
  );
}

export function ResumeForm(sheet: SheetProps) {
  return (
    <FieldSheet
      {...sheet}
      title={say('charting-infusion.resume-infusion')}
      fields={{}}
      command={() => ({ type: 'resume-infusion' })}
    >
      <Soft>{say('charting-infusion.check-the-line-and-the-patient')}</Soft>
    </FieldSheet>
  );
}

/** "Completed as planned" is offered as the answer only once that is what has happened. */
export function StopForm({ session, ...sheet }: OfSession) {
  const [why, setWhy] = useState<(typeof STOP_REASONS)[number] | null>(() =>
    remainingMs(session, serverNow()) === 0 ? 'completed' : null,
  );
  const scope = `${sheet.sessionId}/stop`;
  const reasons = (
    <Radio.Group
      label={say(why === null ? 'charting-infusion.reason-choose-one' : 'charting-sheet.reason')}
      value={why}
      onChange={(value) => setWhy(STOP_REASONS.find((one) => one === value) ?? why)}
    >
      <Stack gap="lg" my="sm">
        {STOP_REASONS.map((value) => (
          <Radio key={value} value={value} label={say(STOP_REASON_LABELS[value])} />
        ))}
      </Stack>
    </Radio.Group>
  );
  return (
    <FieldSheet
      {...sheet}
      scope={scope}
      title={say('charting-infusion.stop-infusion')}
      fields={{ reason: { said: why, input: reasons }, note: note(useDraft(scope, 'note')) }}
      command={(said) => ({ type: 'stop-infusion', ...said })}
    />
  );
}
