import { expect, it, onTestFinished } from 'vitest';
import { COMMUNITIES } from '../../drivers/snmp/testing/driver-on.ts';
import {
  COMMAND_STYLES,
  OTHER_CODES,
  type SwitchedWalk,
} from '../../drivers/snmp/walks/testing/switched-walks.ts';
import { addTarget, briskClock, connected, engine } from '../../engine/testing/simulator-bench.ts';
import { startWalkDevice } from '../../simulator/snmp/testing/walk-device.ts';
import { describeWithWalks } from '../../simulator/snmp/testing/walks.ts';
import { caller, faultOf, shellPower, shellState } from '../testing/shell-bench.ts';

/** A recorded device in an engine, with the addresses that its inventory gives the outlets that are switched. */
async function recorded({ walk, outlets, reaction }: SwitchedWalk) {
  const clock = briskClock();
  const device = await startWalkDevice(walk, { reactions: [reaction], clock });
  onTestFinished(() => device[Symbol.asyncDispose]());
  const bench = await engine({ clock });
  const target = { protocol: 'snmp', address: device.hostPort, access: COMMUNITIES, engineId: null } as const;
  const { pdu } = await addTarget(bench, target);
  await connected(bench, pdu, 'online');
  const request = { pdu, profile: '2g', shellName: null, known: [] } as const;
  const inventory = await bench.engine.handlers.shell.getInventory({ ...request, known: [] }, caller);
  if (!inventory.ok) throw new Error(inventory.error.message);
  const model = (await bench.view(pdu)).model;
  const ports = outlets.map((outlet) => {
    const place = model?.outlets.findIndex(({ id }) => id === outlet) ?? -1;
    return `127.0.0.1/${inventory.value.resources[place]?.relative_address ?? ''}`;
  });
  return { device, bench, pdu, ports };
}

const WALKS = [...COMMAND_STYLES, ...OTHER_CODES].map((each) => ({ by: each.by, each }));

describeWithWalks('PowerOff on recorded devices', () => {
  it.each(WALKS)('switches what the inventory calls so, by $by', async ({ each }) => {
    const { bench, pdu, ports } = await recorded(each);
    const endpoints = ports.map((_, at) => `db-02/PowerPort${at + 1}`);
    expect(await shellPower(bench, pdu, 'PowerOff', { ports, endpoints })).toEqual({ ok: true, value: null });
    const { outletStates } = await bench.view(pdu);
    for (const outlet of each.outlets) expect(outletStates[outlet]?.powerState).toBe('off');
    expect((await shellState(bench)).liveStatuses).toMatchObject([
      { resource: 'db-02', status: 'Offline', description: 'Resource powered off' },
    ]);
  });

  it.each(WALKS)('fails where the device accepts and does nothing, by $by', async ({ each }) => {
    const { device, bench, pdu, ports } = await recorded(each);
    device.agent.faults.inject({ kind: 'ignoreSet' }, each.decisive);
    const endpoints = ports.map(() => 'db-02/PowerPort1');
    const fault = await faultOf(shellPower(bench, pdu, 'PowerOff', { ports, endpoints }));
    expect(fault.kind).toBe('failed');
    expect(fault.ports.map(({ outcome, powerState }) => `${outcome} ${powerState}`)).toEqual(
      ports.map(() => 'failed on'),
    );
    expect((await shellState(bench)).liveStatuses).toMatchObject([
      { resource: 'db-02', status: 'Error', description: 'Still on after power off' },
    ]);
  });
});
