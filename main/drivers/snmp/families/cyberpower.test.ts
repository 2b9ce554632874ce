import { describe, expect, it } from 'vitest';
import { describeWithWalks, readWalk } from '../../../simulator/snmp/testing/walks.ts';
import { integer } from '../../../snmp/value.ts';
import { systemClock } from '../../../support/clock.ts';
import { silentLogger } from '../../../support/logger.ts';
import { detectFamily } from '../detect/detect-family.ts';
import { createSnmpDriver } from '../snmp-driver.ts';
import { READ, startClient } from '../testing/discovered.ts';
import { FAMILIES } from './families.ts';
import {
  CYBERPOWER_FIXTURE,
  CYBERPOWER_OLD_FIXTURE,
  CYBERPOWER_UPS_FIXTURE,
} from './testing/fixtures/cyberpower.ts';
import { runFamily } from './testing/run-family.ts';

const C = '1.3.6.1.4.1.3808.1.1';

describe('CyberPower PDUs', () => {
  it('prefers the newer layout, where state and command both are 1 on and 2 off', async () => {
    const run = await runFamily(CYBERPOWER_FIXTURE);
    expect(run.map.family.id).toBe('cyberpower');
    expect(run.states).toEqual({ '1': 'on', '2': 'on', '3': 'off' });
    expect(await run.switched('on', '3')).toEqual({ [`${C}.6.6.1.5.1.5.3`]: 1 });
    expect(await run.switched('off', '1')).toEqual({ [`${C}.6.6.1.5.1.5.1`]: 2 });
    expect(await run.switched('cycle', '1')).toEqual({ [`${C}.6.6.1.5.1.5.1`]: 3 });
    expect(new Set(Object.values(await run.allSwitched('on')))).toEqual(new Set([4]));
  });

  it("has the columns and load states of its own MIB, not those of APC's rPDU2, of which it is a copy", async () => {
    const { readings, statuses } = await runFamily(CYBERPOWER_FIXTURE);
    expect(readings).toEqual({
      'inlet:I1 voltage': 229.1,
      'inlet:I1 current': 3.5,
      'inlet:I1 activePower': 760,
      'inlet:I1 apparentPower': 801,
      'inlet:I1 powerFactor': 0.95,
      'inlet:I1 activeEnergy': 4300,
      'inlet:I1 lineFrequency': 49.9,
      'ocp:B1 current': 3.5,
    });
    expect(statuses['inlet:I1 current']).toBe('warning');
  });

  it('reads the older layout where there is no other, and takes Null for absent', async () => {
    const run = await runFamily(CYBERPOWER_OLD_FIXTURE);
    expect(run.map.family.id).toBe('cyberpower-epdu');
    expect(run.model.identity).toMatchObject({ model: 'MADEUP-CPS', serial: 'MADEUP401', firmware: '9.8.7' });
    expect(run.readings).toEqual({
      'inlet:I1 voltage': 229.1,
      'inlet:I1 current': 3.5,
      'inlet:I1 activePower': 760,
      'inlet:I1 apparentPower': 801,
      'inlet:I1 powerFactor': 0.95,
      'inlet:I1 activeEnergy': 4200,
      'inlet:I1 lineFrequency': 49.9,
      'ocp:B1 current': 3.5,
      'ocp:B1 activePower': 760,
    });
    expect(await run.switched('off', '2')).toEqual({ [`${C}.3.3.3.1.1.4.2`]: 2 });
    expect(await run.allSwitched('off')).toEqual({ [`${C}.3.3.1.1.0`]: 3 });
  });

  it.each([
    ['newer', CYBERPOWER_FIXTURE],
    ['older', CYBERPOWER_OLD_FIXTURE],
  ])(
    'does not show the zeros of outlets that are not metered as readings in the %s layout',
    async (_, fixture) => {
      const { readings, model } = await runFamily(fixture);
      expect(Object.keys(readings).filter((key) => key.startsWith('outlet:'))).toEqual([]);
      expect(model.outlets.some(({ metered }) => metered)).toBe(false);
    },
  );

  it('lists outlets that are metered and cannot be switched', async () => {
    const EPDU2 = `${C}.6`;
    const isSwitching = (oid: string) => oid.startsWith(`${C}.3.3.`) || oid.startsWith(`${EPDU2}.6.1.`);
    const values = CYBERPOWER_FIXTURE.filter(([oid]) => !isSwitching(oid)).map(([oid, value]) =>
      oid === `${EPDU2}.3.3.1.7.1` ? ([oid, integer(3)] as const) : ([oid, value] as const),
    );
    const { model, readings } = await runFamily(values);
    expect(model.outlets.map(({ label, name, switchable }) => [label, name, switchable])).toEqual([
      ['1', 'Outlet1', false],
      ['2', 'Outlet2', false],
      ['3', 'Outlet3', false],
    ]);
    expect(readings).toMatchObject({ 'outlet:3 current': 0, 'outlet:3 activeEnergy': 0 });
  });

  it('never walks these agents by GETBULK, at which they fail', async () => {
    const { device } = await startClient(CYBERPOWER_FIXTURE);
    await using driver = createSnmpDriver({
      address: device.hostPort,
      access: { version: 'v2c', readCommunity: 'public', writeCommunity: 'private' },
      engineId: null,
      clock: systemClock,
      logger: silentLogger,
      traps: null,
    });
    expect(await driver.discover(READ)).toMatchObject({ ok: true });
    expect(await driver.read({ ...READ, sensors: 'all' })).toMatchObject({ ok: true });
    expect(device.agent.log.ofType('getNext').length).toBeGreaterThan(0);
    expect(device.agent.log.ofType('getBulk')).toEqual([]);
  });

  it('does not take a UPS that reports the arc of a PDU for one', async () => {
    const { client } = await startClient(CYBERPOWER_UPS_FIXTURE);
    expect(await detectFamily(client, FAMILIES, READ)).toMatchObject({
      ok: false,
      error: { kind: 'notAPdu' },
    });
  });
});

describeWithWalks('recording of a CyberPower PDU', () => {
  it('has ten outlets, all on and none metered, and one bank', async () => {
    const run = await runFamily(readWalk('cyberpower-epdu-ats011'));
    expect(run.model.identity).toMatchObject({ model: 'PDU44005', firmware: '1.3.2' });
    expect(Object.entries(run.states)).toEqual(Array.from({ length: 10 }, (_, at) => [String(at + 1), 'on']));
    expect(run.readings).toEqual({
      'inlet:I1 voltage': 217.8,
      'inlet:I1 current': 1,
      'inlet:I1 activePower': 219,
      'inlet:I1 apparentPower': 224,
      'inlet:I1 powerFactor': 0.97,
      'inlet:I1 activeEnergy': 100,
      'inlet:I1 lineFrequency': 50,
      'ocp:B1 current': 1,
    });
    expect(await run.switched('off', '10')).toEqual({ [`${C}.6.6.1.5.1.5.10`]: 2 });
  });
});
