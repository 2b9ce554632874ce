import { vi } from 'vitest';
import type * as electronDouble from './electron-double.ts';

export type ElectronDouble = typeof electronDouble;

/** Puts a new stand-in in the place of `electron`; modules of the shell are to be imported after this. */
export async function freshElectron(): Promise<ElectronDouble> {
  vi.resetModules();
  const electron = await import('./electron-double.ts');
  vi.doMock('electron', () => electron);
  return electron;
}
