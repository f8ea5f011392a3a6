/** The way home, the end of a session and what is added after it, in plain sentences. */
import type { CloseOutcome } from '@chairside/shared/session/entries';
import type { BodyOf } from '@chairside/shared/session/events';

export type RecoveryBody = BodyOf<
  | 'discharge-prepared'
  | 'emergency-escalated'
  | 'session-closed'
  | 'session-signed'
  | 'addendum-added'
>;

export const CLOSE_OUTCOME_LABELS = {
  discharged: 'Discharged',
  cancelled: 'Cancelled before the start',
  'left-against-advice': 'Left against advice',
  emergency: 'Handed over to emergency care',
} as const satisfies Record<CloseOutcome, string>;

export function describeRecovery(body: RecoveryBody): string {
  switch (body.type) {
    case 'discharge-prepared':
      return `Way home: ${prepared(body).join(', ')}`;
    case 'emergency-escalated':
      return `Emergency: ${body.reason}`;
    case 'session-closed': {
      const outcome =
        body.outcome === undefined ? '' : `, ${lower(CLOSE_OUTCOME_LABELS[body.outcome])}`;
      const override =
        body.override === undefined
          ? ''
          : `, although not met: ${body.override.unmet.join(', ')}. Reason: ${body.override.reason}`;
      return `Session closed${outcome}${override}${body.note === undefined ? '' : `: ${body.note}`}`;
    }
    case 'session-signed': {
      const kind = body.kind === 'signed' ? 'Signed' : 'Co-signed';
      return `${kind}${body.statement === undefined ? '' : `: ${body.statement}`}`;
    }
    case 'addendum-added':
      return `Addendum: ${body.text}`;
    default:
      return body satisfies never;
  }
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const noted = (note: string | undefined) => (note === undefined ? '' : ` (${note})`);

function prepared(body: BodyOf<'discharge-prepared'>): string[] {
  const { escort, instructionsGiven, nextAppointment, followUpCall } = body;
  const said: string[] = [];
  if (escort !== undefined) said.push(escort === null ? 'no escort' : `escort ${escort}`);
  if (instructionsGiven !== undefined) {
    said.push(instructionsGiven ? 'instructions given' : 'instructions not given');
  }
  if (nextAppointment !== undefined) {
    const made = nextAppointment.at === null ? 'no next appointment' : 'next appointment made';
    said.push(`${made}${noted(nextAppointment.note)}`);
  }
  if (followUpCall !== undefined) {
    const planned = followUpCall.at === null ? 'no follow-up call' : 'follow-up call planned';
    said.push(`${planned}${noted(followUpCall.note)}`);
  }
  return said;
}
