/**
 * Most readings that one session holds, from all its monitors. A day at two readings a second is 172,800: no visit
 * comes near it, and one session cannot fill the memory of whatever reads it whole.
 */
export const READINGS_PER_SESSION = 200_000;

/** Told from this part of the limit on. */
export const NEARLY_FULL = 0.9;
