/** Lane content in px: rows without overlap, labels where there is room for them. */

import { type Look, lookOf } from '@chairside/shared/alarms/urgency';
import { alarmSubject } from '@chairside/shared/alarms/words/describe-alarm';
import { effectLabel } from '@chairside/shared/effects/catalogue';
import { words } from '../language/say.ts';
import type { AxisMap } from './axis.ts';
import { type AlarmSpan, type EffectMark, packRows } from './lanes.ts';
import type { ScoreMark } from './live-lanes.ts';
import type { InterventionMark } from './review-model.ts';

export interface LaneItem<T> {
  readonly source: T;
  readonly x: number;
  readonly width: number;
  readonly row: number;
  /** Cut to the room up to the next item of the row; empty where there is none. */
  readonly label: string;
}

/** Mean width of a letter of the 11 px lane labels. */
const LETTER = 6.1;
const MARK = 14;
const GAP = 6;
const MOST_ROWS = 3;

export interface Lane<T> {
  readonly items: readonly LaneItem<T>[];
  readonly rows: number;
}

export function effectLane(effects: readonly EffectMark[], x: AxisMap): Lane<EffectMark> {
  return lane(
    effects.map((effect) => ({
      source: effect,
      from: x(effect.onset),
      width: 0,
      label: effectLabel(effect.term, words),
    })),
    x,
  );
}

/** What was done, at its instant: drugs, oxygen, words. */
export function interventionLane(
  interventions: readonly InterventionMark[],
  x: AxisMap,
): Lane<InterventionMark> {
  return lane(
    interventions.map((one) => ({ source: one, from: x(one.at), width: 0, label: one.label })),
    x,
  );
}

/** Scores at their instants, and what is due at the instant at which it is. */
export function scoreLane(scores: readonly ScoreMark[], x: AxisMap): Lane<ScoreMark> {
  return lane(
    scores.map((one) => ({ source: one, from: x(one.at), width: 0, label: one.label })),
    x,
  );
}

/**
 * `end`: where the spans of alarms that still hold are drawn to, epoch ms. What is wrong with a
 * patient and what is wrong with a device never share a row: one must not cover the other.
 */
export function alarmLane(
  alarms: readonly AlarmSpan[],
  x: AxisMap,
  end: number,
): Lane<AlarmSpan & { readonly look: Look }> {
  const raw = (kind: AlarmSpan['kind']) =>
    alarms
      .filter((alarm) => alarm.kind === kind && (alarm.to ?? end) >= x.domain[0])
      .map((alarm) => {
        const from = Math.max(x.range[0], x(alarm.from));
        return {
          source: { ...alarm, look: lookOf(alarm.alarm) },
          from,
          width: Math.max(0, x(Math.min(alarm.to ?? end, x.domain[1])) - from),
          label: alarmSubject(alarm.alarm.key, words),
        };
      });
  const patient = lane(raw('physiological'), x, 4);
  const technical = lane(raw('technical'), x, 3);
  if (technical.items.length === 0) return patient;
  if (patient.items.length === 0) return technical;
  return {
    items: [
      ...patient.items,
      ...technical.items.map((item) => ({ ...item, row: item.row + patient.rows })),
    ],
    rows: patient.rows + technical.rows,
  };
}

interface Raw<T> {
  readonly source: T;
  readonly from: number;
  readonly width: number;
  readonly label: string;
}

function lane<T>(raw: readonly Raw<T>[], x: AxisMap, most = MOST_ROWS): Lane<T> {
  const shown = raw.filter(({ from }) => from >= x.range[0] && from <= x.range[1]);
  const room = ({ from, width, label }: Raw<T>) =>
    Math.min(x.range[1], from + Math.max(width, MARK + label.length * LETTER));
  const spans = shown.map((item) => ({ from: item.from - MARK / 2, to: room(item) }));
  const { rows, count } = packRows(spans, GAP, most);
  const items = shown.map((item, index): LaneItem<T> => {
    const row = rows[index] ?? 0;
    // What does not fit stands on another of its row: the first says how many more there are.
    const crowd = shown.filter(
      (other, i) => i !== index && rows[i] === row && Math.abs(other.from - item.from) < MARK,
    );
    const first = crowd.every((other) => shown.indexOf(other) > index);
    const text = crowd.length === 0 ? item.label : `${item.label} +${crowd.length}`;
    const next = shown.reduce(
      (nearest, other, i) =>
        i !== index && rows[i] === row && other.from >= item.from + MARK
          ? Math.min(nearest, other.from)
          : nearest,
      x.range[1],
    );
    return {
      source: item.source,
      x: item.from,
      width: item.width,
      row,
      label: first ? cut(text, next - item.from - MARK - GAP) : '',
    };
  });
  return { items, rows: count };
}

function cut(label: string, width: number): string {
  const letters = Math.floor(width / LETTER);
  if (letters >= label.length) return label;
  return letters < 3 ? '' : `${label.slice(0, letters - 1).trimEnd()}…`;
}
