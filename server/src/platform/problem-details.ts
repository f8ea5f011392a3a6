import {
  ERROR_CODES,
  type ErrorCode,
  type Problem,
  problemSchema,
} from '@chairside/shared/wire/errors';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { AppError, asRefusal } from './errors.ts';

/** For the `response` of every route: how it fails. */
export const problemResponses = { '4xx': problemSchema, '5xx': problemSchema } as const;

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  408: 'Not whole in time',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported content type',
  422: 'Refused',
  429: 'Too many requests',
  500: 'Server error',
  503: 'Not available',
};
const HIDDEN_DETAIL =
  'The server could not do this. Nothing was changed that was not confirmed; try again.';
/** Of the 5xx codes only these say something that a person at the screen can use. */
const TOLD_5XX: ReadonlySet<ErrorCode> = new Set(['not-recording', 'shutting-down']);

function problem(
  status: number,
  code: ErrorCode,
  detail: string,
  more: Partial<Problem> = {},
): Problem {
  return {
    type: `urn:chairside:problem:${code}`,
    title: TITLES[status] ?? 'Failed',
    status,
    detail,
    code,
    ...more,
  };
}

/** RFC 9457 problem of any failure. The detail of a 5xx is hidden. */
export function toProblem(error: unknown): Problem {
  const refusal = asRefusal(error);
  if (refusal) {
    const { status, code, message, issues } = refusal;
    if (status >= 500 && !TOLD_5XX.has(code)) return problem(status, code, HIDDEN_DETAIL);
    return problem(status, code, message, {
      ...(refusal.refusal === undefined ? {} : { refusal: refusal.refusal }),
      ...(refusal.says === undefined ? {} : { says: refusal.says }),
      ...(issues === undefined ? {} : { issues: [...issues] }),
    });
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map((issue) => ({
      path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      message: issue.message ?? 'is not valid',
    }));
    return problem(400, 'bad-request', 'The request does not have the expected form.', { issues });
  }
  const status = statusOf(error);
  if (status >= 400 && status < 500) {
    return problem(
      status,
      status === 429 ? 'too-many-requests' : 'bad-request',
      (error as FastifyError).message,
    );
  }
  return problem(ERROR_CODES.internal.status, 'internal', HIDDEN_DETAIL);
}

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error
      ? error.statusCode
      : undefined;
  return typeof status === 'number' ? status : 500;
}

export async function sendProblem(reply: FastifyReply, body: Problem): Promise<FastifyReply> {
  return reply.code(body.status).type('application/problem+json; charset=utf-8').send(body);
}

/** The template alone: an address holds names that were searched for. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}

const INCOMPLETE = new AppError('request-incomplete', 'The request ended before it was whole.');

/** Its own connection failed, which looks like one of the database that was reset. */
const isCutOff = (failure: unknown, { raw }: FastifyRequest): boolean =>
  failure instanceof Error && raw.errored === failure;

/** The one handler of failed requests. */
export function registerProblemDetails(app: FastifyInstance): void {
  app.setErrorHandler(async (failure: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const error = isCutOff(failure, request) ? INCOMPLETE : failure;
    const body = toProblem(error);
    if (body.code === 'internal')
      request.log.error(
        { err: error, method: request.method, route: routeOf(request) },
        'request failed',
      );
    else if (body.status >= 500 || error === INCOMPLETE)
      request.log.warn({ code: body.code, route: routeOf(request) }, 'request refused');
    const { retryAfterSeconds } = asRefusal(error) ?? {};
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
    return sendProblem(reply, body);
  });
}
