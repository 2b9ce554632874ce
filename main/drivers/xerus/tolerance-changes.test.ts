import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { never } from '../testing/waiting.ts';
import { driverOn } from './testing/driver-on.ts';
import { FIRMWARE_3_6, FIRMWARE_4_0, littlePdu, littleRefs } from './testing/little-pdu.ts';
import { ScriptedPdu, type Objects } from './testing/scripted-pdu.ts';
import { errorOf, valueOf } from '../testing/value-of.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';

/** The list of what a robust client tolerates: Xerus reference 6.2, item by item: what changes, lacks or refuses. */

const refs = littleRefs(FIRMWARE_4_0);
const PDU = '/model/pdu/0';
let pdu: ScriptedPdu;

beforeEach(async () => {
  pdu = await ScriptedPdu.start(littlePdu());
});
afterEach(async () => {
  await pdu[Symbol.asyncDispose]();
});

async function discovered(): Promise<PduModel> {
  await using driver = driverOn(pdu);
  return valueOf(await driver.discover({ signal: never() }));
}

describe('4. firmware upgrade between two reads', () => {
  it.each([{ status: 404 }, { error: { code: -32_000, message: 'no such object' } }] as const)(
    'old ids answered with %o tell the caller to discover again, which then works',
    async (gone) => {
      const old = littlePdu(FIRMWARE_3_6);
      await using upgraded = await ScriptedPdu.start(old);
      await using driver = driverOn(upgraded);
      const before = valueOf(await driver.discover({ signal: never() }));
      const stale = [...old.keys()].filter((rid) => rid.startsWith('/tfwopaque/'));
      upgraded.objects.clear();
      for (const [rid, object] of littlePdu(FIRMWARE_4_0)) upgraded.objects.set(rid, object);
      if ('error' in gone) {
        const methods = ['getState', 'getReading', 'getSettings', 'setPowerState'];
        for (const rid of stale) {
          upgraded.objects.set(rid, Object.fromEntries(methods.map((method) => [method, () => gone])));
        }
      }
      expect(errorOf(await driver.read({ signal: never(), sensors: 'all' })).kind).toBe('notFound');
      const after = valueOf(await driver.discover({ signal: never() }));
      expect(after.discovery).toBe(before.discovery + 1);
      expect(after.outlets.map((outlet) => outlet.id)).toEqual(before.outlets.map((outlet) => outlet.id));
      const sample = valueOf(await driver.read({ signal: never(), sensors: 'all' }));
      expect(sample.values).not.toContain(null);
      valueOf(await driver.switchOutlet({ signal: never(), outlet: 'outlet:1', action: 'off' }));
    },
  );

  it('ids never leave the driver', async () => {
    expect(JSON.stringify(await discovered())).not.toMatch(/tfwopaque|\/model\/|:\d+\.\d+\.\d+"/u);
  });

  it('without getIOP and parents the tree follows from getInlet and getOCP', async () => {
    pdu.on(refs.ocp.rid, 'getParents', () => ({ ret: null }));
    pdu.on(refs.ocp.rid, 'getChildren', () => ({ error: { code: -32_601, message: 'no' } }));
    pdu.on(refs.inlet.rid, 'getChildren', () => ({ ret: [] }));
    for (const index of [0, 1, 2]) pdu.on(refs.outlet(index).rid, 'getParents', () => ({ ret: [] }));
    expect((await discovered()).edges).toEqual([
      ['inlet:I1', 'ocp:C1'],
      ['ocp:C1', 'outlet:1'],
      ['ocp:C1', 'outlet:2'],
      ['ocp:C1', 'outlet:3'],
    ]);
  });

  it('without poles of its own an outlet has the lines of its breaker', async () => {
    pdu.on(refs.outlet(0).rid, 'getIOP', () => ({ result: { i: refs.inlet, o: refs.ocp, p: [] } }));
    expect((await discovered()).outlets[0]?.lines).toEqual(['L1']);
  });

  it('a tree that goes in a circle is cut open', async () => {
    pdu.on(refs.ocp.rid, 'getChildren', () => ({ ret: [refs.inlet, refs.ocp, refs.outlet(0)] }));
    const { edges } = await discovered();
    expect(edges).toContainEqual(['inlet:I1', 'ocp:C1']);
    expect(edges).not.toContainEqual(['ocp:C1', 'inlet:I1']);
    expect(edges).not.toContainEqual(['ocp:C1', 'ocp:C1']);
  });

  it('a PDU that is restarting is no PDU without outlets', async () => {
    const starting: Objects = new Map([[PDU, littlePdu().get(PDU) ?? {}]]);
    await using driver = driverOn(pdu);
    pdu.objects.clear();
    for (const [rid, object] of starting) pdu.objects.set(rid, object);
    expect(errorOf(await driver.discover({ signal: never() })).kind).toBe('notFound');
  });
});

describe('5. methods that old firmware lacks', () => {
  it.each([
    'getTypeInfo',
    'getTransferSwitches',
    'getOutletSequenceState',
    'getOverCurrentProtectors',
    'getSensors',
    'getSettings',
  ])('discovery goes without %s', async (method) => {
    pdu.on(PDU, method, () => ({ error: { code: -32_601, message: 'Method not found' } }));
    const model = await discovered();
    expect(model.outlets).toHaveLength(3);
    expect(model.capabilities.includes('sequenceState')).toBe(method !== 'getOutletSequenceState');
  });

  it('none of the methods that only new firmware has is needed', async () => {
    await discovered();
    const newer = new Set([
      'getMinMax',
      'getLinePairs',
      'getSensorPorts',
      'getAlertedSensorManager',
      'getInfo',
      'getWaveform',
    ]);
    expect(pdu.calls.filter((call) => newer.has(call.method))).toEqual([]);
  });

  it('a command that is missing is unsupported', async () => {
    await using driver = driverOn(pdu);
    valueOf(await driver.discover({ signal: never() }));
    pdu.on(PDU, 'cycleAllOutletPowerStates', () => ({
      error: { code: -32_601, message: 'Method not found' },
    }));
    const error = errorOf(await driver.switchAllOutlets({ signal: never(), action: 'cycle' }));
    expect(error.kind).toBe('unsupported');
    expect(error.message).toContain('cycleAllOutletPowerStates');
  });
});

describe('6. renamed fields', () => {
  it.each(['nameplate', 'namePlate'])('the name plate is found under %s', async (field) => {
    pdu.on(PDU, 'getMetaData', () => ({
      ret: { [field]: { model: 'PX3-5', serialNumber: 'S1' }, macAddress: '' },
    }));
    expect((await discovered()).identity).toMatchObject({ model: 'PX3-5', serial: 'S1' });
  });
});

describe('7. settings', () => {
  it('go back whole, with fields Busbar does not know', async () => {
    await using old = await ScriptedPdu.start(littlePdu(FIRMWARE_3_6));
    const settings = {
      name: 'a',
      startupState: 2,
      cycleDelay: 10,
      powerOnDelay: 0,
      inhibitRelayControl: true,
    };
    old.on(PDU, 'getSettings', () => ({ ret: settings }));
    await using driver = driverOn(old);
    valueOf(await driver.discover({ signal: never() }));
    valueOf(await driver.rename({ signal: never(), element: 'pdu', name: 'b' }));
    expect(old.callsOf('setSettings')[0]?.params).toEqual({ settings: { ...settings, name: 'b' } });
  });

  it('that are sparse go back with the changed field only', async () => {
    await using driver = driverOn(pdu);
    valueOf(await driver.discover({ signal: never() }));
    valueOf(await driver.rename({ signal: never(), element: 'pdu', name: 'b' }));
    expect(pdu.callsOf('setSettings')[0]?.params).toEqual({ settings: { name: 'b' } });
  });

  it('are read just before they are written, so that a change by somebody else is kept', async () => {
    await using driver = driverOn(pdu);
    valueOf(await driver.discover({ signal: never() }));
    pdu.on(refs.outlet(0).rid, 'getSettings', () => ({
      ret: { name: 'db-01', nonCritical: true, sequenceDelay: 700 },
    }));
    valueOf(await driver.rename({ signal: never(), element: 'outlet:1', name: 'db-02' }));
    expect(pdu.callsOf('setSettings')[0]?.params).toEqual({
      settings: { name: 'db-02', nonCritical: true, sequenceDelay: 700 },
    });
  });

  it('that cannot be read are not written', async () => {
    await using driver = driverOn(pdu);
    valueOf(await driver.discover({ signal: never() }));
    pdu.on(refs.outlet(0).rid, 'getSettings', () => ({ status: 404 }));
    expect(errorOf(await driver.rename({ signal: never(), element: 'outlet:1', name: 'x' })).kind).toBe(
      'notFound',
    );
    expect(pdu.callsOf('setSettings')).toHaveLength(0);
  });
});

describe('8. a slow device', () => {
  it('gets one request at a time, and no command again after a lost answer', async () => {
    await using driver = driverOn(pdu, { requestTimeoutMs: 1000 });
    valueOf(await driver.discover({ signal: never() }));
    pdu.intercept = () => 'hang';
    const lost = await driver.switchOutlet({ signal: never(), outlet: 'outlet:1', action: 'cycle' });
    expect(errorOf(lost).kind).toBe('outcomeUnknown');
    expect(pdu.requests.filter((request) => request.method === 'cyclePowerState')).toHaveLength(1);
  });
});

describe('9. redirects', () => {
  it('credentials do not go to another host', async () => {
    await using other = await ScriptedPdu.start(littlePdu());
    const port = other.address.split(':')[1] ?? '';
    pdu.intercept = () => ({ status: 302, headers: { location: `https://localhost:${port}/` } });
    await using driver = driverOn(pdu);
    expect(errorOf(await driver.identify({ signal: never() })).kind).toBe('notAPdu');
    expect(other.requests).toHaveLength(0);
  });
});

describe('10. sessions', () => {
  it.each<
    [string, () => { result: unknown } | { status: number } | { error: { code: number; message: string } }]
  >([
    [
      'code 1: this user has the only session allowed',
      () => ({ result: { _ret_: 1, session: null, token: '' } }),
    ],
    ['a token that is none', () => ({ result: { _ret_: 0, session: {}, token: 'x\r\ny' } })],
    ['no such object', () => ({ status: 404 })],
    ['no such method', () => ({ error: { code: -32_601, message: 'no' } })],
  ])('%s: falls back to Basic', async (_name, newSession) => {
    pdu.objects.set('/session', { newSession });
    await using driver = driverOn(pdu, { auth: 'session' });
    valueOf(await driver.discover({ signal: never() }));
    expect(pdu.callsOf('newSession')).toHaveLength(1);
    expect(pdu.requests.at(-1)?.headers).toHaveProperty('authorization');
  });
});
