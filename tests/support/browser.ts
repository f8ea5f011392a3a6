import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

interface Chromium {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

/** Never the package's own list: that one turns off the web's security and shares one process. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function environment(extra: Record<string, string>): Record<string, string> {
  const own = Object.entries(process.env).filter((pair): pair is [string, string] => !!pair[1]);
  return { ...Object.fromEntries(own), ...extra };
}

function packageVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(dirname(entry), '../package.json'), 'utf8'),
  );
  return version;
}

/**
 * The browser of npm, unpacked once per version and user. It is renamed into place, so that a second
 * run at the same time sees all of it or nothing.
 */
function unpacked(): Chromium {
  const home = join(tmpdir(), `chairside-chromium-${packageVersion()}-${process.getuid?.() ?? 0}`);
  if (!existsSync(join(home, 'chromium'))) {
    // Cleaners of old temporary files leave part of a folder behind.
    rmSync(home, { recursive: true, force: true });
    const draft = mkdtempSync(`${home}-`);
    execFileSync(process.execPath, [join(import.meta.dirname, 'unpack-chromium.ts')], {
      // The runtime's name makes it unpack its own nss, nspr and expat for a machine that has none.
      env: environment({ TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    mkdirSync(join(draft, 'font-cache'));
    // The one it brings names /tmp/fonts: with another temp folder all text would be invisible.
    writeFileSync(
      join(draft, 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${home}/fonts</dir><cachedir>${home}/font-cache</cachedir></fontconfig>`,
    );
    try {
      renameSync(draft, home);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    }
  }
  return {
    executablePath: join(home, 'chromium'),
    env: environment({
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
    }),
  };
}

/** `$CHROME_PATH`, else the browser that npm brought (Linux on x64), else an installed one. */
function findChromium(): Chromium {
  const asked = process.env.CHROME_PATH;
  if (asked) return { executablePath: asked, env: environment({}) };
  if (process.platform === 'linux' && process.arch === 'x64') return unpacked();
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed) return { executablePath: installed, env: environment({}) };
  throw new Error('No Chromium was found: install one and name it in CHROME_PATH.');
}

export function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = findChromium();
  return chromium.launch({ executablePath, args: ARGS, env, headless: true });
}
