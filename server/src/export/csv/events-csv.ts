import { type EventBody, eventMove, type SessionEvent } from '@chairside/shared/moves/events';
import { minuteOf } from '@chairside/shared/review/vitals-review';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import { utcText } from '@chairside/shared/time/calendar';
import type { ClinicTime } from '../record/clinic-time.ts';
import type { Column } from './csv-text.ts';

/** One row for each event of the log, with its whole body as JSON. `start`: of the infusion, epoch ms. */
export function eventColumns(time: ClinicTime, start: number | null): Column<SessionEvent>[] {
  return [
    { header: 'seq', cell: ({ seq }) => seq },
    { header: 'at_utc', cell: ({ at }) => utcText(at) },
    { header: `at_clinic [${time.timeZone}]`, cell: ({ at }) => time.iso(at) },
    { header: 'minute_of_infusion [min]', cell: ({ at }) => minuteOf(at, start) },
    { header: 'recorded_at_utc', cell: ({ recordedAt }) => utcText(recordedAt) },
    { header: 'type', cell: ({ body }) => body.type },
    { header: 'by', cell: ({ by }) => (by.kind === 'engine' ? 'Chairside' : by.name) },
    { header: 'by_kind', cell: ({ by }) => by.kind },
    { header: 'by_role', cell: ({ by }) => (by.kind === 'user' ? by.role : null) },
    { header: 'subject', cell: ({ body }) => eventMove(body).subject?.(body) ?? null },
    { header: 'grade', cell: ({ body }) => eventMove(body).grade?.(body) ?? null },
    { header: 'text', cell: ({ body }) => textOf(body) },
    { header: 'body_json', cell: ({ body }) => canonicalJson(body) },
    { header: 'command_id', cell: ({ commandId }) => commandId },
    { header: 'event_id', cell: ({ id }) => id },
    { header: 'hash_sha256', cell: ({ hash }) => hash },
  ];
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
