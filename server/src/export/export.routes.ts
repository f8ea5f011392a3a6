import { Readable } from 'node:stream';
import { FILE_VERSIONS, FORMAT_SYSTEM } from '@chairside/shared/exports/file-versions';
import { MANIFEST_FORMAT } from '@chairside/shared/exports/manifest';
import { type ExportFormat, type FhirQuery, fhirQuerySchema } from '@chairside/shared/wire/exports';
import { FILE_ROUTES } from '@chairside/shared/wire/file-routes';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../access/identity.ts';
import type { Audit } from '../audit/audit.ts';
import type { Asker } from '../platform/bulk.ts';
import { type ExportSets, keptFilter } from './export-set.service.ts';
import type { ExportedFile } from './session-files.service.ts';

export interface ExportRoutesDeps {
  readonly identity: Identity;
  /** @throws AppError `unknown-session`, `not-found` where the format is none for this session */
  readonly file: (
    asker: Asker,
    sessionId: string,
    format: ExportFormat,
    fhir: FhirQuery,
  ) => Promise<ExportedFile>;
  readonly sets: ExportSets;
  readonly audit: Audit;
}

const tags = ['review'];
const PLAIN = fhirQuerySchema.parse({});

const SUMMARIES: Readonly<Record<ExportFormat, string>> = {
  json: 'The whole session as one text that `npm run verify-log` checks',
  'readings.csv': 'Every reading of a session, one a row',
  'events.csv': 'The log of a session, one event a row',
  'fhir.json': 'A session as a FHIR R4 Bundle',
  pdf: 'The report of a session',
  'form.pdf': 'Fields of the esketamine monitoring form, filled in',
};

export function registerExportRoutes(app: FastifyInstance, deps: ExportRoutesDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const { identity, sets, audit } = deps;

  for (const [name, route] of Object.entries(FILE_ROUTES)) {
    if (route.format === null) continue;
    const { format, params } = route;
    const query = 'query' in route ? route.query : null;
    routes.get(
      name.slice('GET '.length),
      {
        schema: {
          ...{ tags, summary: SUMMARIES[format], params },
          ...(query === null ? {} : { querystring: query }),
        },
      },
      async (request, reply) => {
        const fhir = query === null ? PLAIN : query.parse(request.query);
        return sendFile(deps, request, reply, request.params.id, format, fhir);
      },
    );
  }

  routes.post(
    '/api/exports',
    {
      schema: {
        tags,
        summary:
          'Many sessions as one zip, streamed; `x-items` says how many, `manifest.json` is its last file',
        body: FILE_ROUTES['POST /api/exports'].body,
      },
    },
    async (request, reply) => {
      const user = await identity.requireUser(request, 'export-sessions');
      const { filter, formats } = request.body;
      const ids = await sets.chosen(user.clinicId, filter);
      const archive = await sets.archive(user, ids, request.body);
      const audited = await audit.begin(user, {
        ...{ formats, sessionId: null, filter: keptFilter(filter), sessions: ids.length },
      });
      audited.follow(reply);
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="${archive.name}"`)
        .header('cache-control', 'no-store')
        .header('x-items', String(ids.length))
        .headers(profileOf(MANIFEST_FORMAT))
        .send(Readable.from(audited.counted(archive.bytes), { objectMode: false }));
    },
  );
}

/** Format and version of what is sent, as RFC 6906 has it: a table of CSV has no place of its own for them. */
const profileOf = (version: string | null): Record<string, string> =>
  version === null ? {} : { link: `<${FORMAT_SYSTEM}:${version}>; rel="profile"` };

async function sendFile(
  { identity, file, audit }: ExportRoutesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  sessionId: string,
  format: ExportFormat,
  fhir: FhirQuery,
): Promise<FastifyReply> {
  const user = await identity.requireUser(request, 'read-sessions');
  const { name, mediaType, pieces } = await file(user, sessionId, format, fhir);
  const audited = await audit.begin(user, {
    ...{ formats: [format], sessionId, filter: null, sessions: 1 },
  });
  audited.follow(reply);
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .headers(profileOf(FILE_VERSIONS[format]))
    .send(Readable.from(audited.counted(pieces), { objectMode: false }));
}
