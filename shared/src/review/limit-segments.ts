/** Limits as they stood from moment to moment: by phase, by baseline, and as they were moved in this session. */
import { effectiveProtocol } from '../alarms/limits/limit-changes.ts';
import type { SessionEvent } from '../moves/events.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import { type LimitLine, limitLines } from './limit-lines.ts';
import { limitSettings } from './limit-settings.ts';

export interface LimitSegment extends LimitLine {
  readonly from: number;
  readonly to: number;
}

/** Back to back where nothing changed at a moment: one segment for as long as a limit stayed as it was. */
export function limitSegments(
  protocol: ProtocolDocument,
  events: readonly SessionEvent[],
  until: number,
): LimitSegment[] {
  const done: LimitSegment[] = [];
  let open = new Map<string, { line: LimitLine; from: number }>();
  let end = until;
  const close = (one: { line: LimitLine; from: number }, to: number) => {
    if (to > one.from) done.push({ ...one.line, from: one.from, to });
  };
  for (const { from: at, phase, baseline, changes, closed } of limitSettings(events)) {
    if (closed) {
      end = at;
      break;
    }
    const lines = limitLines(effectiveProtocol(protocol, changes), baseline, phase);
    const next = new Map<string, { line: LimitLine; from: number }>();
    for (const line of lines) {
      const key = `${line.signal}:${line.direction}:${line.tier}`;
      const before = open.get(key);
      const stays = before !== undefined && before.line.value === line.value;
      next.set(key, stays ? before : { line, from: at });
      if (stays) open.delete(key);
    }
    for (const one of open.values()) close(one, at);
    open = next;
  }
  for (const one of open.values()) close(one, end);
  return done.sort((a, b) => a.from - b.from);
}

/** The part of each segment inside a window. */
export function segmentsWithin(
  segments: readonly LimitSegment[],
  [from, to]: readonly [number, number],
): LimitSegment[] {
  return segments
    .filter((segment) => segment.to > from && segment.from < to)
    .map((segment) => ({
      ...segment,
      from: Math.max(from, segment.from),
      to: Math.min(to, segment.to),
    }));
}

/** The newest of each kind: it carries the number. */
export function newestOfEach<L extends LimitLine>(segments: readonly L[]): L[] {
  return segments.filter(
    (one, index) =>
      !segments
        .slice(index + 1)
        .some(
          (later) =>
            later.signal === one.signal &&
            later.direction === one.direction &&
            later.tier === one.tier,
        ),
  );
}
