import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Logger } from '../../main/support/logger.ts';
import { windowStatesSchema, type WindowState } from './window-state.ts';

/** Moving a window tells a new place with every frame. */
const WRITTEN_AFTER_MS = 500;

/** What was open when it was written last; nothing where there is no such file, or where it makes no sense. */
export async function readWindowStates(dataDirectory: string): Promise<readonly WindowState[]> {
  try {
    const states = windowStatesSchema.safeParse(JSON.parse(await readFile(pathIn(dataDirectory), 'utf8')));
    return states.success ? states.data.windows : [];
  } catch {
    return [];
  }
}

const pathIn = (dataDirectory: string) => join(dataDirectory, 'windows.json');

/** `windows.json` in the data directory: how windows stood, for the next start. Losing it costs nothing but that. */
export class WindowStatesFile {
  readonly #path: string;
  readonly #logger: Logger;
  #waiting: readonly WindowState[] | null = null;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(dataDirectory: string, logger: Logger) {
    this.#path = pathIn(dataDirectory);
    this.#logger = logger;
  }

  /** Written a moment later, and only as it is by then. */
  put(windows: readonly WindowState[]): void {
    this.#waiting = windows;
    this.#timer ??= setTimeout(() => void this.flush(), WRITTEN_AFTER_MS);
  }

  /** Writes what waits; resolves when it is on disk. Never rejects. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const windows = this.#waiting;
    this.#waiting = null;
    if (windows !== null) this.#writing = this.#writing.then(() => this.#write(windows));
    return this.#writing;
  }

  /** A file that was half written when the machine stopped is never read: the old one stays until the new is whole. */
  async #write(windows: readonly WindowState[]): Promise<void> {
    const draft = `${this.#path}.new`;
    try {
      await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
      await writeFile(draft, `${JSON.stringify({ windows }, null, 1)}\n`, { mode: 0o600 });
      await rename(draft, this.#path);
    } catch (error) {
      this.#logger.warn({ err: error }, 'The state of the windows could not be written');
    }
  }
}
