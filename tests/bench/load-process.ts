/** The load in a process of its own: many monitors at 1 Hz over plain WebSocket. */
import { connectMany, type LoadMonitor } from '@chairside/simulators/load/connect-many';

interface Order {
  readonly url: string;
  readonly monitors: readonly LoadMonitor[];
}

process.once('message', async ({ url, monitors }: Order) => {
  let took: number[] = [];
  const load = await connectMany({
    url,
    monitors,
    transport: 'websocket',
    onAcknowledged: (ms) => took.push(ms),
  });
  process.send?.({ connected: monitors.length });
  process.on('message', async (order: 'measure' | 'report' | 'stop') => {
    if (order === 'measure') took = [];
    if (order === 'report') process.send?.({ took, stats: load.stats() });
    if (order === 'stop') {
      await load.stop(1000);
      process.exit();
    }
  });
});
process.on('disconnect', () => process.exit());
