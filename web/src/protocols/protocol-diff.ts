/** What a version says otherwise than the one in force. */
import type { Limit, ProtocolDocument } from '@chairside/shared/alarms/limits';
import { hysteresisText, limitText, secondsText, sourceText, TIER_LABELS } from './limit-text.ts';

export interface Difference {
  readonly limitId: string;
  /** The limit, as the newer one says it. */
  readonly limit: string;
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

const FIELDS: readonly (readonly [string, (limit: Limit) => string])[] = [
  ['Limit', limitText],
  ['Priority', ({ tier }) => TIER_LABELS[tier]],
  ['Delay', ({ delayMs }) => secondsText(delayMs)],
  ['Clears', hysteresisText],
  ['Nurse may move it by', ({ allowance }) => String(allowance ?? 0)],
  ['Repeat asked for', ({ confirm }) => (confirm ? 'yes' : 'no')],
  ['Phases', ({ phases }) => phases.join(', ')],
  ['Source', sourceText],
  ['Confidence', ({ source }) => source.confidence],
];

const NONE = '--';

export function differences(before: ProtocolDocument, after: ProtocolDocument): Difference[] {
  const known = new Map(before.limits.map((limit) => [limit.id, limit]));
  const found: Difference[] = [];
  for (const limit of after.limits) {
    const old = known.get(limit.id);
    known.delete(limit.id);
    const common = { limitId: limit.id, limit: limitText(limit) };
    if (old === undefined) {
      found.push({ ...common, field: 'Added', from: NONE, to: limitText(limit) });
      continue;
    }
    for (const [field, text] of FIELDS) {
      const [from, to] = [text(old), text(limit)];
      if (from !== to) found.push({ ...common, field, from, to });
    }
  }
  for (const [limitId, limit] of known) {
    found.push({
      ...{ limitId, limit: limitText(limit), field: 'Removed' },
      ...{ from: limitText(limit), to: NONE },
    });
  }
  return found;
}
