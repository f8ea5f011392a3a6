import type { ExportFormat, ExportRequest, FhirQuery } from '@chairside/shared/wire/exports';
import type { SignedIn } from '../access/identity.ts';
import { ClinicReadModel } from '../clinics/clinic.read-model.ts';
import type { Bulk, Job, Streamed } from '../platform/bulk.ts';
import type { Clock } from '../platform/clock.ts';
import { SessionExport } from '../signing/session-export.read-model.ts';
import type { StoreReader } from '../store/reader.read-model.ts';
import type { ExportRoutesDeps } from './export.routes.ts';
import type { MakeArchive } from './export-set.service.ts';
import { sessionArchive } from './session-archive.ts';
import { type ExportedFile, SessionFiles } from './session-files.service.ts';

interface Ground {
  readonly store: Pick<StoreReader, 'sessions' | 'readings' | 'protocols' | 'signing' | 'clinics'>;
  readonly clock: Pick<Clock, 'now'>;
}

function filesOver({ store, clock }: Ground): SessionFiles {
  const clinics = new ClinicReadModel(store.clinics);
  return new SessionFiles({ store, clinics, clock, whole: new SessionExport(store) });
}

interface FileAsked {
  readonly clinicId: number;
  readonly sessionId: string;
  readonly format: ExportFormat;
  readonly fhir: FhirQuery;
}
const FILE: Job<FileAsked, Streamed<Omit<ExportedFile, 'pieces'>>, Ground> = {
  name: 'session-file',
  makes: 'file',
  run: async (ground, { clinicId, sessionId, format, fhir }) => {
    const { pieces, ...head } = await filesOver(ground).file(clinicId, sessionId, format, fhir);
    return { head, pieces };
  },
};

interface ArchiveAsked {
  readonly by: Pick<SignedIn, 'clinicId' | 'actor'>;
  readonly ids: readonly string[];
  readonly request: ExportRequest;
}
const ARCHIVE: Job<ArchiveAsked, Streamed<{ readonly name: string }>, Ground> = {
  name: 'session-archive',
  makes: 'file',
  run: async (ground, { by, ids, request }) => {
    const sources = { ...ground, files: filesOver(ground) };
    const { name, bytes } = await sessionArchive(sources, by, ids, request);
    return { head: { name }, pieces: bytes };
  },
};

export const EXPORT_JOBS = [FILE, ARCHIVE] as const;

export const sessionFile =
  (bulk: Bulk): ExportRoutesDeps['file'] =>
  async (asker, sessionId, format, fhir) => {
    const { clinicId } = asker;
    const { head, pieces } = await bulk.run(asker, FILE, { clinicId, sessionId, format, fhir });
    return { ...head, pieces };
  };

export const archiveMaker =
  (bulk: Bulk): MakeArchive =>
  (user, ids, request) => {
    const { clinicId, actor } = user;
    return bulk.run(user, ARCHIVE, { by: { clinicId, actor }, ids, request });
  };
