/** How the inventory is written: as second-generation shells write it (the default), or as first-generation ones did. */
export const SHELL_PROFILES = ['2g', '1g'] as const;
export type ShellProfile = (typeof SHELL_PROFILES)[number];

/**
 * The inventory of a PDU in the words of CloudShell (PDU Shell Standard 2.0.1, "Get Inventory"; field names of
 * `cloudshell-shell-core`, `driver_context`). The PDU itself is no resource of it: its attributes are the rows whose
 * `relative_address` is empty.
 */
export interface AutoLoadDetails {
  readonly resources: readonly AutoLoadResource[];
  readonly attributes: readonly AutoLoadAttribute[];
}

/** One power socket. */
export interface AutoLoadResource {
  /** `Raritan PDU.PowerSocket`; in the first generation `Generic Power Socket`. */
  readonly model: string;
  readonly name: string;
  /** Without the address of the PDU: `PS1`. */
  readonly relative_address: string;
  /** Null in the first generation. */
  readonly unique_identifier: string | null;
}

/** One attribute that has a value; those without are left out. */
export interface AutoLoadAttribute {
  /** Empty for the PDU. */
  readonly relative_address: string;
  readonly attribute_name: string;
  readonly attribute_value: string;
}

/** A socket that CloudShell has already: a new inventory keeps its address and identifier. */
export interface KnownSocket {
  /** Without the name of the PDU: `Power Socket 1`. */
  readonly name: string;
  readonly relativeAddress: string;
  readonly uniqueIdentifier: string;
}
