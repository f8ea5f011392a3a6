import { storableText } from '../text/storable-text.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { sessionSigned, signed } from './sign-session.ts';

/** A second provider signs a session that is signed. */
const fields = commandFields('co-sign-session', { statement: storableText(500).optional() });

export const coSignSession: CommandMove<typeof fields, [typeof sessionSigned], 'closed'> = {
  fields,
  gives: [sessionSigned],
  who: 'chart-session',
  when: 'closed',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide: (session, { statement }, context, at) =>
    signed(session, 'co-signed', statement, context, at),
  example: () => ({}),
};
