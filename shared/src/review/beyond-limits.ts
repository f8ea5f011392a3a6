/** How long values stood beyond each limit: of the protocol with the session's own changes, phase by phase. */

import { baselineOf, breaches, effectiveLimit } from '../alarms/limits/conditions.ts';
import { effectiveProtocol, type LimitValues } from '../alarms/limits/limit-changes.ts';
import { hiddenAfterMs } from '../alarms/state/shown-age.ts';
import type { SessionEvent } from '../moves/events.ts';
import type { Limit, ProtocolDocument } from '../protocols/document/document.ts';
import { limitSettings } from './limit-settings.ts';
import { limitSignalValues, type MeasuredSignals } from './measured.ts';
import type { BeyondLimit } from './summary-schema.ts';

/** Limits that nothing was beyond are left out. `until`: end of the session or now, epoch ms. */
export function beyondLimits(
  measured: MeasuredSignals,
  events: readonly SessionEvent[],
  protocol: ProtocolDocument,
  until: number,
): BeyondLimit[] {
  const spans = limitSettings(events);
  const documents = new Map<LimitValues, ReadonlyMap<string, Limit>>();
  const limitsUnder = (changes: LimitValues) => {
    const known = documents.get(changes);
    if (known) return known;
    const limits = effectiveProtocol(protocol, changes).limits;
    const made = new Map(limits.map((limit) => [limit.id, limit]));
    documents.set(changes, made);
    return made;
  };
  return protocol.limits.flatMap((limit): BeyondLimit[] => {
    // Beyond it by value says nothing where another signal has to stand beside it.
    if (limit.onlyWith !== undefined) return [];
    const values = limitSignalValues(measured, limit.signal);
    const longest = hiddenAfterMs(limit.signal, protocol);
    let ms = 0;
    let count = 0;
    let place = 0;
    let named: BeyondLimit | null = null;
    for (const [index, { at, value }] of values.entries()) {
      while ((spans[place + 1]?.from ?? Number.POSITIVE_INFINITY) <= at) place++;
      const setting = spans[place];
      if (setting === undefined || !limit.phases.includes(setting.phase)) continue;
      const own = limitsUnder(setting.changes).get(limit.id) ?? limit;
      const effective = effectiveLimit(own.test, baselineOf(setting.baseline, limit.signal));
      if (effective === null || !breaches(effective, value)) continue;
      count += 1;
      const next = values[index + 1]?.at ?? until;
      ms += Math.max(0, Math.min(next - at, longest));
      const { id: limitId, signal, tier } = limit;
      named = { limitId, signal, tier, op: effective.op, value: effective.value, ms: 0, count: 0 };
    }
    return named === null ? [] : [{ ...named, ms, count }];
  });
}
