/** The agent's maker when none is given: Raritan's number among the private enterprises. */
const DEFAULT_ENTERPRISE = 13_742;
const FORMAT_MAC = 3;
const FORMAT_TEXT = 4;
const MAX_TEXT_BYTES = 27;

function engineId(enterprise: number, format: number, own: Uint8Array): string {
  const head = Buffer.alloc(5);
  head.writeUInt32BE((0x80_00_00_00 + enterprise) % 0x1_00_00_00_00);
  head.writeUInt8(format, 4);
  return Buffer.concat([head, own]).toString('hex');
}

/** An engine id made of text, such as a serial number, in hex (RFC 3411, section 5, SnmpEngineID, format 4). */
export function textEngineId(text: string, enterprise = DEFAULT_ENTERPRISE): string {
  return engineId(enterprise, FORMAT_TEXT, Buffer.from(text, 'utf8').subarray(0, MAX_TEXT_BYTES));
}

/** An engine id made of a MAC address of 6 bytes, in hex (format 3). */
export function macEngineId(mac: Uint8Array, enterprise = DEFAULT_ENTERPRISE): string {
  return engineId(enterprise, FORMAT_MAC, mac);
}
