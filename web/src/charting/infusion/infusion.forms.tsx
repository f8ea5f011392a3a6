import { describeOrder, STOP_REASON_LABELS } from '@chairside/shared/session/describe-infusion';
import { STOP_REASONS } from '@chairside/shared/session/entries';
import { remainingMs } from '@chairside/shared/session/phases';
import type { SessionState } from '@chairside/shared/session/state';
import { NumberInput, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { serverNow } from '../../live/clock-store.ts';
import { useDraft } from '../../outbox/draft.ts';
import { Soft } from '../../ui/text.tsx';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import { ShortText } from '../sheet/short-text.fields.tsx';
import classes from '../styles/panel.module.css';

const PLANNED_MINUTES = 40;

/** From the signed order; under a protocol without a gate also without one. */
export function StartForm(props: SheetProps & { readonly session: SessionState }) {
  const { session, ...sheet } = props;
  return session.order?.signed ? (
    <CommandSheet
      {...sheet}
      title={say('charting-infusion.start-infusion')}
      submit={say('charting-infusion.start-infusion')}
      draft={() => ({ type: 'start-infusion' })}
    >
      <Soft>{describeOrder(session.order.order)}.</Soft>
      {session.pump === null ? null : (
        <Soft>
          {say('charting-infusion.pump-pump-lot-lot-minute-0', {
            pump: session.pump.program.pump,
            lot: session.pump.program.lot,
          })}
        </Soft>
      )}
    </CommandSheet>
  ) : (
    <UnorderedStart {...sheet} hasBaseline={session.baseline !== null} />
  );
}

function UnorderedStart(props: SheetProps & { readonly hasBaseline: boolean }) {
  const [drug, setDrug] = useState('ketamine');
  const [dose, setDose] = useState<number | null>(null);
  const [minutes, setMinutes] = useState<number | null>(PLANNED_MINUTES);
  const { hasBaseline, ...sheet } = props;
  const complete = drug.trim() !== '' && minutes !== null && minutes > 0;
  return (
    <CommandSheet
      {...sheet}
      title={say('charting-infusion.start-infusion')}
      submit={say('charting-infusion.start-infusion')}
      draft={() =>
        complete
          ? {
              type: 'start-infusion',
              drug: drug.trim(),
              plannedMinutes: minutes,
              ...(dose === null ? {} : { doseMg: dose }),
            }
          : null
      }
    >
      {hasBaseline ? null : <Soft>{say('charting-infusion.no-baseline-is-set-baseline')}</Soft>}
      <TextInput
        size="md"
        label={say('charting-infusion.drug')}
        value={drug}
        maxLength={60}
        onChange={(event) => setDrug(event.currentTarget.value)}
        required
      />
      <div className={classes.fields}>
        <NumberInput
          size="md"
          label={say('charting-infusion.dose-mg-optional')}
          value={dose ?? ''}
          onChange={(value) => setDose(typeof value === 'number' && value > 0 ? value : null)}
          min={0}
          max={10_000}
          decimalScale={2}
          hideControls
        />
        <NumberInput
          size="md"
          label={say('charting-infusion.planned-min')}
          value={minutes ?? ''}
          onChange={(value) => setMinutes(typeof value === 'number' ? value : null)}
          min={1}
          max={600}
          allowDecimal={false}
          hideControls
          required
        />
      </div>
    </CommandSheet>
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
  const [reason, setReason] = useDraft(scope, 'reason');
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title={say('charting-infusion.pause-infusion')}
      submit={say('charting-infusion.pause-infusion')}
      draft={() =>
        reason.trim() === '' ? null : { type: 'pause-infusion', reason: reason.trim() }
      }
    >
      <ShortText common={PAUSE_REASONS} value={reason} onChange={setReason} />
    </CommandSheet>
  );
}

export function ResumeForm(sheet: SheetProps) {
  return (
    <CommandSheet
      {...sheet}
      title={say('charting-infusion.resume-infusion')}
      submit={say('charting-infusion.resume-infusion')}
      draft={() => ({ type: 'resume-infusion' })}
    >
      <Soft>{say('charting-infusion.check-the-line-and-the-patient')}</Soft>
    </CommandSheet>
  );
}

/** "Completed as planned" is offered as the answer only once that is what has happened. */
export function StopForm(props: SheetProps & { readonly session: SessionState }) {
  const { session, ...sheet } = props;
  const [reason, setReason] = useState<(typeof STOP_REASONS)[number] | null>(() =>
    remainingMs(session, serverNow()) === 0 ? 'completed' : null,
  );
  const scope = `${sheet.sessionId}/stop`;
  const [note, setNote] = useDraft(scope, 'note');
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title={say('charting-infusion.stop-infusion')}
      submit={say('charting-infusion.stop-infusion')}
      draft={() =>
        reason === null
          ? null
          : {
              type: 'stop-infusion',
              reason,
              ...(note.trim() === '' ? {} : { note: note.trim() }),
            }
      }
    >
      <Radio.Group
        label={reason === null ? say('charting-infusion.reason-choose-one') : 'Reason'}
        value={reason}
        onChange={(value) => {
          const chosen = STOP_REASONS.find((one) => one === value);
          if (chosen !== undefined) setReason(chosen);
        }}
      >
        <Stack gap={0} mt={4}>
          {STOP_REASONS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={STOP_REASON_LABELS[value]}
              classNames={{ body: classes.radio ?? '' }}
            />
          ))}
        </Stack>
      </Radio.Group>
      <NoteField value={note} onChange={setNote} />
    </CommandSheet>
  );
}

function NoteField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  return (
    <Textarea
      size="md"
      label={say('charting-infusion.note-optional')}
      value={value}
      maxLength={500}
      autosize
      minRows={2}
      maxRows={5}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
