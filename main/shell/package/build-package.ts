/** An installable shell as a file. */
export interface ShellPackage {
  /** `Raritan.PDU.zip`. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * A second-generation shell for the PDUs of a vendor. The same name gives the same bytes, whenever and wherever it is made.
 *
 * @throws ShellError when the name cannot be one
 */
export async function buildShellPackage(_options: { readonly name: string }): Promise<ShellPackage> {
  throw new Error('Not built yet.');
}
