import { packageNameProblem } from '../../../shared/shell/shell-name.ts';
import { shellError } from '../shell-error.ts';
import { archive, type ArchiveFiles } from './archive.ts';
import { readPackageFile, readPackageText } from './package-files.ts';
import { shellDefinition } from './shell-definition.ts';
import { TEMPLATE_VERSION } from './template-version.ts';

/** An installable shell as a file. */
export interface ShellPackage {
  /** `Raritan.PDU.zip`. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** What a package is made of, before it is packed. */
export interface ShellPackageFiles {
  readonly shell: ArchiveFiles;
  /** Contents of the archive in the archive. */
  readonly driver: ArchiveFiles;
  /** Name of the driver, and of its archive without `.zip`. */
  readonly driverName: string;
}

const ICON_FILE = 'icon.png';
const text = (value: string) => new TextEncoder().encode(value);

/** CloudShell knows drivers by name, so that of every vendor's shell is its own: `BusbarRaritanPDUDriver`. */
function driverNameOf(shellName: string): string {
  return `Busbar${shellName.replaceAll(' ', '').replaceAll('-', '_')}Driver`;
}

/**
 * The files of a second-generation shell, in their order.
 *
 * @throws ShellError when the name cannot be one
 */
export async function shellPackageFiles(name: string): Promise<ShellPackageFiles> {
  const problem = packageNameProblem(name);
  if (problem !== null) throw shellError('invalidArgument', problem);
  const driverName = driverNameOf(name);
  const places = { SHELL_NAME: name, DRIVER_NAME: driverName, VERSION: TEMPLATE_VERSION };
  const driver: ArchiveFiles = {
    'driver.py': text(await readPackageText('driver.py')),
    'busbar_endpoint.py': text(await readPackageText('busbar_endpoint.py')),
    'drivermetadata.xml': text(await readPackageText('drivermetadata.xml', places)),
    'requirements.txt': text(await readPackageText('requirements.txt')),
  };
  const driverFile = `${driverName}.zip`;
  const definition = { name, version: TEMPLATE_VERSION, iconFile: ICON_FILE, driverFile };
  const shell: ArchiveFiles = {
    'TOSCA-Metadata/TOSCA.meta': text(toscaMeta()),
    'shell-definition.yaml': text(shellDefinition(definition)),
    [ICON_FILE]: await readPackageFile(ICON_FILE),
    [driverFile]: archive(driver),
    'README.md': text(await readPackageText('README.md', places)),
    'TESTED-MODELS.md': text(await readPackageText('TESTED-MODELS.md')),
  };
  return { shell, driver, driverName };
}

/** Four lines, each with one colon: readers of these files split there. */
function toscaMeta(): string {
  return [
    'TOSCA-Meta-File-Version: 1.0',
    'CSAR-Version: 0.1.0',
    'Created-By: Busbar',
    'Entry-Definitions: shell-definition.yaml',
    '',
  ].join('\n');
}

/**
 * A second-generation shell for the PDUs of a vendor. The same name gives the same bytes, whenever and wherever it is made.
 *
 * @throws ShellError when the name cannot be one
 */
export async function buildShellPackage({ name }: { readonly name: string }): Promise<ShellPackage> {
  const { shell } = await shellPackageFiles(name);
  return { fileName: `${name.replaceAll(/ +/gu, '.')}.zip`, bytes: archive(shell) };
}
