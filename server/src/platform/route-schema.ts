import type { Route } from '@chairside/shared/wire/route';
import { ROUTES, type RouteName, type Routes } from '@chairside/shared/wire/routes';
import { problemResponses } from './problem-details.ts';

interface About {
  /** Its section in the documentation of the API. */
  readonly tags: string[];
  readonly summary: string;
}

type Schema<R extends Route> = About &
  (R extends { readonly params: infer P } ? { readonly params: P } : unknown) &
  (R extends { readonly query: infer Q } ? { readonly querystring: Q } : unknown) &
  (R extends { readonly body: infer B } ? { readonly body: B } : unknown) & {
    readonly response: Readonly<Record<R['status'], R['answer']>> & typeof problemResponses;
  };

/** The schema of a route from the shared table, with every way in which it fails. */
export function routeSchema<N extends RouteName>(name: N, about: About): Schema<Routes[N]>;
export function routeSchema(name: RouteName, about: About): object {
  const { params, query, body, status, answer }: Route = ROUTES[name];
  return {
    ...about,
    ...(params === undefined ? {} : { params }),
    ...(query === undefined ? {} : { querystring: query }),
    ...(body === undefined ? {} : { body }),
    response: { [status]: answer, ...problemResponses },
  };
}
