import { EVENTS } from '@chairside/shared/exports/tables';
import { type EventBody, eventMove, type SessionEvent } from '@chairside/shared/moves/events';
import { minuteOf } from '@chairside/shared/review/vitals-review';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import { utcText } from '@chairside/shared/time/calendar';
import type { ClinicTime } from '../record/clinic-time.ts';
import type { Column } from './csv-text.ts';

/** One row for each event of the log, with its whole body as JSON. `start`: of the infusion, epoch ms. */
export function eventColumns(time: ClinicTime, start: number | null): Column<SessionEvent>[] {
  return [
    { header: EVENTS.seq, cell: ({ seq }) => seq },
    { header: EVENTS.at, cell: ({ at }) => utcText(at) },
    { header: EVENTS.atInClinic(time.timeZone), cell: ({ at }) => time.iso(at) },
    { header: EVENTS.minute, cell: ({ at }) => minuteOf(at, start) },
    { header: EVENTS.recorded, cell: ({ recordedAt }) => utcText(recordedAt) },
    { header: EVENTS.type, cell: ({ body }) => body.type },
    { header: EVENTS.by, cell: ({ by }) => (by.kind === 'engine' ? 'Chairside' : by.name) },
    { header: EVENTS.byKind, cell: ({ by }) => by.kind },
    { header: EVENTS.byRole, cell: ({ by }) => (by.kind === 'user' ? by.role : null) },
    { header: EVENTS.subject, cell: ({ body }) => eventMove(body).subject?.(body) ?? null },
    { header: EVENTS.grade, cell: ({ body }) => eventMove(body).grade?.(body) ?? null },
    { header: EVENTS.text, cell: ({ body }) => textOf(body) },
    { header: EVENTS.body, cell: ({ body }) => canonicalJson(body) },
    { header: EVENTS.command, cell: ({ commandId }) => commandId },
    { header: EVENTS.event, cell: ({ id }) => id },
    { header: EVENTS.hash, cell: ({ hash }) => hash },
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
