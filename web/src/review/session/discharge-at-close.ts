/** The criteria for leaving as they stood when the session was closed: asked of the same rules as at the chair. */

import type { BodyOf, SessionEvent } from '@chairside/shared/moves/events';
import { fold } from '@chairside/shared/moves/evolve';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { cuffsOf } from '@chairside/shared/session/cuffs';
import type { CuffTaken } from '@chairside/shared/session/decide-context';
import {
  type Criterion,
  dischargeCriteria,
  standingAtClose,
} from '@chairside/shared/session/discharge';
import type { CuffReading } from '../../charts/series.ts';

export interface DischargeAtClose {
  readonly criteria: readonly Criterion[];
  readonly override: BodyOf<'session-closed'>['override'];
  readonly closedAt: number;
}

/** Null while the session is open. `cuffs`: as the monitors measured them. */
export function dischargeAtClose(
  events: readonly SessionEvent[],
  protocol: ProtocolDocument,
  cuffs: readonly CuffReading[],
): DischargeAtClose | null {
  const index = events.findIndex(({ body }) => body.type === 'session-closed');
  const closing = events[index];
  if (closing?.body.type !== 'session-closed') return null;
  const before = fold(events.slice(0, index));
  if (before === null) return null;
  const measured = cuffs.flatMap(({ t, sys, dia, map }): CuffTaken[] =>
    sys === null || dia === null || t > closing.at
      ? []
      : [{ sys, dia, at: t, source: 'monitor', ...(map === null ? {} : { map }) }],
  );
  const criteria = dischargeCriteria(
    before,
    {
      ...{ now: closing.at, by: closing.by, sessionId: before.id, clinicId: before.clinicId },
      ...{ chair: null, protocol: before.protocol, protocolDocument: protocol },
      ...{ boundChannels: [], channel: null, vitals: {} },
      liveAlarms: Object.values(before.alarms),
      cuffs: cuffsOf(before, measured),
    },
    closing.at,
  );
  const { override } = closing.body;
  return {
    criteria: standingAtClose(criteria, override?.unmet ?? []),
    override,
    closedAt: closing.at,
  };
}
