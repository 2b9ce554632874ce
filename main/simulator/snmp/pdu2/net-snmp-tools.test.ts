import { describe, expect, it } from 'vitest';
import { compareOids } from '../../../snmp/oid.ts';
import type { SimulatorModelName } from '../../models/models.ts';
import { runSimulator } from '../../testing/run-simulator.ts';
import { hasNetSnmpTools, runNetSnmp, type NetSnmpTool } from '../testing/net-snmp-tools.ts';
import { R } from './testing/run-mib.ts';

/** A simulator, and Net-SNMP's tools in front of it. */
async function run(model: SimulatorModelName = 'px3-3ph-36') {
  const { simulator, client } = await runSimulator({ model, snmpPort: 0 });
  const { snmp } = simulator;
  if (snmp === null) throw new Error('the simulator does not answer SNMP');
  const { user, authPassword, privPassword } = snmp.v3;
  const access = {
    v1: ['-v1', '-c', snmp.readCommunity],
    v2c: ['-v2c', '-c', snmp.readCommunity],
    v1Write: ['-v1', '-c', snmp.writeCommunity],
    v2cWrite: ['-v2c', '-c', snmp.writeCommunity],
    v3: `-v3 -l authPriv -u ${user} -a SHA-256 -A ${authPassword} -x AES -X ${privPassword}`.split(' '),
  };
  const ask = (tool: NetSnmpTool, as: keyof typeof access, ...asks: readonly string[]) =>
    runNetSnmp(tool, { access: access[as], hostPort: `127.0.0.1:${snmp.port}`, asks });
  return { simulator, client, ask };
}

/** Names and values that a walk printed. */
function linesOf(stdout: string): { oid: string; value: string }[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('.1'))
    .map((line) => {
      const [oid = '', value = ''] = line.slice(1).split(' = ');
      return { oid, value };
    });
}

describe.skipIf(!hasNetSnmpTools())("the simulated PDU, asked by Net-SNMP's tools", () => {
  it.each(['px4-dual-48', 'px3ts-12'] as const)('%s is walked whole, in order', async (model) => {
    const { simulator, ask } = await run(model);
    const { exitCode, stdout } = await ask('snmpbulkwalk', 'v2c', '-Cr25', R);
    expect(exitCode).toBe(0);
    const oids = linesOf(stdout).map(({ oid }) => oid);
    expect(oids).toEqual(oids.toSorted(compareOids));
    const inColumn = (column: string) => oids.filter((oid) => oid.startsWith(`${R}.${column}.`)).length;
    const { inlets, ocps, outlets } = simulator.pdu;
    expect(['3.3.3.1.2', '3.4.3.1.2', '3.5.3.1.2', '4.1.2.1.3'].map(inColumn)).toEqual([
      inlets.length,
      ocps.length,
      outlets.length,
      outlets.length,
    ]);
    // Seven sensors and the state on each outlet; the three-phase one has an imbalance in place of a frequency.
    expect(inColumn('5.4.3.1.4')).toBe(outlets.length * 8);
    expect(inColumn('5.1.3.1.4')).toBe(model === 'px4-dual-48' ? 5 : 1);
    expect(inColumn('5.7.3.1.3')).toBe(model === 'px3ts-12' ? 6 : 0);
  });

  it('is the same from end to end by v1, v2c and v3, by GETNEXT and GETBULK', async () => {
    const { ask } = await run('px3-1ph-8');
    const walks = [
      await ask('snmpwalk', 'v1', '.1.3.6.1'),
      await ask('snmpwalk', 'v2c', '.1.3.6.1'),
      await ask('snmpwalk', 'v3', '.1.3.6.1'),
      await ask('snmpbulkwalk', 'v3', '.1.3.6.1'),
    ];
    const [byV1 = [], ...others] = walks.map(({ stdout }) =>
      linesOf(stdout).filter(({ value }) => !value.startsWith('No more variables')),
    );
    expect(walks.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    expect(byV1.length).toBeGreaterThan(1000);
    for (const other of others) expect(other).toEqual(byV1);
  });

  it.each(['v1Write', 'v2cWrite', 'v3'] as const)('snmpset switches an outlet by %s', async (as) => {
    const { client, ask } = await run();
    const operation = `${R}.4.1.2.1.2.1.4`;
    expect(await ask('snmpset', as, operation, 'i', '0')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await client.call('/model/outlet/3', 'getState')).toMatchObject({ powerState: 0 });
    await client.call('/model/outlet/3', 'setPowerState', { pstate: 1 });
    const { stdout } = await ask('snmpget', as, `${R}.4.1.2.1.3.1.4`);
    expect(linesOf(stdout)).toEqual([{ oid: `${R}.4.1.2.1.3.1.4`, value: 'INTEGER: 7' }]);
  });

  it('snmpset is told why it is refused, and nothing moves', async () => {
    const { simulator, ask } = await run();
    const operation = `${R}.4.1.2.1.2.1.4`;
    const refusals = [
      await ask('snmpset', 'v2cWrite', operation, 'i', '3'),
      await ask('snmpset', 'v2cWrite', operation, 'u', '0'),
      await ask('snmpset', 'v2cWrite', `${R}.4.1.2.1.3.1.4`, 'i', '8'),
      await ask('snmpset', 'v2c', operation, 'i', '0'),
    ];
    expect(refusals.map(({ stderr }) => /Reason: (\w+)/u.exec(stderr)?.[1])).toEqual([
      'wrongValue',
      'wrongType',
      'notWritable',
      'noAccess',
    ]);
    expect(simulator.pdu.outlets[3]?.status.powerOn).toBe(true);
  });

  it('several are written at once or not at all', async () => {
    const { simulator, ask } = await run();
    const delay = (outlet: number, seconds: string) => [`${R}.3.5.3.1.32.1.${outlet}`, 'u', seconds];
    await ask('snmpset', 'v2cWrite', ...delay(1, '9'), ...delay(2, '4000'));
    expect(simulator.pdu.outlets[0]?.settings.sequenceDelay).toBe(3000);
    await ask('snmpset', 'v2cWrite', ...delay(1, '9'), ...delay(2, '8'));
    const delays = simulator.pdu.outlets.slice(0, 2).map(({ settings }) => settings.sequenceDelay);
    expect(delays).toEqual([9000, 8000]);
  });
});
