import { MANIFEST_FORMAT, type Manifest } from '@chairside/shared/exports/manifest';
import type { ExportRequest } from '@chairside/shared/wire/exports';
import type { SignedIn } from '../access/identity.ts';
import type { Clock } from '../platform/clock.ts';
import type { Store } from '../store/ports/store.ts';
import { type ArchiveSession, archiveOf } from './export-archive.ts';
import { keptFilter } from './export-set.service.ts';
import { ClinicTime } from './record/clinic-time.ts';
import { readLog } from './record/session-record.read-model.ts';
import { missingBecause, type SessionFiles } from './session-files.service.ts';

export interface ArchiveSources {
  readonly store: Pick<Store, 'sessions'>;
  readonly files: SessionFiles;
  readonly clock: Pick<Clock, 'now'>;
}

/** The archive of the chosen sessions; each is read when the one before it has gone out. */
export async function sessionArchive(
  { store, files, clock }: ArchiveSources,
  { clinicId, actor }: Pick<SignedIn, 'clinicId' | 'actor'>,
  ids: readonly string[],
  { filter, formats, fhir }: ExportRequest,
): Promise<{ readonly name: string; readonly bytes: AsyncGenerator<Uint8Array> }> {
  const clinic = await files.clinic(clinicId);
  const time = new ClinicTime(clinic.timeZone);
  const head: Omit<Manifest, 'sessions'> = {
    ...{ format: MANIFEST_FORMAT, clinic: clinic.name, timeZone: clinic.timeZone },
    ...{ madeAt: clock.now(), by: actor, filter: keptFilter(filter), formats },
  };
  const open = async (id: string): Promise<ArchiveSession> => {
    const { state } = await readLog(store, clinicId, id);
    const wanted = formats.map((format) => ({ format, reason: missingBecause(format, state) }));
    return {
      id,
      folder: `${time.date(state.openedAt)}-${id}`,
      leftOut: wanted.flatMap(({ format, reason }) =>
        reason === null ? [] : [{ format, reason }],
      ),
      files: wanted
        .filter(({ reason }) => reason === null)
        .map(({ format }) => ({ format, open: () => files.file(clinicId, id, format, fhir) })),
    };
  };
  async function* each(): AsyncGenerator<ArchiveSession> {
    for (const id of ids) yield await open(id);
  }
  const name = `sessions-${time.date(head.madeAt)}.zip`;
  return { name, bytes: archiveOf(head, each()) };
}
