import { describe, expect, test } from 'vitest';
import type { AutoLoadDetails } from '../../../shared/shell/auto-load.ts';
import { outletId, type PduId } from '../../../shared/model/ids.ts';
import {
  addPdu,
  briskClock,
  connected,
  context,
  engine,
  simulator,
} from '../../engine/testing/simulator-bench.ts';
import type { EngineBench } from '../../engine/testing/engine-bench.ts';
import type { RunningSimulator, SimulatorOptions } from '../../simulator/simulator.ts';
import {
  busbarAttributes,
  PYTHON,
  runDriver,
  unpackedDriver,
  type DriverCall,
  type DriverRun,
} from './testing/driver-run.ts';

interface DriverBench {
  readonly device: RunningSimulator;
  readonly bench: EngineBench;
  readonly pdu: PduId;
  readonly token: string;
  run(this: void, call: DriverCall): Promise<DriverRun>;
}

/** The packed driver, and an engine with its endpoint open and the simulated PDU added. */
async function driverBench(options: Partial<SimulatorOptions> = {}): Promise<DriverBench> {
  const clock = briskClock();
  const device = await simulator({ clock, ...options });
  const bench = await engine({ clock, automationEndpoint: { port: 0 } });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  const { handlers } = bench.engine;
  const { token } = await handlers.shell.newToken({}, context);
  const { endpoint } = await handlers.shell.snapshot({}, context);
  if (endpoint.kind !== 'listening') throw new Error(`The endpoint is ${JSON.stringify(endpoint)}.`);
  const folder = await unpackedDriver();
  const attributes = busbarAttributes(endpoint.url, token);
  const run = async (call: DriverCall) => {
    const done = await runDriver(folder, { attributes, ...call });
    expect(done.everything).not.toContain(token);
    return done;
  };
  return { device, bench, pdu, token, run };
}

const ONLINE = ['db-02', 'Online', 'Resource powered on'];
const OFFLINE = ['db-02', 'Offline', 'Resource powered off'];
const port = (label: string) => `127.0.0.1/PS${label}`;
/** How often the PDU was told to switch. */
const writes = ({ requestLog }: RunningSimulator) =>
  requestLog.entries.filter(({ method }) => /^(?:set|cycle).*PowerState/u.test(method)).length;
const passed = { returned: null, raised: null };

async function stateOf({ bench, pdu }: DriverBench, label: string): Promise<string | undefined> {
  return (await bench.view(pdu)).outletStates[outletId(label)]?.powerState;
}

describe.skipIf(PYTHON === null)('the driver of the package, run by Python against the endpoint', () => {
  test('initialize opens nothing and says that it is done', async () => {
    const folder = await unpackedDriver();
    expect(await runDriver(folder, { command: 'initialize' })).toMatchObject({
      returned: 'Finished initializing',
      raised: null,
    });
  });

  test('get_inventory gives the AutoLoadDetails of the standard, in the words of this shell', async () => {
    const { run, bench, pdu } = await driverBench();
    const { returned, raised } = await run({ command: 'get_inventory', model: 'Raritan PDU' });
    expect(raised).toBeNull();
    const found = returned as AutoLoadDetails;
    expect(found.resources).toHaveLength(8);
    expect(found.resources[0]).toMatchObject({
      model: 'Raritan PDU.PowerSocket',
      name: 'Power Socket 1',
      relative_address: 'PS1',
    });
    expect(found.attributes[0]).toEqual({
      relative_address: '',
      attribute_name: 'CS_PDU.Vendor',
      attribute_value: 'Raritan',
    });
    const own = await bench.engine.handlers.shell.getInventory(
      { pdu, profile: '2g', shellName: 'Raritan PDU', known: [] },
      context,
    );
    expect(own).toEqual({ ok: true, value: found });
  });

  test('a second discovery keeps the addresses and identifiers that CloudShell has', async () => {
    const { run } = await driverBench();
    const { returned } = await run({
      command: 'get_inventory',
      children: [
        { Name: 'A07-L/Power Socket 2', FullAddress: '192.0.2.17/PS2-0', UniqeIdentifier: 'kept-2' },
        { Name: 'A07-L/Power Socket 3', FullAddress: '192.0.2.17/PS3', UniqeIdentifier: 'kept-3' },
      ],
    });
    const kept = (returned as AutoLoadDetails).resources.slice(1, 3);
    expect(
      kept.map(({ name, relative_address, unique_identifier }) => [
        name,
        relative_address,
        unique_identifier,
      ]),
    ).toEqual([
      ['Power Socket 2', 'PS2-0', 'kept-2'],
      ['Power Socket 3', 'PS3', 'kept-3'],
    ]);
  });

  test('PowerOff and PowerOn return nothing, and set the live status of the connected device once', async () => {
    const bench = await driverBench();
    const { run } = bench;
    const ports = [port('1'), port('2')];
    const endpoints = ['db-02/PowerPort1', 'db-02/PowerPort2'];
    const off = await run({ command: 'PowerOff', arguments: [ports], endpoints });
    expect(off).toMatchObject({ ...passed, liveStatuses: [OFFLINE] });
    expect([await stateOf(bench, '1'), await stateOf(bench, '2')]).toEqual(['off', 'off']);
    const on = await run({ command: 'PowerOn', arguments: [ports], endpoints });
    expect(on).toMatchObject({ ...passed, liveStatuses: [ONLINE] });
    expect([await stateOf(bench, '1'), await stateOf(bench, '2')]).toEqual(['on', 'on']);
  });

  test('a device that still has a socket that is on stays Online', async () => {
    const { run } = await driverBench();
    const both = { arguments: [[port('1'), port('2')]], endpoints: ['db-02/P1', 'db-02/P2'] };
    await run({ command: 'PowerOn', ...both });
    const off = await run({ command: 'PowerOff', arguments: [[port('1')]], endpoints: ['db-02/P1'] });
    expect(off).toMatchObject({ ...passed, liveStatuses: [ONLINE] });
  });

  test('PowerCycle ends Online with every delay that is one, left out and empty too', async () => {
    const bench = await driverBench();
    for (const delay of [[], [''], ['0'], [null], ['5']]) {
      const before = writes(bench.device);
      const cycle = await bench.run({
        command: 'PowerCycle',
        arguments: [[port('1')], ...delay],
        endpoints: ['db-02/PowerPort1'],
      });
      expect(cycle, JSON.stringify(delay)).toMatchObject({ ...passed, liveStatuses: [ONLINE] });
      expect(writes(bench.device)).toBeGreaterThan(before);
      expect(await stateOf(bench, '1')).toBe('on');
    }
  });

  test('PowerCycle refuses what is no delay, and switches nothing', async () => {
    const { run, device } = await driverBench();
    for (const delay of ['-1', '1.5', 'abc', '99999']) {
      const { raised, kind } = await run({ command: 'PowerCycle', arguments: [[port('1')], delay] });
      expect(kind, delay).toBe('BusbarError');
      expect(raised).toContain(delay);
    }
    expect(writes(device)).toBe(0);
  });

  test('a switch that has no effect fails the command, and the connected device is in Error', async () => {
    const { run, device } = await driverBench();
    device.faults.switching.ineffectiveSwitching = true;
    const off = await run({ command: 'PowerOff', arguments: [[port('1')]], endpoints: ['db-02/P1'] });
    expect(off.kind).toBe('BusbarError');
    expect(off.raised).toContain('A07-L');
    expect(off.raised).toContain(port('1'));
    expect(off.returned).toBeNull();
    expect(off.liveStatuses).toEqual([['db-02', 'Error', 'Still on after power off']]);
  });

  test('a port that is none fails the command before anything is switched; Error names it', async () => {
    const { run, device } = await driverBench();
    const off = await run({
      command: 'PowerOff',
      arguments: [[port('1'), port('99')]],
      endpoints: ['db-02/P1', 'db-02/P2'],
    });
    expect(off.raised).toContain('PS99');
    expect(off.liveStatuses).toEqual([['db-02', 'Error', expect.stringContaining('PS99')]]);
    expect(writes(device)).toBe(0);
  });

  test('a PDU that does not answer any more leaves the device in Error, whatever was read before', async () => {
    const { run, device, bench, pdu } = await driverBench();
    const command = { arguments: [[port('1')]], endpoints: ['db-02/P1'] };
    expect((await run({ command: 'PowerOn', ...command })).liveStatuses).toEqual([ONLINE]);
    await device[Symbol.asyncDispose]();
    await connected(bench, pdu, 'offline');
    const off = await run({ command: 'PowerOff', ...command });
    expect(off.kind).toBe('BusbarError');
    expect(off.liveStatuses).toEqual([['db-02', 'Error', off.raised?.slice(0, 300)]]);
  });

  test('a PDU whose address Busbar does not know is found by its name; one that it does not know at all is said', async () => {
    const { run } = await driverBench();
    const ports = ['pdu-a07.example/PS1'];
    const address = 'pdu-a07.example';
    const off = await run({ command: 'PowerOff', address, arguments: [ports], endpoints: ['db-02/P1'] });
    expect(off).toMatchObject({ ...passed, liveStatuses: [OFFLINE] });
    const other = await run({ command: 'PowerOff', address, name: 'B01-R', arguments: [ports] });
    expect(other.raised).toContain('B01-R');
    expect(other.kind).toBe('BusbarError');
  });

  test('attributes without the name of the shell in front are read too', async () => {
    const { run, bench, token } = await driverBench();
    const { endpoint } = await bench.engine.handlers.shell.snapshot({}, context);
    const url = endpoint.kind === 'listening' ? endpoint.url : '';
    const done = await run({ command: 'get_inventory', attributes: busbarAttributes(url, token, '') });
    expect(done.raised).toBeNull();
  });

  test('a token that was replaced is refused with one sentence that does not show it', async () => {
    const { run, bench, device } = await driverBench();
    await bench.engine.handlers.shell.newToken({}, context);
    const off = await run({ command: 'PowerOff', arguments: [[port('1')]], endpoints: ['db-02/P1'] });
    expect(off.kind).toBe('BusbarError');
    expect(off.raised).toMatch(
      /^Busbar at http:\/\/127\.0\.0\.1:\d+ did not accept the token\. Make a new one in Busbar and enter it as Busbar Token\.$/u,
    );
    expect(off.liveStatuses).toEqual([['db-02', 'Error', off.raised]]);
    expect(writes(device)).toBe(0);
  });

  test('a live status that CloudShell does not take is logged, and the command has passed all the same', async () => {
    const bench = await driverBench();
    const off = await bench.run({
      command: 'PowerOff',
      arguments: [[port('1')]],
      endpoints: ['db-02/P1'],
      failing: ['SetResourceLiveStatus'],
    });
    expect(off).toMatchObject({ ...passed, liveStatuses: [] });
    expect(off.log.join('\n')).toContain('The live status of db-02 could not be set: CloudShellAPIError');
    expect(await stateOf(bench, '1')).toBe('off');
  });
});
