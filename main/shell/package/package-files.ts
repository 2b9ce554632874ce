import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Files that go into every package. The build puts the folder beside the bundle (electron.vite.config.ts). */
export const PACKAGE_FILES = [
  'driver.py',
  'busbar_endpoint.py',
  'drivermetadata.xml',
  'requirements.txt',
  'README.md',
  'TESTED-MODELS.md',
  'icon.png',
] as const;
export type PackageFile = (typeof PACKAGE_FILES)[number];

function readBytes(name: PackageFile): Promise<Uint8Array> {
  return readFile(fileURLToPath(new URL(`./files/${name}`, import.meta.url)));
}

/** One of the files as it is. */
export async function readPackageFile(name: PackageFile): Promise<Uint8Array> {
  return new Uint8Array(await readBytes(name));
}

/**
 * A text with its places filled in: `@SHELL_NAME@` and the like. Lines end with a line feed however they were checked out, so
 * that the package is the same everywhere.
 */
export async function readPackageText(
  name: PackageFile,
  places: Readonly<Record<string, string>> = {},
): Promise<string> {
  const text = new TextDecoder().decode(await readBytes(name)).replaceAll('\r\n', '\n');
  return text.replaceAll(/@([A-Z_]+)@/gu, (whole, place: string) => places[place] ?? whole);
}
