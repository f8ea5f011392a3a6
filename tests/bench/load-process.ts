/** The load in a process of its own: many monitors at 1 Hz over plain WebSocket. */
import { connectMany, type LoadMonitor } from '@chairside/simulators/load/connect-many';

interface Order {
  readonly url: string;
  readonly monitors: readonly LoadMonitor[];
}

/** Nothing is lost that comes within this time after the last reading. */
const LAST_ACKNOWLEDGEMENTS_MS = 10_000;

process.once('message', async ({ url, monitors }: Order) => {
  let took: number[] = [];
  const load = await connectMany({
    url,
    monitors,
    transport: 'websocket',
    onAcknowledged: (ms) => took.push(ms),
  });
  process.send?.({ connected: monitors.length });
  process.on('message', async (order: 'measure' | 'report' | 'finish') => {
    if (order === 'measure') took = [];
    if (order === 'report') process.send?.({ took, stats: load.stats() });
    if (order === 'finish') {
      await load.stop(LAST_ACKNOWLEDGEMENTS_MS);
      process.send?.({ took, stats: load.stats() });
    }
  });
});
process.on('disconnect', () => process.exit());
