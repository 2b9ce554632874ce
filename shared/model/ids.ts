/**
 * Ids of things. The part after the colon is the label printed on the box (docs/contracts.md, "Names of things").
 * Indexes, RIDs and OIDs never leave a driver.
 */
export type InletId = `inlet:${string}`;
export type OcpId = `ocp:${string}`;
export type OutletId = `outlet:${string}`;
export type TransferSwitchId = `ts:${string}`;
export type EDeviceId = InletId | OcpId | OutletId | TransferSwitchId;
export type ElementId = 'pdu' | EDeviceId;
type ElementKind = 'pdu' | 'inlet' | 'ocp' | 'outlet' | 'ts';

declare const brand: unique symbol;

/** Serial number of the PDU, else its MAC address, else its address. */
export type PduId = string & { readonly [brand]: 'PduId' };
/** One power command; a UUID. */
export type CommandId = string & { readonly [brand]: 'CommandId' };

export const pduId = (value: string): PduId => value as PduId;
export const commandId = (value: string): CommandId => value as CommandId;

export const inletId = (label: string): InletId => `inlet:${label}`;
export const ocpId = (label: string): OcpId => `ocp:${label}`;
export const outletId = (label: string): OutletId => `outlet:${label}`;
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
