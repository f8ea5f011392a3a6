/** The past sessions that a rehearsal runs over, newest first. */
import { MAX_REHEARSED_SESSIONS, type SessionChoice } from '@chairside/shared/wire/rehearsals';
import type { StoreReader } from '../store/reader.read-model.ts';

export interface ChosenSession {
  readonly id: string;
  readonly patientRef: string;
  readonly openedAt: number;
}

type Sessions = Pick<StoreReader['sessions'], 'list' | 'events'>;

const PAGE = 100;

export async function chosenSessions(
  { sessions }: { readonly sessions: Sessions },
  clinicId: number,
  choice: SessionChoice,
): Promise<ChosenSession[]> {
  switch (choice.by) {
    case 'newest':
      return listed(sessions, clinicId, {}, () => 'take', choice.count);
    case 'span':
      return listed(sessions, clinicId, {}, ({ openedAt }) =>
        openedAt >= choice.to ? 'skip' : openedAt >= choice.from ? 'take' : 'stop',
      );
    case 'patient': {
      const { reference } = choice;
      const wanted = reference.toLowerCase();
      // The list finds parts as well, of chair labels too.
      return listed(sessions, clinicId, { search: reference }, ({ patientRef }) =>
        patientRef.toLowerCase() === wanted ? 'take' : 'skip',
      );
    }
    case 'hand':
      return byHand(sessions, clinicId, choice.ids);
    default:
      return choice satisfies never;
  }
}

async function listed(
  sessions: Sessions,
  clinicId: number,
  query: { readonly search?: string },
  judge: (session: ChosenSession) => 'take' | 'skip' | 'stop',
  most: number = MAX_REHEARSED_SESSIONS,
): Promise<ChosenSession[]> {
  const found: ChosenSession[] = [];
  let before: string | undefined;
  do {
    const page = await sessions.list(clinicId, {
      ...query,
      ...{ phase: 'all' as const, limit: PAGE },
      ...(before === undefined ? {} : { before }),
    });
    for (const session of page.sessions) {
      const verdict = judge(session);
      if (verdict === 'stop') return found;
      if (verdict === 'take') found.push(session);
      if (found.length === most) return found;
    }
    before = page.next ?? undefined;
  } while (before !== undefined);
  return found;
}

/** What the clinic does not have is left out: another clinic's session is as good as none. */
async function byHand(
  sessions: Sessions,
  clinicId: number,
  ids: readonly string[],
): Promise<ChosenSession[]> {
  const found: ChosenSession[] = [];
  for (const id of new Set(ids)) {
    for (const { body, at } of await sessions.events(clinicId, id)) {
      if (body.type !== 'session-opened') continue;
      found.push({ id, patientRef: body.patientRef, openedAt: at });
      break;
    }
  }
  return found.sort((a, b) => b.openedAt - a.openedAt);
}
