import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { never } from '../testing/waiting.ts';
import { driverOn } from './testing/driver-on.ts';
import {
  FIRMWARE_4_0,
  littlePdu,
  littleRefs,
  numericReading,
  numericSensor,
  outletState,
  ref,
} from './testing/little-pdu.ts';
import { ScriptedPdu } from './testing/scripted-pdu.ts';
import { errorOf, valueOf } from '../testing/value-of.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';

/** The list of what a robust client tolerates: Xerus reference 6.2, item by item: what answers hold. */

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

async function readingOf(name: string): Promise<{ value: number | null; status: number }> {
  await using driver = driverOn(pdu);
  const model = valueOf(await driver.discover({ signal: never() }));
  const index = model.sensors.findIndex(
    (sensor) => sensor.element === 'inlet:I1' && sensor.quantity === name,
  );
  const sample = valueOf(await driver.read({ signal: never(), sensors: [index] }));
  return { value: sample.values[0] ?? null, status: sample.statusCodes[0] ?? -1 };
}

describe('1. references and fields', () => {
  it('null references anywhere are places where nothing is', async () => {
    pdu.on(PDU, 'getOutlets', () => ({ ret: [refs.outlet(0), null, refs.outlet(2)] }));
    pdu.on(PDU, 'getSensors', () => ({ ret: { powerSupplyStatus: [null], activePower: null } }));
    pdu.on(refs.outlet(0).rid, 'getIOP', () => ({ result: { i: null, o: null, p: null } }));
    pdu.on(refs.outlet(0).rid, 'getParents', () => ({ ret: [null] }));
    pdu.on(refs.ocp.rid, 'getChildren', () => ({ ret: null }));
    const model = await discovered();
    expect(model.outlets.map((outlet) => outlet.id)).toEqual(['outlet:1', 'outlet:3']);
    expect(model.outlets[0]).toMatchObject({ inlet: null, ocp: null, lines: [] });
  });

  it('positions on the wire stay right when an outlet in between is null', async () => {
    pdu.on(PDU, 'getOutlets', () => ({ ret: [refs.outlet(0), null, refs.outlet(2)] }));
    await using driver = driverOn(pdu);
    valueOf(await driver.discover({ signal: never() }));
    const third = { outlets: ['outlet:3'], action: 'off', respectSequence: true } as const;
    valueOf(await driver.switchOutlets({ signal: never(), ...third }));
    expect(pdu.callsOf('setMultipleOutletPowerStates')[0]?.params['outletNumbers']).toEqual([2]);
  });

  it('missing fields leave their place empty', async () => {
    pdu.on(PDU, 'getMetaData', () => ({
      ret: { nameplate: { serialNumber: '<not set>' }, macAddress: '00:0D:5D:00:00:01' },
    }));
    pdu.on(PDU, 'getSettings', () => ({ ret: {} }));
    for (const rid of [refs.inlet.rid, refs.ocp.rid, refs.outlet(0).rid]) {
      pdu.on(rid, 'getMetaData', () => ({ ret: {} }));
      pdu.on(rid, 'getSettings', () => ({ ret: {} }));
      pdu.on(rid, 'getSensors', () => ({ ret: {} }));
      pdu.on(rid, 'getPoles', () => ({ ret: [{}] }));
    }
    const model = await discovered();
    expect(model.identity).toEqual({
      vendor: '',
      model: '',
      serial: '',
      firmware: '',
      mac: '00:0d:5d:00:00:01',
    });
    expect(model.settings).toMatchObject({ name: '', cycleDelayMs: null, inRushGuardDelayMs: null });
    expect(model.inlets[0]).toMatchObject({ id: 'inlet:I1', plug: '', ratingAmperes: null, poles: [] });
    expect(model.outlets[0]).toMatchObject({
      id: 'outlet:1',
      switchable: false,
      metered: false,
      sequenceDelayMs: null,
    });
    expect(model.capabilities).not.toContain('sequenceOrder');
  });

  it('fields of newer firmware are passed over', async () => {
    pdu.on(refs.outlet(0).rid, 'getState', () => ({
      ret: outletState(1, { inServiceMode: true, future: { a: [] } }),
    }));
    pdu.on(refs.inlet.rid, 'getSensors', () => ({
      ret: { current: refs.numeric('I0Current'), fluxCapacity: refs.numeric('X') },
    }));
    const model = await discovered();
    expect(
      model.sensors.filter((sensor) => sensor.element === 'inlet:I1').map((sensor) => sensor.quantity),
    ).toEqual(['current']);
  });

  it('unknown enumeration numbers are unknown, never a wrong state', async () => {
    pdu.on(refs.ocp.rid, 'getMetaData', () => ({ ret: { label: 'C1', type: 42 } }));
    pdu.on(refs.inlet.rid, 'getPoles', () => ({
      ret: [
        { line: 0, nodeId: 1 },
        { line: 5, nodeId: 2 },
        { line: 99, nodeId: 3 },
      ],
    }));
    pdu.on(refs.outlet(0).rid, 'getState', () => ({ ret: outletState(7) }));
    await using driver = driverOn(pdu);
    const model = valueOf(await driver.discover({ signal: never() }));
    expect(model.ocps[0]?.type).toBe('unknown');
    expect(model.inlets[0]?.poles).toEqual([{ line: 'L1', nodeId: 1 }]);
    const sample = valueOf(await driver.read({ signal: never(), sensors: [] }));
    expect(sample.outletStates['outlet:1']?.powerState).toBe('unknown');
  });

  it('unknown type ids count as what their place is declared as', async () => {
    const strange = ref('sensors.QuantumNumericSensor:9.0.0', 'I0Current');
    pdu.on(refs.inlet.rid, 'getSensors', () => ({ ret: { current: strange } }));
    pdu.objects.set(strange.rid, numericSensor(2, 2, 4.2));
    expect(await readingOf('current')).toEqual({ value: 4.2, status: 0 });
  });
});

describe('2. spelling of answers', () => {
  const withPrinter = (print: (json: string) => string) => {
    pdu.serialize = (envelope) => print(JSON.stringify(envelope));
  };

  it('white space anywhere', async () => {
    pdu.serialize = (envelope) => `\r\n${JSON.stringify(envelope, null, '\t')}\n `;
    expect((await discovered()).outlets).toHaveLength(3);
  });

  it('floats with six decimals, as 3.x prints them', async () => {
    withPrinter((json) => json.replaceAll('230.5', '230.512500'));
    expect((await readingOf('voltage')).value).toBe(230.5125);
  });

  it('floats longer than needed, as 4.x prints them', async () => {
    pdu.on(refs.numeric('I0Voltage').rid, 'getReading', () => ({ ret: numericReading(999_999) }));
    withPrinter((json) => json.replaceAll('999999', '230.48713216714346123456'));
    expect((await readingOf('voltage')).value).toBeCloseTo(230.487132, 6);
  });

  it('integers where floats are expected', async () => {
    pdu.on(refs.numeric('I0Voltage').rid, 'getReading', () => ({ ret: numericReading(231) }));
    expect((await readingOf('voltage')).value).toBe(231);
  });

  it('ids that come back as strings', async () => {
    withPrinter((json) => json.replaceAll(/"id":(\d+)/gu, '"id":"$1"'));
    expect((await discovered()).outlets).toHaveLength(3);
  });

  it('the noise of 32-bit floats in a rating', async () => {
    pdu.on(refs.outlet(0).rid, 'getMetaData', () => ({
      ret: { label: '1', rating: { current: 6, decimalCurrent: 6.300_000_190_734_863 } },
    }));
    expect((await discovered()).outlets[0]?.ratingAmperes).toBe(6.3);
  });
});

describe('3. both error channels', () => {
  it('an absent _ret_ and a null result are a done void call', async () => {
    await using driver = driverOn(pdu);
    valueOf(await driver.discover({ signal: never() }));
    valueOf(await driver.cancelSequence({ signal: never() }));
    pdu.on(PDU, 'cancelOutletSequence', () => ({ result: {} }));
    valueOf(await driver.cancelSequence({ signal: never() }));
  });

  it('a code other than 0 is a refusal, not a transport error', async () => {
    await using driver = driverOn(pdu);
    valueOf(await driver.discover({ signal: never() }));
    pdu.on(PDU, 'setAllOutletPowerStates', () => ({ ret: 3 }));
    const refused = await driver.switchAllOutlets({ signal: never(), action: 'off' });
    expect(errorOf(refused)).toMatchObject({ kind: 'rejectedByDevice', code: 3 });
  });

  it('HTTP and JSON-RPC errors count singly and in bulk', async () => {
    await using driver = driverOn(pdu);
    valueOf(await driver.discover({ signal: never() }));
    for (const answer of [{ status: 403 }, { error: { code: -32_000, message: 'denied' } }] as const) {
      pdu.on(PDU, 'setAllOutletPowerStates', () => answer);
      pdu.on(PDU, 'setSettings', () => answer);
      expect(errorOf(await driver.switchAllOutlets({ signal: never(), action: 'off' })).kind).toBe(
        'notPermitted',
      );
      expect(errorOf(await driver.rename({ signal: never(), element: 'pdu', name: 'x' })).kind).toBe(
        'notPermitted',
      );
    }
  });

  it('a response list that is too short has its rest asked again', async () => {
    pdu.changeResponses = (responses) => responses.slice(0, 5);
    expect((await discovered()).outlets).toHaveLength(3);
  });

  it('an error member that is null beside a result is no error', async () => {
    pdu.serialize = (envelope) => JSON.stringify({ ...(envelope as object), error: null });
    expect((await discovered()).outlets).toHaveLength(3);
  });
});

describe('11. zero and nothing', () => {
  it('0 is a reading', async () => {
    pdu.on(refs.numeric('I0Current').rid, 'getReading', () => ({ ret: numericReading(0) }));
    expect(await readingOf('current')).toEqual({ value: 0, status: 0 });
  });

  it.each([
    ['not available', numericReading(5, { available: false })],
    ['not valid', numericReading(5, { valid: false })],
    ['no number', numericReading(5, { value: 'NaN' })],
    ['absurd', numericReading(1e300)],
    ['null', null],
  ])('a reading that is %s has no value', async (_name, reading) => {
    pdu.on(refs.numeric('I0Current').rid, 'getReading', () => ({ ret: reading }));
    expect(await readingOf('current')).toEqual({ value: null, status: 3 });
  });

  it('an empty name stays empty', async () => {
    expect((await discovered()).outlets[1]).toMatchObject({ label: '2', name: '' });
  });
});

describe('12. type ids', () => {
  it('are compared without their versions', async () => {
    const energy = ref('sensors.AccumulatingNumericSensor:2.0.5', 'I0ActiveEnergy');
    pdu.on(refs.inlet.rid, 'getSensors', () => ({
      ret: { activeEnergy: energy, current: refs.state('oops') },
    }));
    pdu.objects.set(energy.rid, numericSensor(6, 5, 1_234_567.25, 0));
    expect((await readingOf('activeEnergy')).value).toBe(1_234_567.25);
    expect(
      (await discovered()).sensors.some(
        (sensor) => sensor.element === 'inlet:I1' && sensor.quantity === 'current',
      ),
    ).toBe(false);
  });

  it('a sensor in another unit than its place says is left out', async () => {
    pdu.objects.set(refs.numeric('I0Current').rid, numericSensor(8, 7, 21));
    expect(
      (await discovered()).sensors.some(
        (sensor) => sensor.element === 'inlet:I1' && sensor.quantity === 'current',
      ),
    ).toBe(false);
  });
});
