/** The log as rows of text: one pass over the events, used by the page, the chair and the print. */
import type { Alarm } from '@chairside/shared/alarms/alarm';
import { describeActor, describeEvent, laneOf } from '@chairside/shared/moves/describe-event';
import type { EventLane } from '@chairside/shared/moves/event-lane';
import { type BodyOf, eventMove, type SessionEvent } from '@chairside/shared/moves/events';
import type { Tier } from '@chairside/shared/protocols/document/document';
import { describeVitals } from '@chairside/shared/session/describe-vitals';
import { say, words } from '../language/say.ts';
import { clockTimeWithSeconds } from '../time/clinic-time.ts';
import { minuteOfInfusion } from '../time/minute-of-infusion.ts';

type Moment = Pick<BodyOf<'effect-observed'>, 'vitals' | 'delivered'>;

export interface LogRow {
  readonly seq: number;
  readonly at: number;
  /** Clock time in the clinic's zone. */
  readonly clock: string;
  /** Minute of infusion, `--` before a start is known. */
  readonly minute: string;
  readonly who: string;
  readonly lane: EventLane;
  readonly text: string;
  /** Dose so far and vitals at the time, for what was charted. */
  readonly detail: string | null;
  /** Tier of an alarm's row; null for what is not an alarm. */
  readonly tier: Tier | null;
  /** Withdrawn later: shown struck through, never removed. */
  readonly withdrawn: boolean;
  /** Corrected later: the correction is a row of its own, the original stays as it was entered. */
  readonly amended: boolean;
  /** An entry that a person can correct or withdraw. */
  readonly correctable: boolean;
  /** A further entry of an effect is withdrawn and made anew, not corrected. */
  readonly amendable: boolean;
}

export function logRows(events: readonly SessionEvent[], zone: string): LogRow[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const withdrawn = new Set(
    events.flatMap(({ body }) => (body.type === 'entry-withdrawn' ? [body.amends] : [])),
  );
  const amended = new Set(
    events.flatMap(({ body }) => (body.type === 'entry-amended' ? [body.amends] : [])),
  );
  const startedAt = events.find(({ body }) => body.type === 'infusion-started')?.at ?? null;
  const alarms = new Map<string, Alarm>();
  const wording = {
    words,
    entry: (seq: number) => bySeq.get(seq) ?? null,
    alarm: (id: string) => alarms.get(id) ?? null,
  };
  return events.map((event): LogRow => {
    const { body } = event;
    const { correction } = eventMove(body);
    if (body.type === 'alarm-changed') alarms.set(body.transition.alarm.id, body.transition.alarm);
    return {
      seq: event.seq,
      at: event.at,
      clock: clockTimeWithSeconds(event.at, zone),
      minute: minuteOfInfusion(event.at, startedAt),
      who: describeActor(event.by, words),
      lane: laneOf(event, wording.entry),
      text: describeEvent(event, wording),
      detail: 'vitals' in body ? momentText(body) : null,
      tier: tierOf(event, wording.alarm),
      withdrawn: withdrawn.has(event.seq),
      amended: amended.has(event.seq),
      correctable: correction !== undefined && !withdrawn.has(event.seq),
      amendable: correction?.amendable ?? true,
    };
  });
}

/** What the entry took along by itself: dose so far, vitals of that moment. */
function momentText({ vitals, delivered }: Moment): string | null {
  const dose = delivered ? [say('log.mg-mg-so-far', { mg: delivered.mg.toFixed(1) })] : [];
  const measured = describeVitals(vitals, words);
  return [...dose, ...(measured === '' ? [] : [measured])].join(' · ') || null;
}

function tierOf({ body }: SessionEvent, alarm: (id: string) => Alarm | null): Tier | null {
  if (body.type === 'alarm-changed') return body.transition.alarm.tier;
  if (body.type === 'alarm-acknowledged') return alarm(body.alarmId)?.tier ?? null;
  return null;
}

/** Rows of the chosen lanes whose text, person or time holds every word of the search. */
export function filterRows(
  rows: readonly LogRow[],
  lanes: ReadonlySet<EventLane>,
  search: string,
): LogRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (lanes.size > 0 && !lanes.has(row.lane)) return false;
    const text =
      `${row.clock} ${row.minute} ${row.who} ${row.text} ${row.detail ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
