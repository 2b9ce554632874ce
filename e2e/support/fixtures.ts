import { test as base, expect, type Browser, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from './browser.ts';
import { startProgram, type RunningProgram } from './program.ts';

interface SimulatedSnmp {
  readonly port: number;
  readonly readCommunity: string;
  readonly writeCommunity: string;
  readonly v3: { readonly user: string; readonly authPassword: string; readonly privPassword: string };
}

/** What `busbar simulate` prints. */
export interface SimulatedPdu extends AsyncDisposable {
  readonly model: string;
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly fingerprint: string;
  /** Null without `--snmp-port`. */
  readonly snmp: SimulatedSnmp | null;
  readonly program: RunningProgram;
}

export async function simulate(...args: readonly string[]): Promise<SimulatedPdu> {
  const program = await startProgram(['simulate', ...args]);
  const ready = JSON.parse(program.firstLine) as Omit<SimulatedPdu, 'program'>;
  return { ...ready, program, [Symbol.asyncDispose]: () => program[Symbol.asyncDispose]() };
}

/** A simulated PDU that answers by both protocols. */
export interface SimulatedBoth extends SimulatedPdu {
  readonly snmp: SimulatedSnmp;
  /** `127.0.0.1:PORT` of its SNMP agent. */
  readonly snmpAddress: string;
}

export async function simulateBoth(...args: readonly string[]): Promise<SimulatedBoth> {
  const pdu = await simulate(...args, '--snmp-port', '0');
  if (pdu.snmp === null) throw new Error('The simulated PDU does not answer SNMP.');
  return { ...pdu, snmp: pdu.snmp, snmpAddress: `127.0.0.1:${pdu.snmp.port}` };
}

interface TestFixtures {
  /** Fresh for every test. */
  readonly dataDirectory: string;
  /** The browser host as its own process. */
  readonly host: RunningProgram;
  /** The app, opened by its one-time link. Errors on the page's console fail the test. */
  readonly app: Page;
}

interface WorkerFixtures {
  readonly foundBrowser: Browser | null;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  foundBrowser: [
    async ({}, use) => {
      const found = await findBrowser();
      const browser =
        found === null
          ? null
          : await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
      await use(browser);
      await browser?.close();
    },
    { scope: 'worker' },
  ],
  dataDirectory: async ({}, use) => {
    const directory = await mkdtemp(join(tmpdir(), 'busbar-e2e-'));
    await use(directory);
    await rm(directory, { recursive: true, force: true });
  },
  host: async ({ dataDirectory }, use) => {
    await using host = await startProgram(['serve', '--port', '0'], { BUSBAR_DATA_DIR: dataDirectory });
    await use(host);
  },
  app: async ({ foundBrowser, host }, use, testInfo) => {
    testInfo.skip(
      foundBrowser === null,
      'No browser: neither Playwright’s own, an installed one, nor the npm one.',
    );
    if (foundBrowser === null) return;
    const context = await foundBrowser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(host.firstLine);
    await use(page);
    await context.close();
    expect(problems, 'errors on the page').toEqual([]);
  },
});

export { expect };
