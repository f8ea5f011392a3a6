import { expect, it } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

it('IN-06 lets a burst through and then the average', () => {
  const bucket = new TokenBucket(2, 1);
  expect([bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([true, true, false]);
  expect([bucket.take(1_000), bucket.take(1_000)]).toEqual([true, false]);
  expect([bucket.take(60_000), bucket.take(60_000), bucket.take(60_000)]).toEqual([
    ...[true, true, false],
  ]);
});

it('IN-06 fills at its pace, and not from what was before the first', () => {
  const bucket = new TokenBucket(4, 2);
  for (let taken = 0; taken < 4; taken += 1) expect(bucket.take(1_000)).toBe(true);
  expect([bucket.take(1_499), bucket.take(1_500), bucket.take(1_500)]).toEqual([
    ...[false, true, false],
  ]);
  expect([bucket.take(2_500), bucket.take(2_500), bucket.take(2_500)]).toEqual([
    ...[true, true, false],
  ]);
});

it('EN-122 a bucket is not empty for as long as server time was set back', () => {
  const bucket = new TokenBucket(1, 1);
  expect([bucket.take(100_000), bucket.take(100_000)]).toEqual([true, false]);
  expect([bucket.take(40_000), bucket.take(41_000), bucket.take(41_000)]).toEqual([
    ...[false, true, false],
  ]);
});
