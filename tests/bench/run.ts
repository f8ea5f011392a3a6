import { setTimeout as pause } from 'node:timers/promises';
import type { LoadMonitor, LoadStats } from '@chairside/simulators/load/connect-many';
import { Child } from './child.ts';
import { type Spread, spread } from './figures.ts';

export interface Screen {
  readonly clinic: number;
  readonly cookie: string;
}

export interface Setting {
  readonly url: string;
  readonly relay: boolean;
  readonly monitors: readonly LoadMonitor[];
  readonly screens: readonly Screen[];
  /** CPU so far, ms, of each process that is measured. */
  readonly cpu: () => Readonly<Record<string, number>>;
  readonly warmMs: number;
  /** Called when the measured span begins. */
  readonly onMeasure?: () => Promise<void>;
  readonly measureMs: number;
}

export interface Measured {
  readonly seconds: number;
  readonly readings: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly disconnected: number;
  /** Of all that were sent: neither acknowledged nor refused by the end; null for the relay, which acknowledges nothing. */
  readonly lost: number | null;
  readonly toScreen: Spread;
  readonly toAcknowledgement: Spread;
  /** CPU ms per 1,000 readings of each process. */
  readonly cpuPerThousand: Readonly<Record<string, number>>;
}

interface Report {
  readonly took: number[];
  readonly stats: LoadStats;
}

/** Connects the screens, then the load, lets it settle, and measures for a while. */
export async function run(setting: Setting): Promise<Measured> {
  const screens = new Child('screens-process.ts');
  const load = new Child('load-process.ts');
  try {
    const { url, relay } = setting;
    screens.tell({ url, relay, screens: setting.screens });
    await screens.heard();
    load.tell({ url, monitors: setting.monitors });
    await load.heard();
    await pause(setting.warmMs);

    await setting.onMeasure?.();
    const before = await reports(load, screens);
    const cpuBefore = setting.cpu();
    load.tell('measure');
    screens.tell('measure');
    const begun = performance.now();
    await pause(setting.measureMs);
    const seconds = (performance.now() - begun) / 1000;
    const cpuAfter = setting.cpu();
    const after = await reports(load, screens);
    const lost = relay ? null : await unanswered(load);

    const readings = after.load.stats.sent - before.load.stats.sent;
    const perThousand = Object.entries(cpuAfter).map(([name, value]): [string, number] => [
      name,
      ((value - (cpuBefore[name] ?? 0)) / readings) * 1000,
    ]);
    return {
      seconds,
      readings,
      acknowledged: after.load.stats.acknowledged - before.load.stats.acknowledged,
      refused: after.load.stats.refused,
      disconnected: after.load.stats.disconnected,
      lost,
      toScreen: spread(after.screens.took),
      toAcknowledgement: spread(after.load.took),
      cpuPerThousand: Object.fromEntries(perThousand),
    };
  } finally {
    load.end();
    screens.end();
  }
}

async function unanswered(load: Child): Promise<number> {
  load.tell('finish');
  const { stats } = await load.heard<Report>();
  return stats.sent - stats.acknowledged - stats.refused;
}

async function reports(load: Child, screens: Child): Promise<{ load: Report; screens: Report }> {
  load.tell('report');
  const fromLoad = await load.heard<Report>();
  screens.tell('report');
  return { load: fromLoad, screens: await screens.heard<Report>() };
}
