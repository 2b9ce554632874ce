import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PduDriver } from '../driver.ts';
import { never } from '../testing/waiting.ts';
import { driverOn } from './testing/driver-on.ts';
import { FIRMWARE_4_0, littlePdu, littleRefs } from './testing/little-pdu.ts';
import { ScriptedPdu, type Answer, type Override } from './testing/scripted-pdu.ts';
import { errorOf, valueOf } from '../testing/value-of.ts';

let pdu: ScriptedPdu;
let driver: PduDriver;
const outletRid = littleRefs(FIRMWARE_4_0).outlet(1).rid;

beforeEach(async () => {
  pdu = await ScriptedPdu.start(littlePdu());
  driver = driverOn(pdu);
  valueOf(await driver.discover({ signal: never() }));
  pdu.requests.length = 0;
  pdu.calls.length = 0;
});
afterEach(async () => {
  await driver[Symbol.asyncDispose]();
  await pdu[Symbol.asyncDispose]();
});

const switchOff = () => driver.switchOutlet({ signal: never(), outlet: 'outlet:2', action: 'off' });

describe('power calls', () => {
  it('use the parameter names of the wire', async () => {
    const outlets = ['outlet:3', 'outlet:1'] as const;
    const signal = never();
    valueOf(await driver.switchOutlet({ signal, outlet: 'outlet:2', action: 'on' }));
    valueOf(await driver.switchOutlet({ signal, outlet: 'outlet:2', action: 'cycle' }));
    valueOf(await driver.switchOutlets({ signal, outlets, action: 'off', respectSequence: false }));
    valueOf(await driver.switchOutlets({ signal, outlets, action: 'cycle', respectSequence: true }));
    valueOf(await driver.switchAllOutlets({ signal, action: 'on' }));
    valueOf(await driver.switchAllOutlets({ signal, action: 'cycle' }));
    valueOf(await driver.cancelSequence({ signal }));
    expect(pdu.calls).toEqual([
      { rid: outletRid, method: 'setPowerState', params: { pstate: 1 } },
      { rid: outletRid, method: 'cyclePowerState', params: {} },
      {
        rid: '/model/pdu/0',
        method: 'setMultipleOutletPowerStates',
        params: { outletNumbers: [2, 0], state: 0, respectSequence: false },
      },
      {
        rid: '/model/pdu/0',
        method: 'cycleMultipleOutletPowerStates',
        params: { outletNumbers: [2, 0], respectSequence: true },
      },
      { rid: '/model/pdu/0', method: 'setAllOutletPowerStates', params: { pstate: 1 } },
      { rid: '/model/pdu/0', method: 'cycleAllOutletPowerStates', params: {} },
      { rid: '/model/pdu/0', method: 'cancelOutletSequence', params: {} },
    ]);
    expect(pdu.requests).toHaveLength(7);
  });

  it('to an outlet that does not exist send nothing', async () => {
    const error = errorOf(await driver.switchOutlet({ signal: never(), outlet: 'outlet:99', action: 'off' }));
    expect(error).toEqual({
      kind: 'notFound',
      message: 'This PDU has no outlet 99; check the number, or read its layout again.',
    });
    const several = { outlets: ['outlet:1', 'outlet:99'], action: 'off', respectSequence: true } as const;
    expect(errorOf(await driver.switchOutlets({ signal: never(), ...several })).kind).toBe('notFound');
    expect(errorOf(await driver.checkOutlets({ signal: never(), outlets: ['outlet:99'] })).kind).toBe(
      'notFound',
    );
    expect(pdu.requests).toHaveLength(0);
  });

  it('that name no outlet send nothing', async () => {
    const none = { outlets: [], action: 'off', respectSequence: true } as const;
    expect(errorOf(await driver.switchOutlets({ signal: never(), ...none })).kind).toBe('invalidArgument');
    expect(pdu.requests).toHaveLength(0);
  });

  it.each<[string, Override]>([
    ['the connection is cut', 'drop'],
    ['half an answer comes', { status: 200, body: '{"jsonrpc":"2.0","resu' }],
    ['something else answers', { status: 200, body: '{"version":1}' }],
    ['the PDU reports an internal error', { status: 500 }],
  ])('are sent exactly once and have an unknown outcome when %s', async (_what, override) => {
    pdu.intercept = () => override;
    const error = errorOf(await switchOff());
    expect(error.kind).toBe('outcomeUnknown');
    expect(error.message).toContain('the command may have arrived');
    pdu.intercept = () => undefined;
    valueOf(await driver.readSequenceState({ signal: never() }));
    expect(pdu.requests.map((request) => request.method)).toEqual([
      'setPowerState',
      'getOutletSequenceState',
    ]);
  });

  it('are sent exactly once and have an unknown outcome when no answer comes in time', async () => {
    await using impatient = driverOn(pdu, { requestTimeoutMs: 1000 });
    valueOf(await impatient.discover({ signal: never() }));
    pdu.intercept = () => 'hang';
    const off = { signal: never(), outlet: 'outlet:2', action: 'off' } as const;
    expect(errorOf(await impatient.switchOutlet(off)).kind).toBe('outcomeUnknown');
    expect(pdu.requests.filter((request) => request.method === 'setPowerState')).toHaveLength(1);
  });

  it('are sent exactly once when a connection that was kept open dies under them', async () => {
    let seen = 0;
    pdu.intercept = () => {
      seen += 1;
      return seen === 2 ? 'drop' : undefined;
    };
    valueOf(await driver.readSequenceState({ signal: never() }));
    expect(errorOf(await switchOff()).kind).toBe('outcomeUnknown');
    valueOf(await driver.readSequenceState({ signal: never() }));
    expect(pdu.requests.filter((request) => request.method === 'setPowerState')).toHaveLength(1);
  });

  it('cancelled after they left have an unknown outcome', async () => {
    const controller = new AbortController();
    pdu.intercept = () => {
      controller.abort();
      return 'hang';
    };
    const options = { signal: controller.signal, outlet: 'outlet:2', action: 'off' } as const;
    expect(errorOf(await driver.switchOutlet(options)).kind).toBe('outcomeUnknown');
  });

  it('that never reached the PDU say so instead', async () => {
    pdu.headers = { connection: 'close' };
    valueOf(await driver.readSequenceState({ signal: never() }));
    await pdu[Symbol.asyncDispose]();
    expect(errorOf(await switchOff())).toMatchObject({ kind: 'unreachable', cause: 'refused' });
  });

  it.each<[string, Answer, object]>([
    ['HTTP 403', { status: 403 }, { kind: 'notPermitted' }],
    ['an error of its own', { error: { code: -32_000, message: 'denied' } }, { kind: 'notPermitted' }],
    ['HTTP 503', { status: 503 }, { kind: 'busy' }],
    ['a method it lacks', { error: { code: -32_601, message: 'no' } }, { kind: 'unsupported' }],
    ['an id that changed', { status: 404 }, { kind: 'notFound' }],
    ['a code that is none', { ret: 'fine' }, { kind: 'protocol', field: '_ret_' }],
  ])('refused with %s were not carried out', async (_what, answer, expected) => {
    pdu.on(outletRid, 'setPowerState', () => answer);
    expect(errorOf(await switchOff())).toMatchObject(expected);
    expect(pdu.requests).toHaveLength(1);
  });

  it('have a sentence of their own for every code of an outlet', async () => {
    const sentences = new Set<string>();
    for (const code of [1, 2, 3, 4, 5, 99]) {
      pdu.on(outletRid, 'setPowerState', () => ({ ret: code }));
      const error = errorOf(await switchOff());
      expect(error).toMatchObject({ kind: 'rejectedByDevice', code });
      expect(error.message).toMatch(/^The PDU refused: .+\.$/u);
      sentences.add(error.message);
    }
    expect(sentences.size).toBe(6);
    expect([...sentences][2]).toContain('the outlet is disabled (code 3)');
  });

  it('have a sentence of their own for every code of the PDU', async () => {
    const sentences = new Set<string>();
    for (const code of [1, 2, 3, 5, 99]) {
      pdu.on('/model/pdu/0', 'setMultipleOutletPowerStates', () => ({ ret: code }));
      const several = { outlets: ['outlet:1'], action: 'off', respectSequence: true } as const;
      const error = errorOf(await driver.switchOutlets({ signal: never(), ...several }));
      expect(error).toMatchObject({ kind: 'rejectedByDevice', code });
      sentences.add(error.message);
    }
    expect(sentences.size).toBe(5);
  });
});

describe('the check before a command', () => {
  it('reads serial, label, name and state of each outlet in one request', async () => {
    const check = valueOf(await driver.checkOutlets({ signal: never(), outlets: ['outlet:1', 'outlet:3'] }));
    expect(check).toMatchObject({
      serial: 'SER0001',
      outlets: [
        { outlet: 'outlet:1', label: '1', name: 'db-01', observation: { powerState: 'on' } },
        { outlet: 'outlet:3', label: '3', name: '', observation: { powerState: 'on' } },
      ],
    });
    expect(pdu.requests).toHaveLength(1);
  });

  it('shows the label that the outlet has now, even where another outlet took its place', async () => {
    pdu.on(outletRid, 'getMetaData', () => ({ ret: { label: '7' } }));
    const check = valueOf(await driver.checkOutlets({ signal: never(), outlets: ['outlet:2'] }));
    expect(check.outlets[0]?.label).toBe('7');
  });

  it('fails when the state cannot be read', async () => {
    pdu.on(outletRid, 'getState', () => ({ status: 404 }));
    expect(errorOf(await driver.checkOutlets({ signal: never(), outlets: ['outlet:2'] })).kind).toBe(
      'notFound',
    );
  });
});
