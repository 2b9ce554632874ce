/** A version of the package, with SHA-256 hashes of what it consists of. */
export interface TemplateRelease {
  readonly version: string;
  /** Of `shell-definition.yaml` and `drivermetadata.xml`: the attributes and commands that CloudShell shows. */
  readonly dataModel: string;
  /** Of everything else: the driver's code, its requirements, texts and icon. */
  readonly content: string;
}

/**
 * Versions of the package, the newest last; another content needs another version (PDU Shell Standard 2.0.1, "Versioning";
 * semver.org). The numbers are Major.Minor.Patch:
 *
 * - Patch: faults mended. Attributes and commands are what they were, and so is what they mean.
 * - Minor: something came along, such as an attribute or a command, and whoever uses the shell need not change anything.
 * - Major: something is gone, has another name, type or meaning, or sockets get other addresses: resources have to be set up again.
 *
 * `template-version.test.ts` says when the content is no longer that of the newest version.
 */
export const TEMPLATE_RELEASES: readonly TemplateRelease[] = [
  {
    version: '1.0.0',
    dataModel: 'a60483f59a62bcb03eabf36431b7ac2ca500c3796a8786dfc4b02f1347c7abd7',
    content: '6757cca59f157e0f990653c49f4e74c1ef82fd234cacf7a55ff285f53952f2d1',
  },
];

/** `template_version` of what is built now. */
export const TEMPLATE_VERSION: string = TEMPLATE_RELEASES.at(-1)?.version ?? '0.0.0';
