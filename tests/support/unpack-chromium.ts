/**
 * Child process of `browser.ts`: unpacks the browser of npm into the TMPDIR that it was given.
 * Apart, since the package changes the environment of the process that loads it.
 */
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
