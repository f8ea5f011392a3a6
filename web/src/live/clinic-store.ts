import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { Snapshot } from '@chairside/shared/wire/station';
import { create } from 'zustand';

interface ClinicState {
  readonly clinic: Snapshot['clinic'] | null;
  /** Position of the last log event folded in; null before the first snapshot. */
  readonly cursor: number | null;
  readonly protocols: Readonly<Record<string, ProtocolDocument>>;
}

export const useClinic = create<ClinicState>()(() => ({
  clinic: null,
  cursor: null,
  protocols: {},
}));

/** The protocol that a session runs under, by `<id>@<version>`. */
export const useProtocol = (reference: string | undefined): ProtocolDocument | null =>
  useClinic((state) => (reference === undefined ? null : (state.protocols[reference] ?? null)));

export const useTimeZone = (): string => useClinic((state) => state.clinic?.timeZone ?? 'UTC');
