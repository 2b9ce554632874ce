import type { ShellProfile } from './auto-load.ts';

/** What CloudShell lets be done with the resources of a family. */
export interface ShellFamily {
  readonly name: string;
  /** The rules as the standard's table words them ("Family Rules"). */
  readonly rules: readonly string[];
}

/** Families of the PDU and of its sockets; the second generation's names are those of `cloudshell_types_1_0_2.yaml`. */
export const SHELL_FAMILIES: Readonly<
  Record<ShellProfile, { readonly pdu: ShellFamily; readonly socket: ShellFamily }>
> = {
  '2g': {
    pdu: { name: 'CS_PDU', rules: ['Searchable', 'IsPowerSwitch'] },
    socket: { name: 'CS_PowerSocket', rules: ['Searchable', 'Connectable', 'Locked By Default'] },
  },
  '1g': {
    pdu: { name: 'PDU', rules: ['Searchable', 'IsPowerSwitch'] },
    socket: { name: 'Power Socket', rules: ['Searchable', 'Connectable', 'Locked By Default'] },
  },
};
