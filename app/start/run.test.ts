import { describe, expect, test } from 'vitest';
import { err, ok } from '../../shared/result.ts';
import { parseStartArguments, type StartOptions } from './arguments.ts';
import { startBusbar, type StartWorld } from './run.ts';

const OPTIONS: StartOptions = { demo: false, browser: false, port: 0 };
const URL_WITH_TOKEN = 'http://127.0.0.1:4711/?token=abc';

/** A machine with a display, Electron, and everything built; the person ends the app when the address is printed. */
class TestMachine implements StartWorld {
  readonly said: string[] = [];
  readonly printed: string[] = [];
  readonly opened: string[] = [];
  readonly electronArgs: (readonly string[])[] = [];
  readonly served: StartOptions[] = [];
  stopped = 0;
  builds = 0;
  hasDisplay = true;
  built = true;
  readonly #ending = new AbortController();
  readonly signal = this.#ending.signal;

  say(line: string) {
    this.said.push(line);
  }
  print(line: string) {
    this.printed.push(line);
  }
  async isBuilt() {
    return this.built;
  }
  async build() {
    this.builds += 1;
  }
  findInstalledElectron: StartWorld['findInstalledElectron'] = async () => null;
  obtainElectron: StartWorld['obtainElectron'] = async () => ok('/electron');
  runElectron: StartWorld['runElectron'] = async (_executable, args) => {
    this.electronArgs.push(args);
    return 0;
  };
  serve: StartWorld['serve'] = async (options) => {
    this.served.push(options);
    queueMicrotask(() => this.#ending.abort());
    return ok({ urlWithToken: URL_WITH_TOKEN, [Symbol.asyncDispose]: async () => void (this.stopped += 1) });
  };
  openInBrowser(url: string) {
    this.opened.push(url);
  }
}

describe('npm start', () => {
  test('opens Electron and says nothing', async () => {
    const machine = new TestMachine();
    expect(await startBusbar(OPTIONS, machine)).toBe(0);
    expect(machine.electronArgs).toEqual([[]]);
    expect([...machine.said, ...machine.printed]).toEqual([]);
    expect(machine.served).toEqual([]);
  });

  test('takes Electron to the simulated PDU for --demo', async () => {
    const machine = new TestMachine();
    await startBusbar({ ...OPTIONS, demo: true }, machine);
    expect(machine.electronArgs).toEqual([['--demo']]);
  });

  test('ends with the exit code of Electron', async () => {
    const machine = new TestMachine();
    machine.runElectron = async () => 3;
    expect(await startBusbar(OPTIONS, machine)).toBe(3);
  });

  test('says in one line that Electron cannot be had and opens the same app in the browser', async () => {
    const machine = new TestMachine();
    machine.obtainElectron = async () => err('its download site does not answer');
    expect(await startBusbar({ ...OPTIONS, demo: true, port: 4711 }, machine)).toBe(0);
    expect(machine.said).toEqual([
      'Electron cannot be used here (its download site does not answer), so Busbar runs in the browser.',
    ]);
    expect(machine.served).toEqual([{ demo: true, browser: false, port: 4711 }]);
    expect(machine.printed).toEqual([`Busbar is ready at ${URL_WITH_TOKEN} (this link works once)`]);
    expect(machine.opened).toEqual([URL_WITH_TOKEN]);
    expect(machine.stopped).toBe(1);
  });

  test('says so before a long build has ended', async () => {
    const machine = new TestMachine();
    machine.built = false;
    machine.obtainElectron = async () => err('it could not be downloaded');
    let finish = () => {};
    machine.build = () => new Promise((resolve) => (finish = resolve));
    const started = startBusbar(OPTIONS, machine);
    await expect.poll(() => machine.said).toHaveLength(2);
    expect(machine.served).toEqual([]);
    finish();
    await started;
    expect(machine.served).toHaveLength(1);
  });

  test('prints the address without a display, and does not download what could not open a window', async () => {
    const machine = new TestMachine();
    machine.hasDisplay = false;
    machine.obtainElectron = () => Promise.reject(new Error('must not be asked'));
    await startBusbar(OPTIONS, machine);
    expect(machine.said).toEqual([
      'Electron is not installed and there is no display for its window, so Busbar runs in the browser.',
    ]);
    expect(machine.printed).toEqual([expect.stringContaining(URL_WITH_TOKEN)]);
    expect(machine.opened).toEqual([]);
  });

  test('falls back to the browser when Electron cannot run on this machine', async () => {
    const machine = new TestMachine();
    machine.runElectron = async () => 'couldNotStart';
    await startBusbar(OPTIONS, machine);
    expect(machine.said).toEqual([
      'Electron could not start on this machine, so Busbar runs in the browser.',
    ]);
    expect(machine.opened).toEqual([URL_WITH_TOKEN]);
  });

  test('does not look for Electron when asked for the browser', async () => {
    const machine = new TestMachine();
    machine.obtainElectron = () => Promise.reject(new Error('must not be asked'));
    await startBusbar({ ...OPTIONS, browser: true }, machine);
    expect(machine.said).toEqual([]);
    expect(machine.opened).toEqual([URL_WITH_TOKEN]);
  });

  test('builds only what is not built', async () => {
    const machine = new TestMachine();
    await startBusbar(OPTIONS, machine);
    expect(machine.builds).toBe(0);
    machine.built = false;
    await startBusbar(OPTIONS, machine);
    expect(machine.builds).toBe(1);
  });

  test('tells why the engine could not be started', async () => {
    const machine = new TestMachine();
    machine.serve = async () => err('Busbar is already running.');
    expect(await startBusbar({ ...OPTIONS, browser: true }, machine)).toBe(1);
    expect(machine.said).toEqual(['Busbar is already running.']);
  });
});

describe('what follows npm start --', () => {
  test('is understood', () => {
    expect(parseStartArguments([])).toEqual(ok(OPTIONS));
    expect(parseStartArguments(['--demo', '--port', '8080'])).toEqual(
      ok({ ...OPTIONS, demo: true, port: 8080 }),
    );
  });

  test.each(
    [['--port', 'x'], ['--port', '70000'], ['--port'], ['--nothing'], ['demo']].map((args) => [args]),
  )('is refused with the usage: %j', (args) => {
    const parsed = parseStartArguments(args);
    expect(!parsed.ok && parsed.error).toContain('Usage: npm start');
  });
});
