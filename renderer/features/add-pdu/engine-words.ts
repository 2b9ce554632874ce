/** Private enterprise numbers (IANA) of makers whose engine ids are seen on PDUs. */
const MAKERS: Readonly<Record<number, string>> = {
  232: 'HPE',
  318: 'APC',
  534: 'Eaton',
  1718: 'Server Technology',
  3808: 'CyberPower',
  8072: 'Net-SNMP',
  13742: 'Raritan',
  19536: 'Panduit',
  21239: 'Vertiv (Geist)',
};

/** What an engine id says of itself. */
interface EngineFacts {
  /** `Raritan, enterprise 13742` */
  readonly maker: string;
  /** What it was made from, by what stands on the PDU's label or in its settings; null when that says nothing. */
  readonly source: { readonly term: string; readonly text: string } | null;
}

const FIXED_OCTETS = 5;

/** `80 00 35 ae 03 …`, two digits an octet, to compare. */
export function engineBytes(engineId: string): readonly string[] {
  return engineId.toUpperCase().match(/../gu) ?? [];
}

export function isSameEngine(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Reads an engine id by the rules it is made by (RFC 3411, SnmpEngineID). */
export function engineFacts(engineId: string): EngineFacts {
  const bytes = engineBytes(engineId).map((byte) => Number.parseInt(byte, 16));
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  const enterprise = (first % 0x80) * 0x100_0000 + second * 0x1_0000 + third * 0x100 + fourth;
  const maker = MAKERS[enterprise];
  const number = `enterprise ${enterprise}`;
  return {
    maker: maker === undefined ? `Unknown, ${number}` : `${maker}, ${number}`,
    source: first < 0x80 ? null : sourceOf(bytes),
  };
}

/** The fifth octet says what the rest is. */
function sourceOf(bytes: readonly number[]): EngineFacts['source'] {
  const rest = bytes.slice(FIXED_OCTETS);
  switch (bytes[FIXED_OCTETS - 1]) {
    case 1:
      return rest.length === 4 ? { term: 'IP address in it', text: rest.join('.') } : null;
    case 3:
      return rest.length === 6
        ? {
            term: 'MAC address in it',
            text: rest.map((byte) => byte.toString(16).padStart(2, '0')).join(':'),
          }
        : null;
    case 4:
      return rest.length > 0 && rest.every((byte) => byte >= 0x20 && byte < 0x7f)
        ? { term: 'Text in it', text: String.fromCharCode(...rest) }
        : null;
    default:
      return null;
  }
}

export const COMPARED_ENGINE_TEXT = 'I compared it, and it is my PDU';
export const HOW_TO_COMPARE_ENGINE =
  'To compare: read the SNMP engine ID on the PDU’s web page or console. Where it does not show one, compare the MAC address in it with the one on the PDU’s label.';
