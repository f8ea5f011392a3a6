/** The protocol document arranged for evaluation. */
import { SIGNAL_INFO } from '../vitals/catalogue.ts';
import type { Limit, LimitSignal, ProtocolDocument } from './limits.ts';

/** All limits that share one alarm. */
export interface LimitGroup {
  /** Key of the alarm: `<signal>:<low|high>`. */
  readonly key: string;
  readonly signal: LimitSignal;
  readonly direction: 'low' | 'high';
  readonly unit: string;
  readonly limits: readonly Limit[];
}

export interface Plan {
  readonly document: ProtocolDocument;
  /** `<protocol id>@<version>`. */
  readonly name: string;
  readonly groups: readonly LimitGroup[];
  readonly bySignal: Readonly<Record<LimitSignal, readonly LimitGroup[]>>;
}

/** Measured all the time or at a spot; the cuff's two pressures are apart because they arrive per inflation. */
export const TRACKED = [
  'hr',
  'spo2',
  'rr',
  'etco2',
  'temp',
] as const satisfies readonly LimitSignal[];
export const CUFF_SIGNALS = ['sys', 'dia'] as const satisfies readonly LimitSignal[];

/** A protocol document is never changed in place, so its arrangement is kept with it. */
const plans = new WeakMap<ProtocolDocument, Plan>();

function arrange(document: ProtocolDocument): Plan {
  const bySignal: Record<LimitSignal, LimitGroup[]> = {
    hr: [],
    spo2: [],
    rr: [],
    etco2: [],
    temp: [],
    sys: [],
    dia: [],
  };
  const groups: LimitGroup[] = [];
  for (const signal of [...TRACKED, ...CUFF_SIGNALS]) {
    for (const direction of ['low', 'high'] as const) {
      const limits = document.limits.filter(
        (limit) => limit.signal === signal && limit.direction === direction,
      );
      if (limits.length === 0) continue;
      const unit = SIGNAL_INFO[signal].unit;
      const group = { key: `${signal}:${direction}`, signal, direction, unit, limits };
      groups.push(group);
      bySignal[signal].push(group);
    }
  }
  return { document, name: `${document.id}@${document.version}`, groups, bySignal };
}

export function planOf(document: ProtocolDocument): Plan {
  const known = plans.get(document);
  if (known !== undefined) return known;
  const plan = arrange(document);
  plans.set(document, plan);
  return plan;
}

/** A cuff value this old is hidden, and its alarm unresolved. */
export function cuffHideAfterMs(document: ProtocolDocument): number {
  const { cuff } = document;
  return Math.max(cuff.hideAfterMs, cuff.hideAtIntervals * cuff.intervalMs);
}
