import type { Fixture } from '../../main/drivers/snmp/families/testing/fixtures/cells.ts';
import { apcRpdu2 } from '../../main/drivers/snmp/families/testing/fixtures/apc-rpdu2.ts';
import { startDevice, type WalkDevice } from '../../main/simulator/snmp/testing/walk-device.ts';
import type { Reaction } from '../../main/simulator/snmp/testing/walk-mib.ts';
import { rowOf } from '../../main/snmp/oid.ts';
import { integer, numberOf } from '../../main/snmp/value.ts';

const OUTLETS = '1.3.6.1.4.1.318.1.1.26.9.2';
const COMMAND = `${OUTLETS}.4.1.5`;
const STATE = `${OUTLETS}.3.1.5`;

/** Commands 1 on and 2 off move the state at once, which is 2 on and 1 off (PowerNet-MIB, rPDU2OutletSwitched tables). */
const switches: Reaction = ({ oid, value }, mib) => {
  const row = rowOf(oid, COMMAND);
  if (row === null) return;
  const becomes = new Map([
    [1, 2],
    [2, 1],
  ]).get(numberOf(value) ?? 0);
  if (becomes !== undefined) mib.put(`${STATE}.${row}`, integer(becomes));
};

/** A made-up APC rack PDU with three outlets; read community `public`, write community `private`. */
export function startApc(): Promise<WalkDevice> {
  return startDevice(apcRpdu2([1]), { reactions: [switches] });
}

/** Who may read and write `startApcWithUser`. */
export const OPERATOR = {
  name: 'operator',
  authPassword: 'authenticate me',
  privPassword: 'encrypt this too',
};

/** The same with a user of SNMP v3 and this engine id (hex). */
export function startApcWithUser(engineId: string, port = 0): Promise<WalkDevice> {
  const { name, authPassword, privPassword } = OPERATOR;
  const auth = { protocol: 'sha256', password: authPassword } as const;
  const priv = { protocol: 'aes', password: privPassword } as const;
  return startDevice(apcRpdu2([1]), { port, engineId, users: [{ name, auth, priv, mayWrite: true }] });
}

/** The same without outlets: it measures what comes in. */
export function startMeteredApc(): Promise<WalkDevice> {
  return startDevice(apcRpdu2([1]).filter(([oid]) => !oid.startsWith(`${OUTLETS}.`)));
}

/** Whether the agent says that an outlet of `startApc` is on. */
export function isOn(device: WalkDevice, row: string): boolean {
  const state = device.mib.get(`${STATE}.${row}`);
  return state?.type === 'integer' && state.value === 2;
}

/** Another made-up PDU, at the port of one that was taken away. */
export function startAt(port: number, fixture: Fixture): Promise<WalkDevice> {
  return startDevice(fixture, { port });
}
