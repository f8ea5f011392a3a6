import { FILE_ROUTES, type FileRoute } from '@chairside/shared/wire/file-routes';
import type { Policy, Route } from '@chairside/shared/wire/route';
import { ROUTES } from '@chairside/shared/wire/routes';

const TABLE: Readonly<Record<string, Route | FileRoute>> = { ...ROUTES, ...FILE_ROUTES };

/** The page that shows the API, with its files, and what it is made from. */
const DOCUMENTATION = /^\/api\/(docs(\/|$)|openapi\.json$)/;

/** Null for a route under `/api` that the table of routes does not have; undefined for what is not under `/api`. */
export function policyOf(method: string, url: string): Policy | null | undefined {
  if (!/^\/api(\/|$)/.test(url)) return undefined;
  if (DOCUMENTATION.test(url)) return 'anybody';
  return TABLE[`${method === 'HEAD' ? 'GET' : method} ${url}`]?.who ?? null;
}
