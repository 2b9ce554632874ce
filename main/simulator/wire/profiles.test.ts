import { expect, test } from 'vitest';
import type { Json, Reference } from '../testing/rpc-client.ts';
import { runSimulator } from '../testing/run-simulator.ts';
import { PROFILES } from './profiles.ts';

const FIRMWARES = ['3.6.0', '4.0.20'] as const;

test.each([
  ['3.6.0', 'pdumodel.Outlet:2.1.5', 'sensors.AccumulatingNumericSensor:2.0.3'],
  ['4.0.20', 'pdumodel.Outlet:3.0.1', 'sensors.AccumulatingNumericSensor:2.0.6'],
] as const)(
  'firmware %s names its own type versions in references and opaque ids',
  async (firmware, outletType, energyType) => {
    const { client } = await runSimulator({ firmware });
    const outlets = await client.call<Reference[]>('/model/pdu/0', 'getOutlets');
    expect(outlets[4]).toEqual({ rid: `/tfwopaque/${outletType}/outlet.4`, type: outletType });
    const sensors = await client.call<Record<string, Reference | null>>(outlets[4]?.rid ?? '', 'getSensors');
    expect(sensors['activeEnergy']).toEqual({
      rid: `/tfwopaque/${energyType}/O4ActiveEnergy`,
      type: energyType,
    });
  },
);

test.each(FIRMWARES)('firmware %s sends exactly its own fields, in its order', async (firmware) => {
  const { client } = await runSimulator({ firmware });
  const { structs } = PROFILES[firmware];
  const fields = async (rid: string, method: string) => Object.keys(await client.call<Json>(rid, method));
  expect(await fields('/model/outlet/0', 'getState')).toEqual(structs['Outlet.State']);
  expect(await fields('/model/outlet/0', 'getSensors')).toEqual(structs['Outlet.Sensors']);
  expect(await fields('/model/outlet/0', 'getMetaData')).toEqual(structs['Outlet.MetaData']);
  expect(await fields('/model/inlet/0', 'getSensors')).toEqual(structs['Inlet.Sensors']);
  expect(await fields('/model/inlet/0', 'getMetaData')).toEqual(structs['Inlet.MetaData']);
  expect(await fields('/model/ocp/0', 'getSensors')).toEqual(structs['OverCurrentProtector.Sensors']);
  expect(await fields('/model/pdu/0', 'getSettings')).toEqual(structs['Pdu.Settings']);
  expect(await fields('/model/pdu/0', 'getMetaData')).toEqual(structs['Pdu.MetaData']);
  const poles = await client.call<Json[]>('/model/inlet/0', 'getPoles');
  for (const pole of poles) expect(Object.keys(pole)).toEqual(structs.Pole);
});

test('firmware 3.6 lacks what came later, and 4.0 has it', async () => {
  const old = (await runSimulator({ firmware: '3.6.0' })).client;
  const recent = (await runSimulator({ firmware: '4.0.20' })).client;
  const calls = [
    ['/model/inlet/0', 'getLinePairs'],
    ['/model/inlet/0', 'getWaveform'],
    ['/model/pdu/0', 'getSensorPorts'],
    ['/model/outlet/0/current', 'getMinMax'],
  ] as const;
  for (const [rid, method] of calls) {
    expect(await old.respond(rid, method)).toMatchObject({ error: { code: -32601 } });
    expect(await recent.respond(rid, method)).toHaveProperty('result');
  }
});

test('old firmware shows voltages and current per pole, newer power and energy too; the neutral has current only', async () => {
  const set = (pole: Json | undefined) =>
    Object.entries(pole ?? {}).flatMap(([field, value]) =>
      typeof value === 'object' && value !== null ? [field] : [],
    );
  const old = await (
    await runSimulator({ firmware: '3.6.0' })
  ).client.call<Json[]>('/model/inlet/0', 'getPoles');
  const recent = await (await runSimulator()).client.call<Json[]>('/model/inlet/0', 'getPoles');
  expect(set(old[0])).toEqual(['voltage', 'voltageLN', 'current']);
  expect(set(recent[0])).toEqual(expect.arrayContaining(['voltageLN', 'activePower', 'activeEnergy']));
  expect([old, recent].map((poles) => [poles.length, set(poles[3])])).toEqual([
    [4, ['current']],
    [4, ['current']],
  ]);
});

test.each(FIRMWARES)('every object of firmware %s tells its type and bases', async (firmware) => {
  const { client } = await runSimulator({ firmware });
  const { versions } = PROFILES[firmware];
  expect(await client.call('/model/outlet/0/activeEnergy', 'getTypeInfo')).toEqual({
    id: `sensors.AccumulatingNumericSensor:${versions['sensors.AccumulatingNumericSensor']}`,
    base: {
      id: `sensors.NumericSensor:${versions['sensors.NumericSensor']}`,
      base: { id: `sensors.Sensor:${versions['sensors.Sensor']}`, base: null },
    },
  });
  expect(await client.call('/bulk', 'getTypeInfo')).toEqual({ id: 'bulkrpc.BulkRequest:1.0.2', base: null });
});

test('the same object answers under its well-known ids and its opaque one, and the name service finds it', async () => {
  const { client } = await runSimulator();
  const found = await client.call<Reference>('/ns', 'lookup', { name: '/model/inlet/0/pole/1/voltageLN' });
  expect(found.rid).toBe('/tfwopaque/sensors.NumericSensor:4.0.6/I0P1VoltageLN');
  const ids = [found.rid, '/model/inlet/0/pole/1/voltageLN', '/model/pdu/0/inlet/0/pole/1/voltageLN'];
  const readings = await Promise.all(ids.map((rid) => client.call(rid, 'getReading')));
  expect(readings[1]).toEqual(readings[0]);
  expect(readings[2]).toEqual(readings[0]);
  expect(await client.call('/ns', 'lookup', { name: '/no/such/thing' })).toBeNull();
});

test('the sensors of an inlet have their most derived types', async () => {
  const { client } = await runSimulator();
  const sensors = await client.call<Record<string, Reference | null>>('/model/inlet/0', 'getSensors');
  expect(sensors['residualCurrent']?.type).toBe('pdumodel.TypeBResidualCurrentNumericSensor:1.0.5');
  expect(sensors['residualCurrentStatus']?.type).toBe('pdumodel.ResidualCurrentStateSensor:2.0.5');
  expect(sensors['activeEnergy']?.type).toBe('sensors.AccumulatingNumericSensor:2.0.6');
  expect(sensors['powerQuality']).toBeNull();
});

test('numbers are written the way of the firmware', async () => {
  const body = '{"method":"getMetaData","id":1}';
  const old = await (await runSimulator({ firmware: '3.6.0' })).client.post('/model/outlet/0/current', body);
  const recent = await (await runSimulator()).client.post('/model/outlet/0/current', body);
  expect(old.text).toContain('"resolution": 0.001000, "tolerance": 0.000000, "noiseThreshold": 0.040000');
  expect(recent.text).toContain(
    '"resolution":0.0010000000474974513,"tolerance":0.0,"noiseThreshold":0.03999999910593033',
  );
});

test('4.0 takes a part of the PDU settings, 3.6 needs them whole', async () => {
  const part = { settings: { name: 'short' } };
  const old = (await runSimulator({ firmware: '3.6.0' })).client;
  const recent = (await runSimulator()).client;
  expect(await old.respond('/model/pdu/0', 'setSettings', part)).toMatchObject({ error: { code: -32602 } });
  expect(await recent.call('/model/pdu/0', 'setSettings', part)).toBe(0);
  const whole = await old.call<Json>('/model/pdu/0', 'getSettings');
  expect(await old.call('/model/pdu/0', 'setSettings', { settings: { ...whole, name: 'long' } })).toBe(0);
  expect(await recent.call('/model/pdu/0', 'getSettings')).toMatchObject({ name: 'short', cycleDelay: 10 });
});
