import { effectLabel } from '@chairside/shared/effects/catalogue';
import type { CommandInput } from '@chairside/shared/moves/commands';
import { describeEvent } from '@chairside/shared/moves/describe-event';
import type { SessionEvent } from '@chairside/shared/moves/events';
import { say, words } from '../language/say.ts';
import type { Entry } from './entry.ts';

const NOTHING_AT_HAND = { words, entry: () => null, alarm: () => null };

/** An entry in words: as the log would tell its first event, else what was asked for. */
export function describeEntry(entry: Entry, events: readonly SessionEvent[] | undefined): string {
  const first = events?.[0];
  return first ? describeEvent(first, NOTHING_AT_HAND) : describeCommand(entry.command);
}

function describeCommand(command: CommandInput): string {
  switch (command.type) {
    case 'open':
      return say('outbox.open-a-session-for-patientref', { patientRef: command.patientRef });
    case 'observe-effect':
      return `${effectLabel(command.term, words)}, ${command.severity}${withNote(command.note)}`;
    case 'add-note':
      return say('outbox.note-text', { text: command.text });
    case 'acknowledge-alarm':
      return say('outbox.acknowledge-an-alarm');
    default: {
      const words = command.type.replaceAll('-', ' ');
      const note = 'note' in command ? command.note : undefined;
      const reason = 'reason' in command ? command.reason : undefined;
      return `${words.charAt(0).toUpperCase()}${words.slice(1)}${withNote(reason)}${withNote(note)}`;
    }
  }
}

const withNote = (note: string | undefined) => (note === undefined ? '' : `: ${note}`);
