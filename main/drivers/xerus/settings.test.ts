import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { PduDriver } from '../driver.ts';
import { never } from '../testing/waiting.ts';
import {
  NEW_SESSION_CODES,
  OUTLET_CODES,
  PDU_POWER_CODES,
  refusal,
  SETTINGS_CODES,
  THRESHOLD_CODES,
} from './return-codes.ts';
import { driverOn } from './testing/driver-on.ts';
import { FIRMWARE_3_6, littlePdu, littleRefs } from './testing/little-pdu.ts';
import { ScriptedPdu } from './testing/scripted-pdu.ts';
import { errorOf, valueOf } from '../testing/value-of.ts';

const PDU = '/model/pdu/0';
const refs = littleRefs(FIRMWARE_3_6);
let pdu: ScriptedPdu;
let driver: PduDriver;

beforeEach(async () => {
  pdu = await ScriptedPdu.start(littlePdu(FIRMWARE_3_6));
  driver = driverOn(pdu);
  valueOf(await driver.discover({ signal: never() }));
  pdu.requests.length = 0;
});
afterEach(async () => {
  await driver[Symbol.asyncDispose]();
  await pdu[Symbol.asyncDispose]();
});

describe('the sequence', () => {
  it('is read in one request and written so that it reads back equal', async () => {
    const before = valueOf(await driver.readSequence({ signal: never() }));
    expect(before).toEqual({
      order: [],
      delaysMs: { 'outlet:1': 0, 'outlet:2': 0, 'outlet:3': 0 },
      inRushGuardDelayMs: 200,
    });
    expect(pdu.requests).toHaveLength(1);
    const order: readonly OutletId[] = ['outlet:3', 'outlet:1', 'outlet:2'];
    const changes = { order, delaysMs: { 'outlet:2': 1500 }, inRushGuardDelayMs: 300 } as const;
    expect(valueOf(await driver.writeSequence({ signal: never(), changes }))).toEqual({
      written: ['order', 'inRushGuard', 'outlet:2'],
      notWritten: [],
      error: null,
    });
    expect(valueOf(await driver.readSequence({ signal: never() }))).toEqual({
      order,
      delaysMs: { 'outlet:1': 0, 'outlet:2': 1500, 'outlet:3': 0 },
      inRushGuardDelayMs: 300,
    });
  });

  it('writes only what changed', async () => {
    pdu.calls.length = 0;
    const changes = { delaysMs: { 'outlet:1': 500 } } as const;
    valueOf(await driver.writeSequence({ signal: never(), changes }));
    expect(pdu.callsOf('setSettings').map((call) => call.rid)).toEqual([refs.outlet(0).rid]);
    expect(valueOf(await driver.writeSequence({ signal: never(), changes: {} }))).toEqual({
      written: [],
      notWritten: [],
      error: null,
    });
  });

  it.each<[string, object]>([
    ['an outlet is missing', { order: ['outlet:1', 'outlet:2'] }],
    ['an outlet comes twice', { order: ['outlet:1', 'outlet:2', 'outlet:2', 'outlet:3'] }],
    ['an outlet does not exist', { order: ['outlet:1', 'outlet:2', 'outlet:9'] }],
    ['a delay is negative', { delaysMs: { 'outlet:1': -1 } }],
    ['a delay is no whole number', { delaysMs: { 'outlet:1': 0.5 } }],
    ['the guard is no number', { inRushGuardDelayMs: Number.NaN }],
  ])('is not sent when %s', async (_what, changes) => {
    const error = errorOf(await driver.writeSequence({ signal: never(), changes }));
    expect(['invalidArgument', 'notFound']).toContain(error.kind);
    expect(pdu.requests).toHaveLength(0);
  });

  it('names what was written and what was not', async () => {
    pdu.on(refs.outlet(1).rid, 'setSettings', () => ({ ret: 1 }));
    const changes = { order: [], delaysMs: { 'outlet:1': 100, 'outlet:2': 200 } } as const;
    const outcome = valueOf(await driver.writeSequence({ signal: never(), changes }));
    expect(outcome).toMatchObject({
      written: ['order', 'outlet:1'],
      notWritten: ['outlet:2'],
      error: { kind: 'rejectedByDevice', code: 1 },
    });
  });

  it.each<[string, string, unknown]>([
    ['an index that is no outlet', 'outletPowerStateSequence', [0, 1, 7]],
    ['an index twice', 'outletPowerStateSequence', [0, 0, 1]],
    ['an absurd guard', 'inRushGuardDelay', -5],
  ])('with %s is a protocol error that names the field', async (_what, field, value) => {
    pdu.on(PDU, 'getSettings', () => ({ ret: { inRushGuardDelay: 200, [field]: value } }));
    expect(errorOf(await driver.readSequence({ signal: never() }))).toMatchObject({
      kind: 'protocol',
      field,
    });
  });

  it('is not half read when one outlet does not answer', async () => {
    pdu.on(refs.outlet(1).rid, 'getSettings', () => ({ error: { code: -32_603, message: 'internal' } }));
    expect(errorOf(await driver.readSequence({ signal: never() })).kind).toBe('protocol');
  });

  it('shows how far it is', async () => {
    pdu.on(PDU, 'getOutletSequenceState', () => ({
      ret: {
        sequenceRunning: true,
        nextOutletToSwitch: 1,
        timeUntilNextSwitch: 700,
        outletsRemaining: 2,
        cancelableOutletsRemaining: 2,
      },
    }));
    expect(valueOf(await driver.readSequenceState({ signal: never() }))).toEqual({
      running: true,
      nextOutlet: 'outlet:2',
      timeUntilNextSwitchMs: 700,
      outletsRemaining: 2,
      cancelableOutletsRemaining: 2,
    });
  });
});

describe('names and delays', () => {
  it.each(['pdu', 'inlet:I1', 'ocp:C1', 'outlet:2'] as const)('renames %s', async (element) => {
    valueOf(await driver.rename({ signal: never(), element, name: 'new name' }));
    expect(pdu.callsOf('setSettings').at(-1)?.params['settings']).toMatchObject({ name: 'new name' });
  });

  it('does not rename what is not there', async () => {
    expect(errorOf(await driver.rename({ signal: never(), element: 'ocp:C9', name: 'x' })).kind).toBe(
      'notFound',
    );
  });

  it('says that a name was refused', async () => {
    pdu.on(refs.outlet(0).rid, 'setSettings', () => ({ ret: 1 }));
    const error = errorOf(
      await driver.rename({ signal: never(), element: 'outlet:1', name: 'x'.repeat(999) }),
    );
    expect(error).toMatchObject({ kind: 'rejectedByDevice', code: 1 });
  });

  it('rounds a cycle delay up to whole seconds', async () => {
    const signal = never();
    valueOf(
      await driver.writeCycleDelay({ signal, outlet: null, cycleDelayMs: 12_001, usePduCycleDelay: true }),
    );
    valueOf(
      await driver.writeCycleDelay({
        signal,
        outlet: 'outlet:1',
        cycleDelayMs: 5000,
        usePduCycleDelay: false,
      }),
    );
    expect(pdu.callsOf('setSettings').map((call) => call.params['settings'])).toMatchObject([
      { cycleDelay: 13 },
      { cycleDelay: 5, usePduCycleDelay: false },
    ]);
  });

  it('refuses a negative cycle delay without asking', async () => {
    const options = { signal: never(), outlet: null, cycleDelayMs: -2000, usePduCycleDelay: true };
    expect(errorOf(await driver.writeCycleDelay(options)).kind).toBe('invalidArgument');
    expect(pdu.requests).toHaveLength(0);
  });

  it('are read again in one request, within the same discovery', async () => {
    valueOf(await driver.rename({ signal: never(), element: 'outlet:3', name: 'nas' }));
    pdu.requests.length = 0;
    const model = valueOf(await driver.readSettings({ signal: never() }));
    expect(pdu.requests).toHaveLength(1);
    expect(model.discovery).toBe(1);
    expect(model.outlets.map((outlet) => outlet.name)).toEqual(['db-01', '', 'nas']);
  });
});

it('every code of every method has a sentence of its own', () => {
  const tables = [OUTLET_CODES, PDU_POWER_CODES, SETTINGS_CODES, THRESHOLD_CODES, NEW_SESSION_CODES];
  const messages = tables.flatMap((table) =>
    Object.keys(table).map((code) => refusal(Number(code), table).message),
  );
  expect(messages.length).toBeGreaterThan(13);
  expect(messages.every((message) => /^The PDU refused: .+\(code \d\).+\.$/u.test(message))).toBe(true);
  for (const table of tables) {
    const own = Object.keys(table).map((code) => refusal(Number(code), table).message);
    expect(new Set(own).size).toBe(own.length);
  }
});
