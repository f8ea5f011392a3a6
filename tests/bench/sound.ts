/**
 * From the server's receipt of a reading to the first pulse of its alarm in a real browser. The reading is a cuff value
 * that alarms without a delay of its own. `npm run bench:sound`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startServer } from '@chairside/server/composition';
import { readConfig } from '@chairside/server/platform/config';
import { createLogger } from '@chairside/server/platform/logger';
import { openStore } from '@chairside/server/store/open';
import { launchBrowser } from '../support/browser.ts';
import buildWeb, { WEB_OF_TESTS } from '../support/built-web.ts';
import { BusyMonitor } from '../support/busy-monitor.ts';
import { Chart } from '../support/chart.ts';
import { laidBursts, watchAudio } from '../support/heard-page.ts';
import { openPage } from '../support/open-page.ts';
import { rawStation } from '../support/raw-station.ts';
import { seedClinic } from '../support/seeded-clinic.ts';

const ALARMS = 150;
const BAR_MS = 300;
const CALM = { hr: 72, spo2: 97 };

const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;

await buildWeb();
const dataDir = mkdtempSync(join(tmpdir(), 'chairside-sound-'));
const log = createLogger('silent');
const store = await openStore({ dataDir, logger: log, commitWindowMs: 50, spoolLimit: 100_000 });
const clinic = await seedClinic(store, 1, Date.now());
const config = readConfig({ PORT: '0', CHAIRSIDE_WEB_DIR: WEB_OF_TESTS });
const server = await startServer(config, { store, log });
const browser = await launchBrowser();
try {
  const [chair] = clinic.chairs;
  if (!chair) throw new Error('no chair was made');
  await new Chart(server.url, clinic.cookie).infuse(chair.id, '0412');
  const station = await rawStation(server.url, clinic.cookie);
  await station.watch({ clinic: clinic.id });
  const { page } = await openPage(browser, { origin: server.url });
  await watchAudio(page);
  const [name = '', value = ''] = clinic.cookie.split('=', 2);
  await page.context().addCookies([{ name, value, url: server.url }]);
  await page.goto('/');
  await page.getByRole('article').first().click();
  const monitor = new BusyMonitor({ origin: server.url, token: chair.token }, () => CALM);
  await pause(3_000);

  for (let round = 0; round < ALARMS; round += 1) {
    // Never twice the same pressures: those would be one inflation.
    monitor.show({ ...CALM, nibp: { sys: 205 + (round % 20), dia: 80, map: 120 } });
    await pause(350 + (round % 7) * 13);
    monitor.show({ ...CALM, nibp: { sys: 110 + (round % 20), dia: 70, map: 85 } });
    await pause(250 + (round % 5) * 17);
  }
  monitor.stop();
  const bursts = await laidBursts(page);
  const raised = station.alarms.filter(
    ({ transition }) => transition.change === 'raised' && transition.alarm.key === 'sys:high',
  );
  const took = raised
    .map(({ transition: { at } }) => {
      const own = bursts.filter(({ laidAt }) => laidAt >= at).map((burst) => burst.at);
      return Math.min(...own) - at;
    })
    .sort((a, b) => a - b);
  station.socket.close();
  const p99 = percentile(took, 0.99);
  process.stdout.write(
    `reading to first pulse: ${took.length} alarms, p50 ${percentile(took, 0.5).toFixed(0)} ms, ` +
      `p99 ${p99.toFixed(0)} ms, most ${percentile(took, 1).toFixed(0)} ms (bar ${BAR_MS} ms)\n`,
  );
  if (took.length < ALARMS || !(p99 < BAR_MS)) process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
}
