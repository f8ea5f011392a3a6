import { sessionListSchema } from '@chairside/shared/wire/session-list';
import type { Locator, Page } from 'playwright-core';
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

/** The chair of the demo whose session stands in this phase, with a form of it open. */
function inPhase(phase: string, name: string, open: (actions: Locator) => Promise<void>): Screen {
  return {
    name: `chair ${phase}, ${name}`,
    user: 'nurse',
    show: async (page) => {
      const answer = await page.request.get('/api/sessions?phase=running');
      const { sessions } = sessionListSchema.parse(await answer.json());
      const chosen = sessions.find((session) => session.phase === phase);
      if (chosen === undefined) throw new Error(`no session of the demo is in phase ${phase}`);
      await page.goto(`/chairs/${chosen.chairId}`);
      const actions = page.getByRole('complementary', { name: 'Session actions' });
      await actions.waitFor();
      await open(actions);
      await page.waitForTimeout(400);
    },
  };
}

const button = (name: string) => (actions: Locator) =>
  actions.getByRole('button', { name, exact: true }).first().click();
const step = (id: string) => (actions: Locator) =>
  actions.locator(`[data-step="${id}"]`).getByRole('button').click();

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
  // The pump's form opens once the order is signed, which it is not here.
  ...['checklist', 'weight', 'baseline', 'order'].map((id) => inPhase('before', id, step(id))),
  ...['Change rate', 'Bolus', 'What was done', 'Vital signs by hand', 'Aldrete', 'Touch ring'].map(
    (name) => inPhase('infusing', name, button(name)),
  ),
  inPhase('paused', 'Resume infusion', button('Resume infusion')),
  inPhase('recovery', 'PADSS', (actions) =>
    actions.getByRole('button', { name: 'Enter: PADSS' }).click(),
  ),
  inPhase('recovery', 'Close session', button('Close session')),
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
  ...['Set new password', 'Deactivate user'].map((name) =>
    part('administration', name, async (page) => {
      await page.getByRole('tab', { name: 'Users' }).click();
      await page.getByRole('button', { name: 'Access of Nurse' }).click();
      await page.getByRole('menuitem', { name }).click();
      await page.getByRole('form').getByRole('button', { name }).waitFor();
    }),
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
