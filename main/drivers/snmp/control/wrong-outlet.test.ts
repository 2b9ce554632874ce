import { describe, expect, it } from 'vitest';
import type { OutletId } from '../../../../shared/model/ids.ts';
import { integer, octets } from '../../../snmp/value.ts';
import { valueOf } from '../../testing/value-of.ts';
import { never } from '../../testing/waiting.ts';
import { APC_RPDU2_FIXTURE } from '../families/testing/fixtures/apc-rpdu2.ts';
import { PDU2_FIXTURE } from '../families/testing/fixtures/raritan-pdu2.ts';
import { discoveredDevice, type DiscoveredDevice } from '../testing/fixture-driver.ts';

const RPDU2 = '1.3.6.1.4.1.318.1.1.26';
const SWITCHED = `${RPDU2}.9.2.3.1`;

async function check({ driver }: DiscoveredDevice, outlet: OutletId) {
  const { serial, outlets } = valueOf(await driver.checkOutlets({ signal: never(), outlets: [outlet] }));
  return { serial, label: outlets[0]?.label };
}

describe('what stands in the row of an outlet now', () => {
  it('is another outlet when the row belongs to another linked unit, though the number is the same', async () => {
    const pdu = await discoveredDevice(APC_RPDU2_FIXTURE);
    expect(await check(pdu, 'outlet:2/1')).toMatchObject({ label: '2/1' });
    pdu.device.set(`${SWITCHED}.2.4`, integer(3));
    expect(await check(pdu, 'outlet:2/1')).toMatchObject({ label: '3/1' });
    pdu.device.set(`${SWITCHED}.2.4`, integer(1));
    expect(await check(pdu, 'outlet:2/1')).toMatchObject({ label: '1' });
    pdu.device.mib.remove(`${SWITCHED}.2.4`);
    expect((await check(pdu, 'outlet:2/1')).label).not.toBe('2/1');
  });

  it('is another outlet when the number is another one', async () => {
    const pdu = await discoveredDevice(APC_RPDU2_FIXTURE);
    pdu.device.set(`${SWITCHED}.4.1`, integer(2));
    expect(await check(pdu, 'outlet:1')).toMatchObject({ label: '2' });
  });

  it('is another outlet when another PDU is linked in the place of its unit', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    const { serial } = await check(pdu, 'outlet:2/1');
    pdu.device.set('1.3.6.1.4.1.13742.6.3.2.1.1.4.2', octets('ANOTHER'));
    const now = await check(pdu, 'outlet:2/1');
    expect(now.serial).toBe(serial);
    expect(now.label).not.toBe('2/1');
    expect(await check(pdu, 'outlet:1')).toEqual({ serial, label: '1' });
  });
});

describe('turning off all outlets', () => {
  const ALL = '318.1.1.26.4.4.1.4';

  it('is the command of each unit', async () => {
    const pdu = await discoveredDevice(APC_RPDU2_FIXTURE);
    valueOf(await pdu.driver.switchAllOutlets({ signal: never(), action: 'off' }));
    expect(pdu.written()).toEqual([[`${ALL}.1=3`, `${ALL}.2=3`]]);
  });

  it.each([
    ['do not say which unit they are in', `${SWITCHED}.2.5`],
    ['are missing in its list', `${SWITCHED}.4.5`],
  ])('names the outlets where the PDU has others that %s', async (_, hidden) => {
    const pdu = await discoveredDevice(APC_RPDU2_FIXTURE.filter(([oid]) => oid !== hidden));
    valueOf(await pdu.driver.switchAllOutlets({ signal: never(), action: 'off' }));
    const command = '318.1.1.26.9.2.4.1.5';
    const rows = [1, 2, 3, 4, 6].map((row) => `${command}.${row}=2`);
    expect(pdu.written().map((set) => set.toSorted())).toEqual([rows]);
  });
});
