import type { LiveReading } from '@chairside/shared/vitals/live-vitals';
import type { Reading } from '@chairside/shared/vitals/reading';
import type { AlarmMessage, LogMessage } from '@chairside/shared/wire/station';

/** What the engine tells whoever shows it. Called synchronously; nothing here may wait or throw. */
export interface EngineOutput {
  /** A live (not late) reading of a chair; `live`: the same as screens take it. */
  reading(clinicId: number, chairId: string, reading: Reading, live: LiveReading): void;
  /** An alarm transition, before its record is durable. */
  alarm(clinicId: number, message: AlarmMessage): void;
  /** Durable events, in the order of the clinic's log. */
  log(clinicId: number, message: LogMessage): void;
  /** Monitors, online state or the session of a chair changed: show the whole chair anew. */
  chair(clinicId: number, chairId: string): void;
}
