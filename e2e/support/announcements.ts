import type { Page } from '@playwright/test';

/** Notes from now on what the app's live region says, each saying once. Call it again after a reload. */
export async function noteAnnouncements(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const region = document.querySelector('[aria-label="Announcements"]');
    const said: string[] = [];
    const note = () => said.push(region?.textContent ?? '');
    if (region !== null)
      new MutationObserver(note).observe(region, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { said });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

/** Notes every text that an element shows from now on, first to last, without repeats of the one before. */
export async function noteTexts(page: Page, selector: string): Promise<() => Promise<readonly string[]>> {
  await page.evaluate((wanted) => {
    const shown: string[] = [];
    const note = () => {
      const element = document.querySelector<HTMLElement>(wanted);
      const text = (element?.innerText ?? '').replaceAll(/\s+/gu, ' ');
      if (text !== shown.at(-1)) shown.push(text);
    };
    note();
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Object.assign(window, { shown });
  }, selector);
  return () => page.evaluate(() => (window as unknown as { shown: string[] }).shown);
}
