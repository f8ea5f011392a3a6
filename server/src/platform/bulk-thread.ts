import { type AnyJob, failureOf, isStreamed, workOf } from './bulk.ts';
import type { PoolMessage, PoolOutcome, PoolTask } from './bulk-pool.ts';
import { pump } from './bulk-stream.ts';

/** What a thread of the pool does with a task. */
export async function serve<Ground>(
  jobs: readonly AnyJob<Ground>[],
  ground: Ground,
  task: PoolTask,
): Promise<PoolOutcome> {
  const { name, input, port, cancelled } = task;
  const say = (message: PoolMessage) => port.postMessage(message);
  try {
    const value = await workOf(
      jobs,
      ground,
      name,
    )(input, {
      progress: (progress) => say({ progress }),
      cancelled: () => Atomics.load(cancelled, 0) === 1,
    });
    if (!isStreamed(value)) return { value };
    say({ head: value.head });
    await pump(port, value.pieces);
    return { value: null };
  } catch (error) {
    return { failed: failureOf(error) };
  }
}
