/** `npm run screenshots -- FOLDER [MINUTES]`: every screen in every size and theme, after some minutes of the demo. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launchBrowser } from './browser.ts';
import buildWeb from './built-web.ts';
import { startDemo } from './demo.ts';
import { SIZES, type Size, THEMES, type Theme } from './open-page.ts';
import { SCREENS, screensOf } from './screens.ts';

const [folder, minutes = '1'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Say where to put the pictures: npm run screenshots -- FOLDER [MINUTES]');
  process.exit(1);
}
const target = resolve(process.env.INIT_CWD ?? '.', folder);
mkdirSync(target, { recursive: true });

await buildWeb();
const server = await startDemo();
try {
  const browser = await launchBrowser();
  await pause(Number(minutes) * 60_000);
  const screens = screensOf(browser, server.origin);
  for (const screen of SCREENS) {
    for (const size of Object.keys(SIZES) as Size[]) {
      for (const theme of Object.keys(THEMES) as Theme[]) {
        const open = await screens.open(screen, { size, theme });
        await open.page.screenshot({ path: join(target, `${screen.name}-${size}-${theme}.png`) });
        for (const complaint of open.complaints) console.error(`${screen.name}: ${complaint}`);
        await open.close();
      }
    }
    console.log(screen.name);
  }
  await browser.close();
} finally {
  await server.stop();
}
