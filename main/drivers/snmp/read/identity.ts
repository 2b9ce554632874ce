import type { PduIdentity } from '../../../../shared/model/pdu.ts';
import type { Oid } from '../../../snmp/oid.ts';
import { textOf, type SnmpValue, type SnmpValues } from '../../../snmp/value.ts';
import { tellingSerial } from '../../serial-number.ts';
import type { SnmpDeviceMap } from '../device-map.ts';
import { oidOf } from '../family/cell.ts';
import { textFrom, textOids } from '../family/evaluate.ts';
import type { TextSources } from '../family/sources.ts';

/** What is needed to know where a PDU says who it is. */
export type IdentityPlace = Pick<SnmpDeviceMap, 'family' | 'units' | 'macOid'>;

const mainUnit = ({ units }: Pick<SnmpDeviceMap, 'units'>) => units[0] ?? '0';

/** Serial number and MAC address: enough to tell it from another PDU. */
export function serialAndMacOids(place: IdentityPlace): readonly Oid[] {
  const serial = textOids(place.family.identity.serial, mainUnit(place));
  return place.macOid === null ? serial : [...serial, place.macOid];
}

/** Everything of `PduIdentity`. */
export function identityOids(place: IdentityPlace): readonly Oid[] {
  const { vendor, model, firmware } = place.family.identity;
  const texts = [vendor, model, firmware].flatMap((sources) => textOids(sources, mainUnit(place)));
  return [...new Set([...texts, ...serialAndMacOids(place)])];
}

/**
 * `00:0d:5d:01:02:03`, as Xerus writes it, from six bytes or from their digits; empty for anything else and for all zeros,
 * which loopback interfaces have.
 */
export function macFrom(value: SnmpValue | undefined): string {
  if (value?.type !== 'octets') return '';
  const digits =
    value.value.length === 6
      ? Buffer.from(value.value).toString('hex')
      : (textOf(value) ?? '').replaceAll(/[\s:.-]/gu, '').toLowerCase();
  if (!/^[0-9a-f]{12}$/u.test(digits) || /^0+$/u.test(digits)) return '';
  return digits.replaceAll(/(..)(?!$)/gu, '$1:');
}

/** IF-MIB, ifPhysAddress (RFC 2863). The network port of a PDU is among the first interfaces. */
const IF_PHYS_ADDRESS = '1.3.6.1.2.1.2.2.1.6';
const INTERFACES = [1, 2, 3, 4, 5];

/** Where a MAC address may be, the maker's own place first. */
export function macCandidates({ family, units }: Pick<SnmpDeviceMap, 'family' | 'units'>): readonly Oid[] {
  const { mac } = family.identity;
  if (mac === null) return [];
  const own = mac === undefined ? [] : [oidOf(mac, mainUnit({ units }))];
  return [...own, ...INTERFACES.map((index) => `${IF_PHYS_ADDRESS}.${index}`)];
}

/** The first candidate that holds an address. */
export function findMacOid(place: Pick<SnmpDeviceMap, 'family' | 'units'>, values: SnmpValues): Oid | null {
  return macCandidates(place).find((oid) => macFrom(values.get(oid)) !== '') ?? null;
}

/** Where a linked unit says which PDU it is; nowhere for the main one, and where only the main one is told. */
export function unitSerialOids(place: Pick<SnmpDeviceMap, 'family' | 'units'>, unit: string): readonly Oid[] {
  const { serial } = place.family.identity;
  const ofMain = new Set(textOids(serial, mainUnit(place)));
  return textOids(serial, unit).filter((oid) => !ofMain.has(oid));
}

/** The first of the sources that tells a PDU from others; empty without any. */
function serialFrom(
  sources: TextSources,
  unit: string,
  values: SnmpValues,
  { absentTexts }: Pick<SnmpDeviceMap['family'], 'absentTexts'>,
): string {
  const told = sources.map((source) => tellingSerial(textFrom([source], unit, values, absentTexts) ?? ''));
  return told.find((serial) => serial !== '') ?? '';
}

/** The serial number of a linked unit; empty where it says none. */
export function unitSerialFrom(
  place: Pick<SnmpDeviceMap, 'family' | 'units'>,
  unit: string,
  values: SnmpValues,
): string {
  const sources = unitSerialOids(place, unit).map((scalar) => ({ scalar }));
  return serialFrom(sources, unit, values, place.family);
}

/** Who the PDU says it is; empty where it says nothing. */
export function identityFrom(place: IdentityPlace, values: SnmpValues): PduIdentity {
  const { family, macOid } = place;
  const { vendor, model, serial, firmware } = family.identity;
  const text = (sources: typeof vendor) =>
    textFrom(sources, mainUnit(place), values, family.absentTexts) ?? '';
  return {
    vendor: text(vendor),
    model: text(model),
    serial: serialFrom(serial, mainUnit(place), values, family),
    firmware: text(firmware),
    mac: macOid === null ? '' : macFrom(values.get(macOid)),
  };
}
