/** What a route of the HTTP API is made of. */
import { z } from 'zod';
import type { Capability } from '../people/roles.ts';
import { uuid } from '../text/bounded.ts';

export const byId = z.object({ id: uuid });

/** Who may ask: anybody; whoever is signed in, even with a password that was given to them; or whose role may do this. */
export type Policy = 'anybody' | 'signed-in' | Capability;

/** One route. What it has no part of is not sent. */
export interface Route {
  readonly who: Policy;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly status: 200 | 201 | 204;
  readonly answer: z.ZodType;
}

/** Routes of one feature, by method and path. */
export type RouteMap = Readonly<
  Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} /api/${string}`, Route>
>;
