import { isNasal } from '@chairside/shared/infusion/recorded-infusion';
import type { SessionState } from '@chairside/shared/session/state';
import type { ExportFormat, FhirQuery } from '@chairside/shared/wire/exports';
import type { ClinicReadModel } from '../clinics/clinic.read-model.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { SessionExport } from '../signing/session-export.read-model.ts';
import type { ClinicRecord, RecordedReading, Store } from '../store/ports/store.ts';
import { csvText } from './csv/csv-text.ts';
import { eventColumns } from './csv/events-csv.ts';
import { inOrderOfMeasurement, readingColumns } from './csv/readings-csv.ts';
import { bundleText } from './fhir/bundle.ts';
import { ClinicTime } from './record/clinic-time.ts';
import { readLog, readRecord } from './record/session-record.read-model.ts';
import { print, type ReportKind } from './report-printer.ts';

/** One file on its way out. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
}

/** Why a session has no file of a format; null: it has one. */
export function missingBecause(format: ExportFormat, state: SessionState): string | null {
  if (format !== 'form.pdf') return null;
  const { infusion } = state;
  if (infusion?.drug === 'esketamine' || (infusion !== null && isNasal(infusion))) return null;
  return 'The monitoring form is for sessions in which esketamine was given.';
}

export interface SessionFilesDeps {
  readonly store: Pick<Store, 'sessions' | 'readings' | 'protocols'>;
  readonly clinics: ClinicReadModel;
  readonly clock: Pick<Clock, 'now'>;
  readonly whole: SessionExport;
}

/** Each file that a session can be taken away as. */
export class SessionFiles {
  readonly #deps: SessionFilesDeps;

  constructor(deps: SessionFilesDeps) {
    this.#deps = deps;
  }

  async clinic(clinicId: number): Promise<ClinicRecord> {
    const clinic = await this.#deps.clinics.get(clinicId);
    if (!clinic) throw new AppError('internal', `there is no clinic ${clinicId}`);
    return clinic;
  }

  /** @throws AppError `unknown-session`, `not-found` where the format is none for this session */
  async file(
    clinicId: number,
    sessionId: string,
    format: ExportFormat,
    fhir: FhirQuery,
  ): Promise<ExportedFile> {
    const clinic = await this.clinic(clinicId);
    const { store, clock, whole } = this.#deps;
    const { key, events, state } = await readLog(store, clinicId, sessionId);
    const missing = missingBecause(format, state);
    if (missing !== null) throw new AppError('not-found', missing);
    const time = new ClinicTime(clinic.timeZone);
    const start = state.infusion?.startedAt ?? null;
    const name = `session-${time.date(state.openedAt)}-${sessionId}.${format}`;
    switch (format) {
      case 'json':
        return { name, mediaType: JSON_TYPE, pieces: await whole.text(clinicId, sessionId) };
      case 'events.csv':
        return { name, mediaType: CSV_TYPE, pieces: csvText(eventColumns(time, start), events) };
      case 'readings.csv': {
        const recorded: RecordedReading[] = [];
        for await (const one of store.readings.recorded(clinicId, key)) recorded.push(one);
        const readings = inOrderOfMeasurement(recorded);
        const pieces = csvText(readingColumns(time, start), readings);
        return { name, mediaType: CSV_TYPE, pieces };
      }
      case 'fhir.json': {
        const record = await readRecord(store, clinic, sessionId, clock.now());
        return { name, mediaType: FHIR_TYPE, pieces: bundleText(record, fhir, clock.now()) };
      }
      case 'pdf':
        return {
          name,
          mediaType: PDF_TYPE,
          pieces: [await this.#print('report', clinic, sessionId)],
        };
      case 'form.pdf':
        return {
          name,
          mediaType: PDF_TYPE,
          pieces: [await this.#print('form', clinic, sessionId)],
        };
    }
  }

  async #print(kind: ReportKind, clinic: ClinicRecord, sessionId: string): Promise<Uint8Array> {
    const { clock, store } = this.#deps;
    return print(store, { kind, clinic, sessionId, now: clock.now() });
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';
const CSV_TYPE = 'text/csv; charset=utf-8; header=present';
const FHIR_TYPE = 'application/fhir+json; charset=utf-8';
const PDF_TYPE = 'application/pdf';
