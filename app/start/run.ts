import type { Result } from '../../shared/result.ts';
import type { StartOptions } from './arguments.ts';

/** What `npm start` touches; tests give their own. */
export interface StartWorld {
  /** A line for the person, on standard error. */
  say(line: string): void;
  /** A line on standard output. */
  print(line: string): void;
  readonly hasDisplay: boolean;
  isBuilt(): Promise<boolean>;
  /** @throws when the build fails */
  build(): Promise<void>;
  findInstalledElectron(): Promise<string | null>;
  /** Downloads it when it is missing; the failure is why it cannot be had, in a few words. */
  obtainElectron(): Promise<Result<string, string>>;
  runElectron(executable: string, args: readonly string[]): Promise<number | 'couldNotStart'>;
  /** The engine and the browser host; the failure is the sentence to show. */
  serve(options: StartOptions): Promise<Result<{ readonly urlWithToken: string } & AsyncDisposable, string>>;
  openInBrowser(url: string): void;
  /** Aborts when the person ends the program. */
  readonly signal: AbortSignal;
}

const IN_BROWSER = 'so Busbar runs in the browser';

/** Builds what is not built and opens the app: in Electron where that can be, else in the browser. */
export async function startBusbar(options: StartOptions, world: StartWorld): Promise<number> {
  // At the same time, so that a missing Electron is told within its ten seconds however long the build takes.
  const [electron] = await Promise.all([chooseElectron(options, world), buildIfNeeded(world)]);
  if (world.signal.aborted) return 0;
  if (electron !== null) {
    const code = await world.runElectron(electron, options.demo ? ['--demo'] : []);
    if (code !== 'couldNotStart') return code;
    world.say(`Electron could not start on this machine, ${IN_BROWSER}.`);
  }
  return runInBrowser(options, world);
}

async function buildIfNeeded(world: StartWorld): Promise<void> {
  if (await world.isBuilt()) return;
  world.say('Building Busbar ...');
  await world.build();
}

/** The executable, or null when the app is to run in the browser, which is said in one line. */
async function chooseElectron(options: StartOptions, world: StartWorld): Promise<string | null> {
  if (options.browser) return null;
  if (!world.hasDisplay) {
    const installed = await world.findInstalledElectron();
    const reason = installed === null ? 'Electron is not installed and there is' : 'There is';
    world.say(`${reason} no display for its window, ${IN_BROWSER}.`);
    return null;
  }
  const electron = await world.obtainElectron();
  if (electron.ok) return electron.value;
  world.say(`Electron cannot be used here (${electron.error}), ${IN_BROWSER}.`);
  return null;
}

async function runInBrowser(options: StartOptions, world: StartWorld): Promise<number> {
  const served = await world.serve(options);
  if (!served.ok) {
    world.say(served.error);
    return 1;
  }
  world.print(`Busbar is ready at ${served.value.urlWithToken} (this link works once)`);
  if (world.hasDisplay) world.openInBrowser(served.value.urlWithToken);
  await untilAborted(world.signal);
  await served.value[Symbol.asyncDispose]();
  return 0;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
