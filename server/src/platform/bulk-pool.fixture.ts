/** A thread whose jobs do what tests want of them. */
import { setTimeout as pause } from 'node:timers/promises';
import type { AnyJob, Job, JobControl } from './bulk.ts';
import type { PoolTask } from './bulk-pool.ts';
import { serve } from './bulk-thread.ts';
import { AppError } from './errors.ts';

let made = 0;

const WORK = {
  echo: async ({ text, ms = 0 }: { text: string; ms?: number }) => {
    await pause(ms);
    return text;
  },
  /** So many pieces; says in `made` how many were asked for. */
  pieces: async ({ count, failAt }: { count: number; failAt?: number }) => ({
    head: { count },
    pieces: (async function* () {
      for (let piece = 0; piece < count; piece += 1) {
        made = piece;
        if (piece === failAt) throw new Error('Anna Example, born 1990');
        yield 'x'.repeat(64 * 1024);
      }
    })(),
  }),
  made: async (_: object) => made,
  refuse: async (_: object) => {
    throw new AppError('unknown-session', 'This clinic has no such session.');
  },
  defect: async ({ name }: { name: string }) => {
    throw new Error(`the patient ${name} is not there`);
  },
  end: async (_: object) => process.exit(3),
  grow: async (_: object) => {
    const all: number[][] = [];
    for (;;) all.push(Array.from({ length: 100_000 }, Math.random));
  },
  steps: async ({ count }: { count: number }, control: JobControl) => {
    for (let step = 0; step < count; step += 1) {
      if (control.cancelled()) return null;
      control.progress(step);
      await pause(5);
    }
    return count;
  },
};

const job = <Input, Output>(
  name: keyof typeof WORK,
  work: (input: Input, control: JobControl) => Promise<Output>,
): Job<Input, Output, null> => ({
  name,
  makes: name === 'made' ? 'screen' : 'file',
  run: (_, input, control) => work(input, control),
});

export const TEST_JOBS = {
  echo: job('echo', WORK.echo),
  pieces: job('pieces', WORK.pieces),
  made: job('made', WORK.made),
  refuse: job('refuse', WORK.refuse),
  defect: job('defect', WORK.defect),
  end: job('end', WORK.end),
  grow: job('grow', WORK.grow),
  steps: job('steps', WORK.steps),
};
const ALL: readonly AnyJob<null>[] = Object.values(TEST_JOBS);

export default (task: PoolTask) => serve(ALL, null, task);
