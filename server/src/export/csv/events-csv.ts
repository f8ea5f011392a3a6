import { effectLabel } from '@chairside/shared/effects/catalogue';
import { minuteOf } from '@chairside/shared/review/vitals-review';
import type { EventBody, SessionEvent } from '@chairside/shared/session/events';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import type { ClinicTime } from '../record/clinic-time.ts';
import type { Column } from './csv-text.ts';

const utc = (at: number): string => new Date(at).toISOString();

/** One row for each event of the log, with its whole body as JSON. `start`: of the infusion, epoch ms. */
export function eventColumns(time: ClinicTime, start: number | null): Column<SessionEvent>[] {
  return [
    { header: 'seq', cell: ({ seq }) => seq },
    { header: 'at_utc', cell: ({ at }) => utc(at) },
    { header: `at_clinic [${time.timeZone}]`, cell: ({ at }) => time.iso(at) },
    { header: 'minute_of_infusion [min]', cell: ({ at }) => minuteOf(at, start) },
    { header: 'recorded_at_utc', cell: ({ recordedAt }) => utc(recordedAt) },
    { header: 'type', cell: ({ body }) => body.type },
    { header: 'by', cell: ({ by }) => (by.kind === 'engine' ? 'Chairside' : by.name) },
    { header: 'by_kind', cell: ({ by }) => by.kind },
    { header: 'by_role', cell: ({ by }) => (by.kind === 'user' ? by.role : null) },
    { header: 'subject', cell: ({ body }) => subjectOf(body) },
    { header: 'grade', cell: ({ body }) => gradeOf(body) },
    { header: 'text', cell: ({ body }) => textOf(body) },
    { header: 'body_json', cell: ({ body }) => canonicalJson(body) },
    { header: 'command_id', cell: ({ commandId }) => commandId },
    { header: 'event_id', cell: ({ id }) => id },
    { header: 'hash_sha256', cell: ({ hash }) => hash },
  ];
}

function subjectOf(body: EventBody): string | null {
  switch (body.type) {
    case 'alarm-changed':
      return `${body.transition.alarm.id} ${body.transition.change}`;
    case 'alarm-acknowledged':
      return body.alarmId;
    case 'effect-observed':
      return effectLabel(body.term);
    case 'assessed':
      return body.assessment.scale;
    case 'intervention-made':
      return body.drug?.name ?? body.kind;
    case 'limit-changed':
      return body.limitId;
    default:
      return null;
  }
}

function gradeOf(body: EventBody): string | number | null {
  switch (body.type) {
    case 'alarm-changed':
      return body.transition.alarm.tier;
    case 'effect-observed':
    case 'effect-changed':
      return body.severity ?? null;
    case 'assessed':
      return body.assessment.score;
    default:
      return null;
  }
}

/** What somebody wrote, as they wrote it. */
function textOf(body: EventBody): string | null {
  if ('text' in body) return body.text;
  if ('note' in body && body.note !== undefined) return body.note;
  if ('response' in body) return body.response;
  if ('statement' in body && body.statement !== undefined) return body.statement;
  if ('reason' in body && body.reason !== undefined) return body.reason;
  return null;
}
