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
