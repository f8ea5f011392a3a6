import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { THEMES, type Theme } from './open-page.ts';

/** The serious and critical findings of axe on the page as it stands, one line each. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
}

/** As the switch in the menu does, with time for what fades. */
export async function showTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate(
    (scheme) => document.documentElement.setAttribute('data-mantine-color-scheme', scheme),
    THEMES[theme],
  );
  await page.waitForTimeout(300);
}
