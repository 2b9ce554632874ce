import type { PduIdentity } from '../../../../shared/model/pdu.ts';
import type { Oid } from '../../../snmp/oid.ts';
import type { SnmpValue, SnmpValues } from '../../../snmp/value.ts';
import type { SnmpDeviceMap } from '../device-map.ts';
import { textFrom, textOids } from '../families/evaluate.ts';

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

/** Six bytes as `00:0d:5d:01:02:03`, as Xerus writes it; empty for anything else and for all zeros. */
export function macFrom(value: SnmpValue | undefined): string {
  if (value?.type !== 'octets' || value.value.length !== 6) return '';
  if (value.value.every((byte) => byte === 0)) return '';
  return [...value.value].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
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
    serial: text(serial),
    firmware: text(firmware),
    mac: macOid === null ? '' : macFrom(values.get(macOid)),
  };
}
