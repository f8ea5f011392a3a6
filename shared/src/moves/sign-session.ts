import { z } from 'zod';
import type { DecideContext } from '../session/decide-context.ts';
import { isProvider } from '../session/persons.ts';
import { SIGNATURE_KINDS, sealSchema } from '../session/seal.ts';
import type { SessionState } from '../session/state.ts';
import { storableText } from '../text/storable-text.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, type Decision, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput } from './event-move.ts';
import { userOf } from './session-change.ts';

/** A provider has reviewed the closed session and stands for its record; another one may sign beside. */
const body = eventBody('session-signed', {
  kind: z.enum(SIGNATURE_KINDS),
  statement: storableText(500).optional(),
  seal: sealSchema,
});
type Signed = z.infer<typeof body>;

export const sessionSigned: EventMove<typeof body> = {
  body,
  evolve({ signatures }, { seq, by, at, body: { kind, statement, seal } }) {
    const said = statement === undefined ? {} : { statement };
    const signature = { seq, kind, by, at, ...said, key: seal.key, covers: true };
    return { signatures: [...signatures, signature], reviewedAt: at };
  },
  alarmInputs: noInput,
  lane: () => 'notes',
  sentence({ body: { kind, statement } }, { words }) {
    const said = words.say(kind === 'signed' ? 'events.signed' : 'events.co-signed');
    return statement === undefined ? said : `${said}: ${statement}`;
  },
  project(change, event) {
    change.signedAt = event.at;
    change.provider ??= userOf(event);
  },
};

const fields = commandFields('sign-session', { statement: storableText(500).optional() });

export const signSession: CommandMove<typeof fields, [typeof sessionSigned], 'closed'> = {
  fields,
  gives: [sessionSigned],
  who: 'chart-session',
  when: 'closed',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide: (session, { statement }, context, at) =>
    signed(session, 'signed', statement, context, at),
  example: () => ({}),
};

export function signed(
  session: SessionState,
  kind: Signed['kind'],
  statement: string | undefined,
  { by, seal }: DecideContext,
  at: number,
): Decision<Signed> {
  if (by.kind !== 'user' || !isProvider(by)) return refuse('provider-signs-session');
  const standing = session.signatures.filter(({ covers }) => covers);
  const own = standing.some((one) => one.by.kind === 'user' && one.by.id === by.id);
  if (own) return refuse('already-signed');
  const first = standing.find((one) => one.kind === 'signed');
  if (kind === 'co-signed' && first === undefined) return refuse('not-signed-yet');
  if (kind === 'signed' && first !== undefined) return refuse('signed-already');
  if (!seal || seal.signedSeq !== session.seq || seal.signedHash !== session.hash) {
    return refuse('seal-missing');
  }
  const said = statement === undefined ? {} : { statement };
  return accept(at, { type: 'session-signed', kind, ...said, seal });
}
