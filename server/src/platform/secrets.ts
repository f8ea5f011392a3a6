import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Only the hash of a secret is ever stored: a copy of the database signs nobody in. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** 256 random bits, URL-safe. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(secretHash(a)), Buffer.from(secretHash(b)));
}

/** No 0/O, 1/I/L: read off a terminal and typed. */
const TYPED = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Three groups of four letters and digits: about 59 bits. */
export function newTypedCode(): string {
  const letters: string[] = [];
  while (letters.length < 12) {
    const letter = TYPED[(randomBytes(1)[0] ?? 255) & 31];
    if (letter !== undefined) letters.push(letter);
  }
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)]
    .map((group) => group.join(''))
    .join('-');
}
