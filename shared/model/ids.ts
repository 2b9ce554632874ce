/*
 * Ids of things. The part after the colon is the label printed on the box (docs/contracts.md, "Names of things").
 * Indexes, RIDs and OIDs never leave a driver.
 */

/** `inlet:I1`. */
export type InletId = `inlet:${string}`;
/** A breaker or fuse: `ocp:C3`. */
export type OcpId = `ocp:${string}`;
/** `outlet:14`, or `outlet:2/1` where units are linked. */
export type OutletId = `outlet:${string}`;
/** `ts:TS1`. */
export type TransferSwitchId = `ts:${string}`;
/** Whatever stands in the electrical graph. */
export type EDeviceId = InletId | OcpId | OutletId | TransferSwitchId;
/** What a sensor can belong to. */
export type ElementId = 'pdu' | EDeviceId;
type ElementKind = 'pdu' | 'inlet' | 'ocp' | 'outlet' | 'ts';

declare const brand: unique symbol;

/** Serial number of the PDU, else its MAC address, else its address. */
export type PduId = string & { readonly [brand]: 'PduId' };
/** One power command; a UUID. */
export type CommandId = string & { readonly [brand]: 'CommandId' };

/** For text that is known to be the id of a PDU; it is not checked. */
export const pduId = (value: string): PduId => value as PduId;
const SIDE = /@(?:xerus|snmp)$/u;

/**
 * A second session of a PDU, over its other protocol, for one call of the command line: `PX3-A07@snmp`. Windows do not list
 * it, and what is protected and recorded belongs to the PDU itself.
 */
export const sidePduId = (pdu: PduId, protocol: 'xerus' | 'snmp'): PduId => pduId(`${pdu}@${protocol}`);

/** The PDU that a session is of: `PX3-A07@snmp` -> `PX3-A07`; every other id is that of a PDU itself. */
export const basePduId = (id: PduId): PduId => pduId(id.replace(SIDE, ''));

/** For text that is known to be the id of a command; it is not checked. */
export const commandId = (value: string): CommandId => value as CommandId;

/** From the printed label: `I1` -> `inlet:I1`. */
export const inletId = (label: string): InletId => `inlet:${label}`;
/** From the printed label: `C3` -> `ocp:C3`. */
export const ocpId = (label: string): OcpId => `ocp:${label}`;
/** From the printed label: `14` -> `outlet:14`. */
export const outletId = (label: string): OutletId => `outlet:${label}`;
/** From the printed label: `TS1` -> `ts:TS1`. */
export const transferSwitchId = (label: string): TransferSwitchId => `ts:${label}`;

/** `outlet:2/1` -> `outlet`. */
export function elementKind(id: ElementId): ElementKind {
  const colon = id.indexOf(':');
  return (colon < 0 ? 'pdu' : id.slice(0, colon)) as ElementKind;
}

/** `outlet:2/1` -> `2/1`; the PDU has no label. */
export function elementLabel(id: ElementId): string {
  const colon = id.indexOf(':');
  return colon < 0 ? '' : id.slice(colon + 1);
}
