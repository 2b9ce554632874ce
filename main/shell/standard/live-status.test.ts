import { describe, expect, onTestFinished, test } from 'vitest';
import type { FleetChange } from '../../../shared/model/fleet.ts';
import type { LiveStatus } from '../../../shared/shell/live-status.ts';
import type { ShellChange } from '../../../shared/shell/state.ts';
import type { RunningSimulator } from '../../simulator/simulator.ts';
import { plainLabels, sizedSpec } from '../../simulator/testing/sized-spec.ts';
import {
  fault,
  labelsOn,
  passed,
  standardBench,
  WAYS,
  type StandardBench,
} from './testing/standard-bench.ts';

/* Checks 8 and 10 of the PDU Shell Standard's reference, section 10. */

const ENDPOINT = 'db-02/PowerPort1';
const LATENCY_MS = 2000;

const isOn = ({ pdu }: RunningSimulator, place: number) => pdu.outlets[place]?.status.powerOn;

/** Every live status that windows were told, with what was true of an outlet when they were. */
function watchStatuses({ bench, device }: StandardBench, place: number) {
  const told: { status: LiveStatus; relayIsOn: boolean | undefined; lastRead: string | undefined }[] = [];
  let lastRead: string | undefined;
  const label = device.pdu.outlets[place]?.spec.label ?? '';
  const stop = bench.engine.onEvent((channel, payload) => {
    if (channel === 'fleet.changed') {
      const { change } = payload as { readonly change: FleetChange };
      if (change.kind === 'outletStates') lastRead = change.states[`outlet:${label}`]?.powerState ?? lastRead;
    }
    if (channel !== 'shell.changed') return;
    const change = payload as ShellChange;
    if (change.kind === 'liveStatus')
      told.push({ status: change.liveStatus, relayIsOn: isOn(device, place), lastRead });
  });
  onTestFinished(() => {
    stop();
  });
  return told;
}

const texts = (told: readonly { readonly status: LiveStatus }[]) =>
  told.map(({ status }) => `${status.status}: ${status.description}`);

/** A relay that is stuck: whatever it is told, it is on again at once. */
function weld({ pdu }: RunningSimulator, place: number): void {
  const outlet = pdu.outlets[place];
  if (outlet === undefined) throw new Error('There is no such outlet.');
  pdu.onEvent((event) => {
    if (event.kind !== 'outletStatus' || event.outlet !== place || event.after.powerOn) return;
    pdu.setStatus(outlet, { powerOn: true });
  });
}

describe.each(WAYS)('over $way', ({ protocol }) => {
  test('check 8: success returns nothing', async () => {
    const { power } = await standardBench(protocol);
    expect(passed(await power('PowerOff', ['PS4', 'PS5']))).toBeNull();
    expect(passed(await power('PowerOn', ['PS4', 'PS5']))).toBeNull();
    expect(passed(await power('PowerCycle', ['PS4'], { delay: '0' }))).toBeNull();
  });

  test('check 8: sixty ports are switched by one command, each way, and read back', async () => {
    const { device, getInventory, power } = await standardBench(protocol, {
      spec: sizedSpec(plainLabels(60)),
    });
    const { resources } = passed(await getInventory());
    const ports = resources.map(({ relative_address }) => relative_address);
    expect(passed(await power('PowerOff', ports))).toBeNull();
    expect(labelsOn(device)).toEqual([]);
    expect(passed(await power('PowerOn', ports))).toBeNull();
    expect(labelsOn(device)).toHaveLength(60);
    expect(passed(await power('PowerCycle', ports, { delay: '5' }))).toBeNull();
    expect(labelsOn(device)).toHaveLength(60);
  });

  test("check 8: live status texts are the standard's, letter for letter", async () => {
    const bench = await standardBench(protocol);
    const told = watchStatuses(bench, 3);
    const endpoints = [ENDPOINT];
    passed(await bench.power('PowerOff', ['PS4'], { endpoints }));
    expect(texts(told).at(-1)).toBe('Offline: Resource powered off');
    passed(await bench.power('PowerOn', ['PS4'], { endpoints }));
    expect(texts(told).at(-1)).toBe('Online: Resource powered on');
    passed(await bench.power('PowerCycle', ['PS4'], { endpoints }));
    expect(texts(told).at(-1)).toBe('Online: Resource powered on');
    passed(await bench.power('PowerCycle', ['PS4'], { endpoints, delay: '5' }));
    expect(texts(told).at(-1)).toBe('Online: Resource powered on');
    expect(new Set(told.map(({ status }) => status.resource))).toEqual(new Set(['db-02']));
    expect(new Set(texts(told))).toEqual(
      new Set(['Offline: Resource powered off', 'Online: Resource powered on']),
    );
  });

  test('check 8: the status changes after the state was read back, not when the device accepts', async () => {
    const bench = await standardBench(protocol);
    bench.device.faults.switching.switchLatencyMs = LATENCY_MS;
    const told = watchStatuses(bench, 3);
    const endpoints = [ENDPOINT];
    passed(await bench.power('PowerOff', ['PS4'], { endpoints }));
    passed(await bench.power('PowerOn', ['PS4'], { endpoints }));
    passed(await bench.power('PowerCycle', ['PS4'], { endpoints, delay: '5' }));
    expect(told.map(({ status }) => status.status)).toContain('Offline');
    for (const { status, relayIsOn, lastRead } of told) {
      expect(lastRead ?? 'on').toMatch(status.status === 'Online' ? /^on$/u : /^(off|cycling)$/u);
      expect(relayIsOn).toBe(status.status === 'Online');
    }
  });

  test('check 8: a state that reads back wrong is Error with the reason, and the command fails', async () => {
    const bench = await standardBench(protocol);
    bench.device.faults.switching.ineffectiveSwitching = true;
    const told = watchStatuses(bench, 3);
    fault(await bench.power('PowerOff', ['PS4'], { endpoints: [ENDPOINT] }));
    const last = told.at(-1)?.status;
    expect(last).toMatchObject({ resource: 'db-02', status: 'Error' });
    expect(last?.description).not.toBe('');
    expect(texts(told)).not.toContain('Offline: Resource powered off');
  });

  test('check 8: a device on two sockets stays Online while one of them is on', async () => {
    const bench = await standardBench(protocol);
    const told = watchStatuses(bench, 3);
    passed(await bench.power('PowerOn', ['PS4', 'PS5'], { endpoints: [ENDPOINT, 'db-02/PowerPort2'] }));
    passed(await bench.power('PowerOff', ['PS4'], { endpoints: [ENDPOINT] }));
    expect(texts(told).at(-1)).toBe('Online: Resource powered on');
    passed(await bench.power('PowerOff', ['PS5'], { endpoints: ['db-02/PowerPort2'] }));
    expect(texts(told).at(-1)).toBe('Offline: Resource powered off');
  });

  describe.each([
    ['PowerOff', null],
    ['PowerCycle', '5'],
  ] as const)('%s', (command, delay) => {
    test('check 10: two sockets of one device, one fails: the command fails and tells which one was switched', async () => {
      const bench = await standardBench(protocol);
      weld(bench.device, 4);
      const { kind, message, ports } = fault(
        await bench.power(command, ['PS4', 'PS5'], { delay, endpoints: [ENDPOINT, 'db-02/PowerPort2'] }),
      );
      expect(kind).toBe('failed');
      const byPort = new Map(ports.map((each) => [each.port, each]));
      expect(byPort.get('PS5')).toMatchObject({ outlet: 'outlet:5', outcome: 'failed', powerState: 'on' });
      expect(byPort.get('PS4')?.outlet).toBe('outlet:4');
      expect(byPort.get('PS4')?.powerState).toBe(isOn(bench.device, 3) === true ? 'on' : 'off');
      expect(message).toMatch(/PS4.*PS5/su);
      expect(message).toContain(command);
      expect(message).toContain('A07-L');
      const status = bench
        .shellChanges()
        .findLast((change) => change.kind === 'liveStatus' && change.liveStatus.resource === 'db-02');
      expect(status).toMatchObject({ liveStatus: { status: 'Error' } });
    });
  });

  test('check 10: the port that was switched is told as done, the other one as failed', async () => {
    const bench = await standardBench(protocol);
    weld(bench.device, 4);
    const { ports, message } = fault(await bench.power('PowerOff', ['PS4', 'PS5']));
    expect(ports.map(({ port, outcome }) => [port, outcome])).toEqual([
      ['PS4', 'confirmed'],
      ['PS5', 'failed'],
    ]);
    const [switched = '', failed = ''] = message.split('PS5');
    expect(switched).toContain('PS4');
    expect(switched).toMatch(/done/u);
    expect(failed).toMatch(/still on/u);
    expect(isOn(bench.device, 3)).toBe(false);
  });
});
