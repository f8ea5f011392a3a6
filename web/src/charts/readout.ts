/** What every lane says at one instant: for the crosshair, its spoken value, and the table. */

import { describeCondition } from '@chairside/shared/alarms/words/describe-alarm';
import { effectLabel } from '@chairside/shared/effects/catalogue';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { say, words } from '../language/say.ts';
import { clockTimeWithSeconds } from '../time/clinic-time.ts';
import { sinceStart } from '../time/minute-of-infusion.ts';
import { BREAK_AFTER_MS, breakAfterMs, type ChartModel } from './chart-model.ts';
import { valueAt } from './series.ts';

export interface Readout {
  readonly at: number;
  /** Against the start of the infusion, or against the opening before any start. */
  readonly time: string;
  readonly clock: string;
  readonly rate: string;
  readonly spo2: string;
  /** `RR 14`, one for each further vital that is charted. */
  readonly panels: readonly string[];
  /** `142/88 (106)`, with its age where it is not of this minute. */
  readonly bp: string;
  readonly bpAge: string | null;
  readonly infusion: string;
  readonly effects: readonly string[];
  readonly alarms: readonly string[];
  /** Why there is no value, where the monitor said so. */
  readonly gaps: readonly string[];
}

/** A cuff value is read out for at most this long; older ones are `--` (docs/clinical.md 7: hidden at 15 min). */
const CUFF_MAX_AGE_MS = 15 * 60_000;
/** An effect without an end is read out near its onset only. */
const EFFECT_NEAR_MS = 90_000;

export function readAt(model: ChartModel, at: number, zone: string, spacing: number): Readout {
  // Stored series are thinned: neighbours may stand further apart than a live value may age.
  const maxAge = Math.max(BREAK_AFTER_MS, spacing);
  const inGap = (vital: string) =>
    model.gaps.find((gap) => gap.vital === vital && at > gap.from && at < gap.to);
  const rateVital = model.rateLabel === 'PR' ? 'pulse' : 'hr';
  const number = (series: ChartModel['rate'], vital: string) =>
    inGap(vital) ? '--' : String(valueAt(series, at, maxAge)?.value ?? '--');
  const cuff = model.cuffs.findLast(
    (reading) => reading.t <= at && at - reading.t <= CUFF_MAX_AGE_MS,
  );
  const age = cuff === undefined ? 0 : Math.floor((at - cuff.t) / 60_000);
  const span = model.infusion.findLast((one) => one.from <= at && (one.to === null || at < one.to));
  return {
    at,
    time: sinceStart(at, model.zero),
    clock: clockTimeWithSeconds(at, zone),
    rate: number(model.rate, rateVital),
    spo2: number(model.spo2, 'spo2'),
    panels: model.panels.map(({ signal, series }) => {
      const { label, vital, decimals } = SIGNAL_INFO[signal];
      const value = valueAt(series, at, Math.max(breakAfterMs(signal), spacing))?.value;
      return `${label} ${inGap(vital) || value === undefined ? '--' : value.toFixed(decimals)}`;
    }),
    bp:
      cuff === undefined
        ? '--'
        : `${cuff.sys ?? '--'}/${cuff.dia ?? '--'}${cuff.map === null ? '' : ` (${cuff.map})`}`,
    bpAge: age >= 1 ? say('charts.age-min-before', { age }) : null,
    infusion:
      span === undefined
        ? say('charts.not-infusing')
        : span.kind === 'running'
          ? 'infusing'
          : 'paused',
    effects: model.effects
      .filter((effect) => !effect.withdrawn && Math.abs(effect.onset - at) <= EFFECT_NEAR_MS)
      .map((effect) => `${effectLabel(effect.term, words)} ${effect.severity}`),
    alarms: model.alarms
      .filter((alarm) => alarm.from <= at && (alarm.to === null || at < alarm.to))
      .map((alarm) => describeCondition(alarm.alarm, words)),
    gaps: [...new Set(['spo2', rateVital].flatMap((vital) => inGap(vital)?.cause ?? []))],
  };
}

/** One sentence for a screen reader. */
export function speakReadout(readout: Readout, rateLabel: string, started: boolean): string {
  const zero = started ? say('charts.after-the-start') : say('charts.after-opening');
  const parts = [
    `${readout.time} ${zero}, ${readout.clock}`,
    `${rateLabel} ${readout.rate}`,
    say('charts.spo2-spo2', { spo2: readout.spo2 }),
    say('charts.bp-bp-value', {
      bp: readout.bp,
      value: readout.bpAge === null ? '' : `, ${readout.bpAge}`,
    }),
    ...readout.panels,
    readout.infusion,
    ...readout.effects,
    ...readout.alarms.map((alarm) => say('charts.alarm-alarm', { alarm })),
    ...readout.gaps.map((cause) => say('charts.no-value-cause', { cause })),
  ];
  return parts.join('; ');
}
