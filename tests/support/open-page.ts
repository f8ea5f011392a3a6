import type { Browser, Page } from 'playwright-core';

export const SIZES = {
  '1440x900': { width: 1440, height: 900 },
  '1920x1080': { width: 1920, height: 1080 },
  '768x1024': { width: 768, height: 1024 },
  '1024x768': { width: 1024, height: 768 },
  '390x844': { width: 390, height: 844 },
} as const;
export type Size = keyof typeof SIZES;

export const THEMES = { night: 'dark', day: 'light' } as const;
export type Theme = keyof typeof THEMES;

export interface OpenPage {
  readonly page: Page;
  /** What the page threw or complained of since it was opened. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Asking who is signed in before anyone is, and what a test cuts off itself, are no complaints. */
const EXPECTED = /Failed to load resource|WebSocket connection to|net::ERR_/;

/** A page of its own context: nothing is shared with another page of the same browser. */
export async function openPage(
  browser: Browser,
  { origin, size = '1440x900', theme = 'night' }: { origin: string; size?: Size; theme?: Theme },
): Promise<OpenPage> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: SIZES[size],
    colorScheme: THEMES[theme],
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  await context.addInitScript(
    (scheme) => window.localStorage.setItem('chairside-theme', scheme),
    THEMES[theme],
  );
  // As the polls of vitest.config.ts: a busy machine is no fault.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() !== 'error' || EXPECTED.test(message.text())) return;
    complaints.push(message.text());
  });
  return { page, complaints, close: () => context.close() };
}
