import { writeFileSync } from 'node:fs';
import { WebSocket } from 'ws';

/** Makes a Node process print an inspector address that `profiler` can use. */
export const INSPECTABLE = { NODE_OPTIONS: '--inspect=127.0.0.1:0' };

export interface Profiler {
  start(): Promise<void>;
  /** Writes a `.cpuprofile` and answers with the costliest functions, ms of self time each. */
  stop(file: string): Promise<readonly (readonly [string, number])[]>;
}

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Profiles a running process through the inspector address in its output. */
export async function profiler(output: string): Promise<Profiler> {
  const address = /ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/.exec(output)?.[0];
  if (address === undefined) throw new Error('the process printed no inspector address');
  const socket = new WebSocket(address, { perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  let id = 0;
  const ask = (method: string) => {
    id += 1;
    const asked = id;
    socket.send(JSON.stringify({ id: asked, method }));
    return new Promise<unknown>((resolve) => {
      socket.on('message', function answer(data) {
        const message = JSON.parse(String(data)) as { id?: number; result?: unknown };
        if (message.id !== asked) return;
        socket.off('message', answer);
        resolve(message.result);
      });
    });
  };
  await ask('Profiler.enable');
  return {
    start: async () => {
      await ask('Profiler.start');
    },
    stop: async (file) => {
      const { profile } = (await ask('Profiler.stop')) as { profile: Profile };
      writeFileSync(file, JSON.stringify(profile));
      socket.close();
      return costliest(profile);
    },
  };
}

function costliest({ nodes, samples, timeDeltas }: Profile): (readonly [string, number])[] {
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, url } }) => [
      id,
      `${functionName || '(anonymous)'} ${url.split('/').slice(-3).join('/')}`.trim(),
    ]),
  );
  const sums = new Map<string, number>();
  for (const [index, node] of samples.entries()) {
    const name = names.get(node) ?? '';
    sums.set(name, (sums.get(name) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  }
  sums.delete('(idle)');
  return [...sums].sort((a, b) => b[1] - a[1]).slice(0, 25);
}
