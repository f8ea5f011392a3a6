import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_CHANNEL, DEMO_USERS, FREE_CHAIR } from '@chairside/simulators/demo/demo-clinic';
import type { Page } from 'playwright-core';
import { WEB_OF_TESTS } from './built-web.ts';
import { ServerProcess } from './server-process.ts';

export type DemoUserName = 'nurse' | 'provider' | 'admin';

/** The product as `npm run demo` runs it, on a folder of its own. */
export const startDemo = (): Promise<ServerProcess> =>
  ServerProcess.start({ demo: true, env: { CHAIRSIDE_WEB_DIR: WEB_OF_TESTS } });

/** How a monitor of one's own reaches the free chair: its token stands in the demo's folder. */
export function freeChair({ origin, dataDir }: ServerProcess) {
  const tokens: Record<string, string> = JSON.parse(
    readFileSync(join(dataDir, 'tokens.json'), 'utf8'),
  );
  const token = tokens[FREE_CHAIR];
  if (token === undefined) throw new Error(`no token for chair ${FREE_CHAIR}`);
  return { origin, token, channel: DEMO_CHANNEL, label: FREE_CHAIR };
}

/** Through the sign-in page, as a person does; ends on the station with its chairs. */
export async function signIn(page: Page, userName: DemoUserName = 'nurse'): Promise<void> {
  const user = DEMO_USERS.find((one) => one.userName === userName);
  await page.goto('/');
  await page.getByLabel('User name').fill(userName);
  await page.getByLabel('Password', { exact: true }).fill(user?.password ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('article', { name: /^Chair 1\b/ }).waitFor();
}
