import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { ChairLive, Health } from '@chairside/shared/wire/station';
import type { ClinicRecord } from '../store/ports/store.ts';
import type { EngineOutput } from './output.ts';

/** What a station can be shown: read in one turn, it is one consistent picture. */
export interface LivePicture {
  clinic(clinicId: number): ClinicRecord | null;
  /** Position of the last log event that was told to `EngineOutput.log`. Sessions are as of this position. */
  cursor(clinicId: number): number;
  health(): Health;
  chairs(clinicId: number): ChairLive[];
  chair(clinicId: number, chairId: string): ChairLive | null;
  /** Every protocol that a running session uses, by `<id>@<version>`. */
  protocols(clinicId: number): Record<string, ProtocolDocument>;
  /** Adds a listener; returns the way to stop. */
  listen(output: EngineOutput): () => void;
}
