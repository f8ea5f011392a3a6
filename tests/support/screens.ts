import { meSchema } from '@chairside/shared/wire/http';
import { patientListSchema } from '@chairside/shared/wire/patients';
import { sessionListSchema } from '@chairside/shared/wire/session-list';
import type { Browser, Cookie, Page } from 'playwright-core';
import { type DemoUserName, signIn } from './demo.ts';
import { type OpenPage, openPage, type Size, type Theme } from './open-page.ts';

export interface Screen {
  readonly name: string;
  /** Null: seen before anybody signs in. */
  readonly user: DemoUserName | null;
  /** Goes to the screen and waits until it shows what it is for. */
  readonly show: (page: Page) => Promise<void>;
}

/** A session that runs and has been charted on: the first whose infusion has begun. */
async function chartedSession(page: Page): Promise<{ id: string; chairId: string }> {
  const answer = await page.request.get('/api/sessions?phase=running');
  const { sessions } = sessionListSchema.parse(await answer.json());
  const chosen = sessions.find(({ phase }) => phase === 'infusing') ?? sessions[0];
  if (chosen === undefined) throw new Error('the demo has no running session');
  return chosen;
}

/** A patient of the demo with a session behind them. */
async function knownPatient(page: Page): Promise<string> {
  const answer = await page.request.get('/api/patients?search=0362');
  const [patient] = patientListSchema.parse(await answer.json()).patients;
  if (patient === undefined) throw new Error('the demo has no patient 0362');
  return patient.id;
}

const settled = (page: Page) => page.waitForTimeout(1_500);

/** Every screen of the product. */
export const SCREENS: readonly Screen[] = [
  {
    name: 'sign-in',
    user: null,
    show: async (page) => {
      await page.goto('/sign-in');
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
    },
  },
  {
    name: 'own-password-first',
    user: 'nurse',
    show: async (page) => {
      // As it is for somebody whose password an administrator has just set.
      await page.route('**/api/me', async (route) => {
        const response = await route.fetch();
        const me = meSchema.parse(await response.json());
        const json = { ...me, user: { ...me.user, mustChangePassword: true } };
        await route.fulfill({ response, json });
      });
      await page.goto('/');
      await page.getByRole('heading', { name: 'Choose your own password' }).waitFor();
    },
  },
  {
    name: 'password',
    user: 'nurse',
    show: async (page) => {
      await page.goto('/password');
      await page.getByRole('heading', { name: 'Change password' }).waitFor();
      await settled(page);
    },
  },
  {
    name: 'station',
    user: 'nurse',
    show: async (page) => {
      await page.goto('/');
      await page.getByRole('article', { name: /^Chair 1\b/ }).waitFor();
      await settled(page);
    },
  },
  {
    name: 'chair',
    user: 'nurse',
    show: async (page) => {
      const { chairId } = await chartedSession(page);
      await page.goto(`/chairs/${chairId}`);
      await page.getByRole('complementary', { name: 'Session actions' }).waitFor();
      await settled(page);
    },
  },
  {
    name: 'sessions',
    user: 'provider',
    show: async (page) => {
      await page.goto('/sessions');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
    },
  },
  {
    name: 'session-log',
    user: 'provider',
    show: async (page) => {
      const { id } = await chartedSession(page);
      await page.goto(`/sessions/${id}`);
      await page
        .getByText(/^Infusion started/)
        .first()
        .waitFor();
      await settled(page);
    },
  },
  {
    name: 'patients',
    user: 'nurse',
    show: async (page) => {
      await page.goto('/patients');
      await page.getByRole('link', { name: 'Patient 0362' }).waitFor();
      await settled(page);
    },
  },
  {
    name: 'patient',
    user: 'provider',
    show: async (page) => {
      await page.goto(`/patients/${await knownPatient(page)}`);
      await page.getByRole('heading', { name: 'Courses' }).waitFor();
      await settled(page);
    },
  },
  {
    name: 'patient-form',
    user: 'nurse',
    show: async (page) => {
      await page.goto('/patients/new');
      await page.getByRole('button', { name: 'Register' }).waitFor();
      await settled(page);
    },
  },
  {
    name: 'schedules',
    user: 'provider',
    show: async (page) => {
      await page.goto('/patients/schedules');
      await page.getByRole('button', { name: 'Add a schedule' }).waitFor();
      await settled(page);
    },
  },
  {
    name: 'course-review',
    user: 'provider',
    show: async (page) => {
      await page.goto(`/patients/${await knownPatient(page)}/review`);
      await page.getByRole('heading', { name: 'Effects by dose' }).waitFor();
      await settled(page);
    },
  },
  {
    name: 'clinic-review',
    user: 'provider',
    show: async (page) => {
      await page.goto('/clinic');
      await page.getByRole('heading', { name: 'Critical sessions' }).waitFor();
      await settled(page);
    },
  },
  {
    name: 'protocols',
    user: 'provider',
    show: async (page) => {
      await page.goto('/protocols');
      await page.getByRole('heading', { name: 'Oxygen saturation' }).waitFor();
      await settled(page);
    },
  },
  {
    name: 'administration',
    user: 'admin',
    show: async (page) => {
      await page.goto('/administration');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
    },
  },
];

export interface Screens {
  /** The screen as its user sees it. The caller closes it. */
  open(screen: Screen, how?: { size?: Size; theme?: Theme }): Promise<OpenPage>;
}

/** Each user signs in once, by hand, and is known to every page after that. */
export function screensOf(browser: Browser, origin: string): Screens {
  const known = new Map<DemoUserName, Cookie[]>();
  const enter = async ({ page }: OpenPage, user: DemoUserName) => {
    const cookies = known.get(user);
    if (cookies) return page.context().addCookies(cookies);
    await signIn(page, user);
    known.set(user, await page.context().cookies());
  };
  return {
    async open(screen, how = {}) {
      const open = await openPage(browser, { origin, ...how });
      try {
        if (screen.user !== null) await enter(open, screen.user);
        await screen.show(open.page);
        return open;
      } catch (error) {
        await open.close();
        throw error;
      }
    },
  };
}
