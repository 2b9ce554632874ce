import type { DeviceError } from '../../../../shared/model/device-error.ts';
import type { KnownDevice } from '../families/known-devices.ts';
import type { SystemFacts } from './system-facts.ts';

const MAX_QUOTED = 120;

/** What the agent calls itself, for a sentence: quoted, shortened, never empty. */
function selfDescription({ description, objectId }: SystemFacts): string {
  const text = description.length > MAX_QUOTED ? `${description.slice(0, MAX_QUOTED - 1)}…` : description;
  const id = objectId === null ? 'without an object id' : `object id ${objectId}`;
  return text === '' ? `it says nothing of itself, ${id}` : `"${text}", ${id}`;
}

/** `an APC UPS`, `an HP PDU`, `a UPS`: abbreviations go by the sound of their first letter. */
function withArticle(name: string): string {
  const isSpelled = /^[A-Z]{2}/u.test(name);
  const isVowel = isSpelled ? /^[AEFHILMNORSX]/u.test(name) : /^[aeiou]/iu.test(name);
  return `${isVowel ? 'an' : 'a'} ${name}`;
}

/** Why an agent that answers cannot be read. */
export function noFamilyError(
  hostPort: string,
  system: SystemFacts,
  { tried, known }: { readonly tried: readonly string[]; readonly known: KnownDevice | null },
): DeviceError {
  const self = selfDescription(system);
  if (known?.what === 'notAPdu') {
    return {
      kind: 'notAPdu',
      message: `The device at ${hostPort} answers over SNMP but is not a PDU, it is ${withArticle(known.name)} (${self}); check the address.`,
    };
  }
  if (tried.length > 0) {
    return {
      kind: 'notAPdu',
      message: `The device at ${hostPort} answers over SNMP but has nothing of what a PDU has in ${tried.join(' or ')} (${self}); check the address, and that its SNMP user or community may see all.`,
    };
  }
  if (known !== null) {
    const named = known.name.includes(known.maker) ? known.name : `${known.maker} ${known.name}`;
    return {
      kind: 'unsupported',
      message: `The device at ${hostPort} is ${withArticle(named)}, whose MIB Busbar does not read yet (${self}); it can be added once its MIB is described as data.`,
    };
  }
  return {
    kind: 'unsupported',
    message: `The device at ${hostPort} answers over SNMP but is of a maker that Busbar does not know (${self}); check the address.`,
  };
}

/** The family fits, but nothing of the device can be seen. */
export function nothingToSeeError(hostPort: string, mib: string): DeviceError {
  return {
    kind: 'protocol',
    field: mib,
    message: `The PDU at ${hostPort} shows neither inlets nor outlets over SNMP; check that its SNMP user or community may see all of ${mib}.`,
  };
}
