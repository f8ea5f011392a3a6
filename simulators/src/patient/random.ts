/**
 * Random numbers that are a function of the seed alone: sfc32 (Chris Doty-Humphrey, PractRand), seeded by
 * three words and warmed up 12 rounds. Not for secrets.
 */
export type Random = () => number;

/** Uniform numbers in [0, 1) for a seed and up to two stream numbers. */
export function random(seed: number, stream = 0, index = 0): Random {
  let a = seed | 0;
  let b = stream | 0;
  let c = index | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i += 1) next();
  return next;
}

/** Normal numbers of mean 0 and SD 1 by Box and Muller. */
export function normal(uniform: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
  return radius * Math.cos(2 * Math.PI * uniform());
}

/** A normal number drawn anew until it lies within `min` and `max`. */
export function truncatedNormal(
  uniform: Random,
  mean: number,
  sd: number,
  min: number,
  max: number,
): number {
  for (;;) {
    const value = mean + sd * normal(uniform);
    if (value >= min && value <= max) return value;
  }
}

export function between(uniform: Random, min: number, max: number): number {
  return min + (max - min) * uniform();
}
