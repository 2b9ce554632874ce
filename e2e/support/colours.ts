import type { Page } from '@playwright/test';

/** A colour token as the browser computes it, for comparison with computed styles: `rgb(241, 244, 244)`. */
export function tokenColour(page: Page, token: `--${string}`): Promise<string> {
  return page.evaluate((name) => {
    const probe = document.createElement('i');
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, token);
}
