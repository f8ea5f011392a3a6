import { SIGNAL_INFO, SIGNALS, type Signal } from '@chairside/shared/vitals/catalogue';
import {
  couldBeMeasured,
  SENT_UNITS,
  SENT_VITALS,
  type Sending,
  type SentVital,
} from '@chairside/shared/vitals/wire-values';
import { MAX_OWN_CODES, sendingSchema } from '@chairside/shared/wire/sending';
import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { call } from '../http/client.ts';
import { say } from '../language/say.ts';
import { FieldGroup, FieldRow } from '../ui/fields.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Problem, Soft } from '../ui/text.tsx';
import { codesIn, SENT_NAMES, unitText } from './sending-text.ts';

interface Props {
  readonly device: { readonly id: string; readonly label: string; readonly sending: Sending };
  readonly onDone: () => void;
  readonly onClose: () => void;
}

type Units = Record<SentVital, string | null>;
type Codes = Record<Signal, string>;

const perSignal = <T,>(of: (signal: Signal) => T) =>
  Object.fromEntries(SIGNALS.map((signal) => [signal, of(signal)])) as Record<Signal, T>;

function codeProblem(signal: Signal, text: string): string | null {
  const codes = codesIn(text);
  if (codes === null) return say('admin.enter-numbers-such-as-999');
  if (codes.length > MAX_OWN_CODES)
    return say('admin.at-most-maxowncodes-codes', { maxOwnCodes: MAX_OWN_CODES });
  const measured = codes.find((code) => couldBeMeasured(signal, code));
  return measured === undefined ? null : say('admin.measured-is-a-possible-value', { measured });
}

function sendingIn({ units, codes }: { units: Units; codes: Codes }): Sending {
  const noData = perSignal((signal) => codesIn(codes[signal]) ?? []);
  const set = <T,>(all: Record<string, T>, isSet: (one: T) => boolean) =>
    Object.fromEntries(Object.entries(all).filter(([, one]) => isSet(one)));
  return sendingSchema.parse({
    units: set(units, (unit) => unit !== null),
    noData: set(noData, (own) => own.length > 0),
  });
}

/** Units and no-data codes of a monitor whose messages do not name them. */
export function MonitorSending({ device, onDone, onClose }: Props) {
  const { units, noData } = device.sending;
  const form = useForm({
    name: 'monitor-sending',
    initialValues: {
      units: Object.fromEntries(SENT_VITALS.map((vital) => [vital, units[vital] ?? null])) as Units,
      codes: perSignal((signal) => noData[signal]?.join(', ') ?? ''),
    },
    validate: { codes: perSignal((signal) => (text: string) => codeProblem(signal, text)) },
  });
  const save = useMutation({
    mutationFn: (body: Sending) =>
      call('PUT /api/devices/:id/sending', { params: { id: device.id }, body }),
    onSuccess: onDone,
  });
  return (
    <Sheet
      look="desk"
      title={say('admin.units-and-codes-of-label', { label: device.label })}
      submit="Save"
      pending={save.isPending}
      problem={<Problem error={save.error} />}
      onSubmit={form.onSubmit((values) => save.mutate(sendingIn(values)))}
      onCancel={onClose}
    >
      <Soft>{say('admin.used-where-its-messages-name-no')}</Soft>
      <FieldGroup legend={say('admin.unit')}>
        <FieldRow look="many">
          {SENT_VITALS.map((vital) => (
            <Select
              key={vital}
              label={SENT_NAMES[vital]}
              data={SENT_UNITS[vital].map((unit) => ({ value: unit, label: unitText(unit) }))}
              placeholder={say('admin.not-set-unit', {
                unit: unitText(SENT_UNITS[vital][0] ?? ''),
              })}
              clearable
              {...form.getInputProps(`units.${vital}`)}
            />
          ))}
        </FieldRow>
      </FieldGroup>
      <FieldGroup legend={say('admin.its-own-codes-for-no-data')}>
        <FieldRow look="many">
          {SIGNALS.map((signal) => (
            <TextInput
              key={signal}
              label={SIGNAL_INFO[signal].label}
              placeholder={say('admin.none')}
              autoComplete="off"
              maxLength={80}
              {...form.getInputProps(`codes.${signal}`)}
            />
          ))}
        </FieldRow>
      </FieldGroup>
    </Sheet>
  );
}
