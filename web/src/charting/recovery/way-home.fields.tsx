import type { SessionState } from '@chairside/shared/session/state';
import { instantOfWall } from '@chairside/shared/time/calendar';
import { Checkbox } from '@mantine/core';
import { say } from '../../language/say.ts';
import { clinicLocalText } from '../../time/clinic-time.ts';
import { FieldRow } from '../../ui/fields.tsx';
import { TextField, Tick } from '../../ui/inputs.tsx';

type Discharge = SessionState['discharge'];

export interface WayHome {
  readonly escort: string;
  readonly instructionsGiven: boolean;
  /** What a `datetime-local` field holds, in the clinic's zone; empty: not said. */
  readonly appointment: string;
  readonly noAppointment: boolean;
  readonly call: string;
  readonly noCall: boolean;
  readonly zone: string;
}

export function wayHomeDraft(known: Discharge, zone: string): WayHome {
  const { escort, instructionsGiven, nextAppointment, followUpCall } = known;
  return {
    escort: escort ?? '',
    instructionsGiven: instructionsGiven ?? false,
    appointment: nextAppointment?.at ? clinicLocalText(nextAppointment.at, zone) : '',
    noAppointment: nextAppointment?.at === null,
    call: followUpCall?.at ? clinicLocalText(followUpCall.at, zone) : '',
    noCall: followUpCall?.at === null,
    zone,
  };
}

const planned = (text: string, none: boolean, zone: string) =>
  none ? { at: null } : text === '' ? null : { at: instantOfWall(text, zone) };

/** What differs from the log: each field by itself. */
export function wayHomeOf(draft: WayHome, known: Discharge) {
  const escort = draft.escort.trim();
  const appointment = planned(draft.appointment, draft.noAppointment, draft.zone);
  const call = planned(draft.call, draft.noCall, draft.zone);
  const before = known.escort ?? '';
  return {
    ...(escort === before ? {} : { escort: escort === '' ? null : escort }),
    ...(draft.instructionsGiven === (known.instructionsGiven ?? false)
      ? {}
      : { instructionsGiven: draft.instructionsGiven }),
    ...(appointment === null || appointment.at === known.nextAppointment?.at
      ? {}
      : { nextAppointment: appointment }),
    ...(call === null || call.at === known.followUpCall?.at ? {} : { followUpCall: call }),
  };
}

interface Props {
  readonly value: WayHome;
  readonly onChange: (value: WayHome) => void;
}

export function WayHomeFields({ value, onChange }: Props) {
  const put = (change: Partial<WayHome>) => onChange({ ...value, ...change });
  return (
    <>
      <TextField
        label={say('charting-recovery.who-takes-the-patient-home')}
        value={value.escort}
        max={80}
        optional
        onChange={(escort) => put({ escort })}
      />
      <Tick
        label={say('charting-recovery.written-instructions-given')}
        value={value.instructionsGiven}
        onChange={(instructionsGiven) => put({ instructionsGiven })}
      />
      <Instant
        label={say('charting-recovery.next-appointment')}
        none={say('charting-recovery.none-needed')}
        text={value.appointment}
        isNone={value.noAppointment}
        onChange={(appointment, noAppointment) => put({ appointment, noAppointment })}
      />
      <Instant
        label={say('charting-recovery.follow-up-call')}
        none={say('charting-recovery.no-call')}
        text={value.call}
        isNone={value.noCall}
        onChange={(call, noCall) => put({ call, noCall })}
      />
    </>
  );
}

interface InstantProps {
  readonly label: string;
  readonly none: string;
  readonly text: string;
  readonly isNone: boolean;
  readonly onChange: (text: string, none: boolean) => void;
}

function Instant({ label, none, text, isNone, onChange }: InstantProps) {
  return (
    <FieldRow look="two">
      <TextField
        type="datetime-local"
        label={label}
        value={text}
        disabled={isNone}
        optional
        onChange={(typed) => onChange(typed, isNone)}
      />
      <Checkbox
        size="md"
        mt={32}
        label={none}
        aria-label={`${label}: ${none}`}
        checked={isNone}
        onChange={(event) => onChange(text, event.currentTarget.checked)}
      />
    </FieldRow>
  );
}
