import { execFile } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { _electron } from 'playwright';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { channelsOf } from '../../shared/ipc/builders.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { buildShellPackage } from '../../main/shell/package/build-package.ts';
import { startSimulator, type RunningSimulator } from '../../main/simulator/simulator.ts';
import { build, isBuilt } from '../start/build.ts';
import { hasDisplay } from '../start/display.ts';
import { findInstalledElectron } from '../start/electron-binary.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';

const PROJECT_ROOT = join(import.meta.dirname, '../..');
const electronBinary = await findInstalledElectron(join(PROJECT_ROOT, 'node_modules', 'electron'));

beforeAll(async () => {
  if (!(await isBuilt(PROJECT_ROOT))) await build(PROJECT_ROOT);
}, 60_000);
afterEach(removeTemporaryDirectories);

/** The simulated PDU over SNMP v3, encrypted. */
function snmpTarget({ snmp }: RunningSimulator) {
  const { user, authProtocol, authPassword, privProtocol, privPassword } = snmp?.v3 ?? {};
  const auth = { protocol: authProtocol, password: authPassword };
  const priv = { protocol: privProtocol, password: privPassword };
  const access = { version: 'v3', user, auth, priv, context: '' };
  return { protocol: 'snmp', address: `snmp://127.0.0.1:${snmp?.port}`, access, engineId: null };
}

describe('what is packaged', () => {
  test('runs without node_modules: engine, simulator, SNMP and all', async () => {
    await using pdu = await startSimulator({ model: 'px3-1ph-8', snmpPort: 0 });
    const root = await temporaryDirectory();
    await cp(join(PROJECT_ROOT, 'out'), join(root, 'out'), { recursive: true });
    const runner = join(import.meta.dirname, '../testing/run-bundle.ts');
    const args = ['--disable-warning=ExperimentalWarning', runner, root, '--demo'];
    const env = {
      ...process.env,
      BUSBAR_DATA_DIR: join(root, 'data'),
      BUSBAR_LOG_LEVEL: 'warn',
      SNMP_TARGET: JSON.stringify(snmpTarget(pdu)),
    };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
    expect(stderr).toBe('');
    const said = JSON.parse(stdout) as {
      readonly info: unknown;
      readonly overSnmp: unknown;
      readonly shellPackage: unknown;
      readonly shell: unknown;
      readonly journal: string[];
      readonly errors: string[];
    };
    expect(said.errors).toEqual([]);
    expect(said.info).toMatchObject({ type: 'value', value: { host: 'electron', version: '1.2.3' } });
    expect(said.overSnmp).toMatchObject({ value: { ok: true, value: { identity: { serial: pdu.serial } } } });
    const { fileName, bytes } = await buildShellPackage({ name: 'Raritan PDU' });
    const content = Buffer.from(bytes).toString('base64');
    expect(said.shellPackage).toEqual({ type: 'value', value: { ok: true, value: { fileName, content } } });
    expect(said.shell).toMatchObject({ value: { endpoint: { kind: 'listening' } } });
    expect(said.journal.at(-1)).toMatch(/^load app:\/\/busbar\/#\/pdu\/.+$/u);
  });

  test('has a preload that a sandbox can run: one script that needs Electron only', async () => {
    const source = await readFile(join(PROJECT_ROOT, 'out/preload/index.cjs'), 'utf8');
    const world: Record<string, Record<string, unknown>> = {};
    const required: string[] = [];
    const electron = {
      ipcRenderer: {},
      contextBridge: {
        exposeInMainWorld: (name: string, value: Record<string, unknown>) => (world[name] = value),
      },
    };
    const require = (name: string) => {
      required.push(name);
      return electron;
    };
    runInNewContext(source, { require, exports: {}, module: { exports: {} } });
    expect([...new Set(required)]).toEqual(['electron']);
    const names = Object.entries(world['busbar'] ?? {}).flatMap(([group, calls]) =>
      Object.keys(calls as object).map((name) => `${group}.${name}`),
    );
    expect(names).toEqual(channelsOf(contract).map(({ channel }) => channel));
  });

  test('shows a page that loads nothing from elsewhere and has no inline script or style', async () => {
    const page = await readFile(join(PROJECT_ROOT, 'out/renderer/index.html'), 'utf8');
    expect(page).toContain('<head>');
    expect(page).not.toMatch(/https?:/u);
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*src=)/u);
  });
});

describe.skipIf(electronBinary === null || !hasDisplay())('in the real Electron', () => {
  test('the app opens at the simulated PDU, isolated from Node', { timeout: 60_000 }, async () => {
    const dataDirectory = await temporaryDirectory();
    // Chromium's sandbox refuses root, which is whom containers run as.
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const app = await _electron.launch({
      executablePath: electronBinary ?? '',
      args: [...sandbox, PROJECT_ROOT, '--demo'],
      env: { ...(process.env as Record<string, string>), BUSBAR_DATA_DIR: dataDirectory },
    });
    try {
      const page = await app.firstWindow();
      const problems: string[] = [];
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      await page.getByRole('tab', { name: /Outlets/u }).waitFor();
      expect(new URL(page.url()).protocol).toBe('app:');
      expect(
        await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof window.busbar]),
      ).toEqual(['undefined', 'object']);
      expect(
        await page.evaluate(() =>
          fetch('https://example.org').then(
            () => 'reached',
            () => 'refused',
          ),
        ),
      ).toBe('refused');
      expect(problems.filter((text) => !text.includes('example.org'))).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
