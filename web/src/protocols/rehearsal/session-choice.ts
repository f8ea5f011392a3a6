/** Which past sessions are rehearsed, as it is entered. */
import {
  DEFAULT_CHOICE,
  MAX_REHEARSED_SESSIONS,
  type SessionChoice,
} from '@chairside/shared/wire/rehearsals';
import { say } from '../../language/say.ts';
import { dayBegins } from '../../time/clinic-time.ts';

export interface ChoiceFields {
  readonly by: SessionChoice['by'];
  readonly count: number | string;
  /** Days of the clinic, `2026-11-22`; the last one counts as well. */
  readonly from: string;
  readonly to: string;
  readonly patient: string;
  readonly ids: readonly string[];
}

export const FIRST_CHOICE: ChoiceFields = {
  ...{ by: DEFAULT_CHOICE.by, from: '', to: '', patient: '', ids: [] },
  count: DEFAULT_CHOICE.by === 'newest' ? DEFAULT_CHOICE.count : '',
};

type Chosen =
  | { readonly choice: SessionChoice; readonly missing: null }
  | { readonly choice: null; readonly missing: string };

const lacks = (missing: string): Chosen => ({ choice: null, missing });
const chose = (choice: SessionChoice): Chosen => ({ choice, missing: null });

/** What is asked of the server, or what is missing for it. */
export function choiceOf(fields: ChoiceFields, zone: string): Chosen {
  switch (fields.by) {
    case 'newest': {
      const count = Number(fields.count);
      if (fields.count === '' || !Number.isInteger(count) || count < 1) {
        return lacks(say('protocols-rehearsal.enter-how-many-sessions'));
      }
      if (count > MAX_REHEARSED_SESSIONS)
        return lacks(
          say('protocols-rehearsal.at-most-maxrehearsedsessions', {
            maxRehearsedSessions: MAX_REHEARSED_SESSIONS,
          }),
        );
      return chose({ by: 'newest', count });
    }
    case 'span': {
      const from = dayBegins(fields.from, zone);
      const to = dayBegins(fields.to, zone, 1);
      if (from === null || to === null)
        return lacks(say('protocols-rehearsal.give-the-first-and-the-last'));
      if (from >= to) return lacks(say('protocols-rehearsal.the-last-day-is-before-the'));
      return chose({ by: 'span', from, to });
    }
    case 'patient': {
      const reference = fields.patient.trim();
      return reference === ''
        ? lacks(say('protocols-rehearsal.give-the-patient-reference'))
        : chose({ by: 'patient', reference });
    }
    case 'hand':
      return fields.ids.length === 0
        ? lacks(say('protocols-rehearsal.pick-at-least-one-session'))
        : chose({ by: 'hand', ids: [...fields.ids] });
    default:
      return fields.by satisfies never;
  }
}
