import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS, EMPTY_DESK, type AppInfo } from '../../shared/ipc/app.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { pduId, sidePduId } from '../../shared/model/ids.ts';
import { EMPTY_FLEET, type FleetChange, type FleetState } from '../../shared/model/fleet.ts';
import { EMPTY_SHELL, type ShellState } from '../../shared/shell/state.ts';
import { createTestEngine } from '../../shared/testing/test-engine.ts';
import { useAppStore } from '../state/store.ts';
import { testModel, testOutlet } from '../testing/test-model.ts';
import { testCommand, testPdu } from '../testing/test-power.ts';
import { changeDesk } from './change-desk.ts';
import { connectEngine } from './engine.ts';
import { EngineSync } from './sync.ts';

const info: AppInfo = {
  version: '0.0.0',
  host: 'browser',
  dataDirectory: '/data',
  secretsKeptIn: 'keyFile',
  operator: 'tester',
  auditOn: true,
  simulatorModels: [],
  snmpPrivProtocols: [],
};
const pdu = testPdu(testModel({ outlets: [testOutlet('1')] }));
const fleetAt = (revision: number, name = pdu.name): FleetState => ({
  ...EMPTY_FLEET,
  revision,
  pdus: [{ ...pdu, name }],
});
const renamed = (name: string): FleetChange => ({ kind: 'pduPut', pdu: { ...pdu, name } });

/** An engine whose snapshots are answered when the test says so. */
function setUp() {
  const asked: PromiseWithResolvers<FleetState>[] = [];
  const engine = createTestEngine(contract, {
    app: {
      info: async () => info,
      settings: async () => DEFAULT_SETTINGS,
      desk: async () => EMPTY_DESK,
      trapReceiver: async () => ({ kind: 'off' }),
    },
    fleet: {
      snapshot: () => {
        asked.push(Promise.withResolvers<FleetState>());
        return asked.at(-1)?.promise ?? Promise.reject(new Error('not asked'));
      },
      latestSamples: async () => null,
    },
    shell: { snapshot: async () => EMPTY_SHELL },
  });
  return { engine, asked, sync: new EngineSync(engine.client) };
}

const fleet = () => useAppStore.getState().fleet;
const nameShown = () => fleet().pdus[0]?.name;

beforeEach(() => useAppStore.setState({ fleet: EMPTY_FLEET, engineConnected: false }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a change that comes while the first snapshot is on its way is not lost, nor applied twice', async () => {
  const { engine, asked, sync } = setUp();
  const started = sync.start();
  engine.notify.fleet.changed({ revision: 7, change: renamed('in the snapshot') });
  engine.notify.fleet.changed({ revision: 8, change: renamed('after it') });
  asked[0]?.resolve(fleetAt(7, 'snapshot'));
  await started;
  expect(nameShown()).toBe('after it');
  expect(fleet().revision).toBe(8);
});

test('a gap in the revisions takes a new snapshot', async () => {
  const { engine, asked, sync } = setUp();
  const started = sync.start();
  asked[0]?.resolve(fleetAt(1));
  await started;
  engine.notify.fleet.changed({ revision: 3, change: renamed('one was lost before') });
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.resolve(fleetAt(4, 'whole again'));
  await vi.waitFor(() => expect(fleet().revision).toBe(4));
  expect(nameShown()).toBe('whole again');
});

test('of two snapshots under way only the one asked for last is shown', async () => {
  const { asked, sync } = setUp();
  const first = sync.start();
  const second = sync.resync();
  asked[1]?.resolve(fleetAt(9, 'newer'));
  await second;
  asked[0]?.resolve(fleetAt(2, 'older'));
  await first;
  expect(nameShown()).toBe('newer');
  expect(fleet().revision).toBe(9);
});

test('a snapshot that fails is said, and the next change tries again', async () => {
  const { engine, asked, sync } = setUp();
  const started = sync.start();
  asked[0]?.resolve(fleetAt(1));
  await started;
  expect(useAppStore.getState().engineConnected).toBe(true);
  engine.notify.fleet.changed({ revision: 5, change: renamed('after a gap') });
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.reject(new Error('lost'));
  await vi.waitFor(() => expect(useAppStore.getState().engineConnected).toBe(false));
  engine.notify.fleet.changed({ revision: 6, change: renamed('still after it') });
  await vi.waitFor(() => expect(asked).toHaveLength(3));
  asked[2]?.resolve(fleetAt(6, 'current'));
  await vi.waitFor(() => expect(useAppStore.getState().engineConnected).toBe(true));
  expect(nameShown()).toBe('current');
});

test('a session of the command line over the other protocol of a PDU is not one more PDU', async () => {
  const { engine, asked, sync } = setUp();
  const side = { ...pdu, id: sidePduId(pdu.id, 'snmp') };
  const started = sync.start();
  asked[0]?.resolve({ ...fleetAt(1), pdus: [pdu, side] });
  await started;
  engine.notify.fleet.changed({ revision: 2, change: { kind: 'pduPut', pdu: side } });
  engine.notify.fleet.changed({
    revision: 3,
    change: { kind: 'command', command: testCommand([], { pdu: side.id }) },
  });
  expect(fleet()).toMatchObject({ revision: 3, pdus: [{ id: pdu.id }], commands: [] });
});

test('what was arranged and is not kept yet outlives a new snapshot', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  const { engine, asked, sync } = setUp();
  const kept: unknown[] = [];
  const changed = async (patch: object) => {
    kept.push(patch);
    return EMPTY_DESK;
  };
  engine.handle({ app: { changeDesk: changed } });
  connectEngine(engine.client);
  const tileOrder = [pduId('b'), pduId('a')];
  changeDesk({ tileOrder });
  const started = sync.start();
  asked[0]?.resolve(fleetAt(1));
  await started;
  expect(useAppStore.getState().desk.tileOrder).toEqual(tileOrder);
  await vi.runAllTimersAsync();
  expect(kept).toEqual([{ tileOrder }]);
});

test('what CloudShell shows is taken whole, and a change on the way is not lost', async () => {
  const { engine, asked, sync } = setUp();
  const shell = Promise.withResolvers<ShellState>();
  engine.handle({ shell: { snapshot: () => shell.promise } });
  const started = sync.start();
  const online = {
    resource: 'db-02',
    status: 'Online',
    description: 'Resource powered on',
    atMs: 1,
  } as const;
  engine.notify.shell.changed({ kind: 'liveStatus', liveStatus: online });
  asked[0]?.resolve(fleetAt(1));
  shell.resolve({ ...EMPTY_SHELL, endpoint: { kind: 'failed', message: 'Port 8790 is taken.' } });
  await started;
  expect(useAppStore.getState().shell).toEqual({
    ...EMPTY_SHELL,
    liveStatuses: [online],
    endpoint: { kind: 'failed', message: 'Port 8790 is taken.' },
  });
  engine.notify.shell.changed({ kind: 'liveStatusRemoved', resource: 'db-02' });
  expect(useAppStore.getState().shell.liveStatuses).toEqual([]);
});
