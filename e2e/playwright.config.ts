import { defineConfig } from '@playwright/test';

/** One set of specs for the app in the browser host. The browser is found in `support/browser.ts`. */
export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  forbidOnly: true,
});
