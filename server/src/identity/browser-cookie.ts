import type { FastifyReply, FastifyRequest } from 'fastify';
import { limitedAddress } from '../platform/network-address.ts';
import { newSecret } from '../platform/secrets.ts';
import type { Place } from './sign-in-limits.ts';

/** Stays when the sign-in ends: it says that this browser was used here before, and signs nobody in. */
export const BROWSER_COOKIE = 'chairside_browser';
const SECRET = /^[\w-]{43}$/;
const KEPT_SECONDS = 400 * 86_400;

export function placeOf(request: FastifyRequest): Place {
  const given = request.cookies[BROWSER_COOKIE];
  return {
    address: limitedAddress(request.ip),
    browser: given !== undefined && SECRET.test(given) ? given : null,
  };
}

/** The place with a browser that is known from now on. */
export function giveBrowser(reply: FastifyReply, place: Place, secure: boolean): Place {
  const browser = place.browser ?? newSecret();
  reply.setCookie(BROWSER_COOKIE, browser, {
    ...{ path: '/api', httpOnly: true, sameSite: 'lax', secure, maxAge: KEPT_SECONDS },
  });
  return { ...place, browser };
}
