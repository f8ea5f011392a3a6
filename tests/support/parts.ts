import type { Page } from 'playwright-core';
import { SCREENS, type Screen } from './screens.ts';

const screen = (name: string): Screen => {
  const found = SCREENS.find((one) => one.name === name);
  if (!found) throw new Error(`no screen is called ${name}`);
  return found;
};

/** A part of a screen that somebody has to open: a form, a tab, a panel. */
function part(of: string, name: string, open: (page: Page) => Promise<void>): Screen {
  const { user, show } = screen(of);
  return {
    name: `${of}, ${name}`,
    user,
    show: async (page) => {
      await show(page);
      await open(page);
      // What fades in is judged when it is there.
      await page.waitForTimeout(400);
    },
  };
}

/** Forms, tabs and panels inside the screens. */
export const PARTS: readonly Screen[] = [
  ...['Pause', 'Stop infusion', 'Add note', 'Nausea'].map((name) =>
    part('chair', name, (page) =>
      page
        .getByRole('complementary', { name: 'Session actions' })
        .getByRole('button', { name, exact: true })
        .click(),
    ),
  ),
  part('chair', 'table', (page) => page.getByRole('button', { name: 'Show as table' }).click()),
  part('station', 'every effect', (page) =>
    page.getByRole('button', { name: 'Log another effect' }).first().click(),
  ),
  part('station', 'open a session', (page) =>
    page.getByRole('button', { name: 'Open a session' }).first().click(),
  ),
  ...['Chairs', 'Users'].map((name) =>
    part('administration', name, (page) => page.getByRole('tab', { name }).click()),
  ),
  {
    name: 'alarm history',
    user: 'nurse',
    show: async (page) => {
      await page.goto('/alarms');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(1_000);
    },
  },
  {
    name: 'first administrator',
    user: null,
    show: async (page) => {
      await page.goto('/setup');
      await page.getByLabel('One-time code').waitFor();
    },
  },
];
