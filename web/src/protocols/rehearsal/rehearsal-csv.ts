/** A rehearsal as a table for a spreadsheet: one line for each alarm that comes, goes or moves. */

import { alarmSubject } from '@chairside/shared/alarms/words/describe-alarm';
import { BYTE_ORDER_MARK, type Cell, csvLines } from '@chairside/shared/text/csv';
import { utcText } from '@chairside/shared/time/calendar';
import type { RehearsalReport, RehearsedSessionReport } from '@chairside/shared/wire/rehearsals';
import { say, words } from '../../language/say.ts';
import { tierText } from '../document/limit-text.ts';

type Alarm = RehearsedSessionReport['added'][number];

const HEAD = [
  ...[
    'session',
    say('protocols-rehearsal.patient-reference'),
    'opened',
    'hours',
    say('protocols-rehearsal.alarms-before'),
    say('protocols-rehearsal.alarms-after'),
  ],
  ...[
    'change',
    say('protocols-rehearsal.seconds-later'),
    'priority',
    'alarm',
    'limit',
    'worst',
    'raised',
    'ended',
    'trace',
  ],
];

const instant = (at: number | null) => (at === null ? null : utcText(at));

function alarmCells(change: string, seconds: number | null, alarm: Alarm): Cell[] {
  const { limit } = alarm;
  return [
    ...[change, seconds, tierText(alarm.tier), alarmSubject(alarm.key, words)],
    limit === null ? null : `${limit.op} ${limit.value} ${limit.unit}`.trim(),
    ...[alarm.worst, instant(alarm.raisedAt), instant(alarm.endedAt)],
    alarm.trace.map(({ change: step, at }) => `${step} ${instant(at)}`).join('; '),
  ];
}

/** Instants in UTC. A session in which nothing changes has one line, without an alarm. */
export function rehearsalCsv({ sessions }: Pick<RehearsalReport, 'sessions'>): string {
  const lines: Cell[][] = sessions.flatMap((session) => {
    const { id, patientRef, openedAt, hours, before, after } = session;
    const own = [id, patientRef, instant(openedAt), Number(hours.toFixed(3)), before, after];
    const changes = [
      ...session.added.map((alarm) => alarmCells('added', null, alarm)),
      ...session.removed.map((alarm) => alarmCells('removed', null, alarm)),
      ...session.moved.map(({ after: alarm, seconds }) => alarmCells('moved', seconds, alarm)),
    ];
    return changes.length === 0 ? [[...own, 'none']] : changes.map((cells) => [...own, ...cells]);
  });
  const width = HEAD.length;
  const full = lines.map((cells) => [...cells, ...Array<Cell>(width - cells.length).fill(null)]);
  return `${BYTE_ORDER_MARK}${csvLines([HEAD, ...full])}`;
}
