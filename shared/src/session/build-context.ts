/** The one builder of what `decide` may look at: the server, every screen and every test go through it. */
import type { ProtocolDocument } from '../protocols/document/document.ts';
import { cuffsOf } from './cuffs.ts';
import type { CuffTaken, DecideContext } from './decide-context.ts';
import type { SessionState } from './state.ts';

type Needed = Pick<DecideContext, 'now' | 'by' | 'sessionId' | 'clinicId' | 'protocol'>;

/** What is not given is taken for not there: no chair, no patient, no values, no alarms. */
export type Known = Needed & Partial<DecideContext>;

export function decideContext(known: Known): DecideContext {
  const none = { chair: null, channel: null, boundChannels: [], vitals: {}, liveAlarms: [] };
  return { ...none, ...known };
}

type OfSession = Pick<DecideContext, 'now' | 'by'> &
  Partial<Omit<DecideContext, 'protocolDocument' | 'cuffs'>> & {
    /** Null or absent: not at hand. */
    readonly protocolDocument?: ProtocolDocument | null | undefined;
    /** What the monitors of its chair have measured, whoever sat there. */
    readonly inflations?: readonly CuffTaken[];
  };

/** Of a session that is open. Its pressures are those since its opening, and the ones by hand. */
export function contextOf(session: SessionState, known: OfSession): DecideContext {
  const { protocolDocument, inflations = [], ...rest } = known;
  const { id: sessionId, clinicId, protocol, openedAt } = session;
  const own = inflations.filter(({ at }) => at >= openedAt);
  return decideContext({
    ...{ sessionId, clinicId, protocol, cuffs: cuffsOf(session, own) },
    ...(protocolDocument ? { protocolDocument } : {}),
    ...rest,
  });
}
