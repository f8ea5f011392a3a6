/** One session of a series in the figures that its trend is read from. */
import type { AlignedSession } from '@chairside/shared/review/aligned-review';
import type { Signal } from '@chairside/shared/vitals/catalogue';

export interface SeriesFigures {
  readonly id: string;
  /** Place in the series, 1 first. */
  readonly place: number;
  /** mg into the patient; null where it is not known. */
  readonly mg: number | null;
  readonly mgPerKg: number | null;
  readonly baselineSys: number | null;
  readonly peakSys: number | null;
  readonly riseSys: number | null;
  readonly peakDia: number | null;
  readonly peakHr: number | null;
  readonly nadirSpo2: number | null;
  readonly effects: number;
  readonly dischargeMin: number | null;
}

export function seriesFigures(session: AlignedSession, index: number): SeriesFigures {
  const of = (signal: Signal) => session.vitals.find((vital) => vital.signal === signal);
  const sys = of('sys');
  const baselineSys = sys?.baseline ?? null;
  const peakSys = sys?.peak.value ?? null;
  const mg = session.delivered?.mg ?? null;
  const { weightKg, dischargeMs } = session;
  return {
    id: session.id,
    place: index + 1,
    mg,
    mgPerKg: mg === null || weightKg === null ? null : mg / weightKg,
    baselineSys,
    peakSys,
    riseSys: peakSys === null || baselineSys === null ? null : peakSys - baselineSys,
    peakDia: of('dia')?.peak.value ?? null,
    peakHr: (of('hr') ?? of('pulse'))?.peak.value ?? null,
    nadirSpo2: of('spo2')?.nadir.value ?? null,
    effects: session.effects.length,
    dischargeMin: dischargeMs === null ? null : Math.round(dischargeMs / 60_000),
  };
}
