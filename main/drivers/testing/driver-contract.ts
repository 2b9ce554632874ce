import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceErrorKind } from '../../../shared/model/device-error.ts';
import type { EDeviceId, OutletId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { DeviceResult, DriverEvent, PduDriver } from '../driver.ts';
import { describeSettings } from './settings-contract.ts';
import { errorOf, valueOf } from './value-of.ts';
import { never, PATIENT } from './waiting.ts';

/** A device to run the suite against, over the wire its protocol uses. */
export interface ContractSubject extends AsyncDisposable {
  readonly driver: PduDriver;
  /** Outlet that can be switched; on at the start. */
  readonly outlet: OutletId;
  readonly serial: string;
  /** Commands that the device received that move power. */
  readonly powerCommands: () => number;
  /** Exchanges of any kind that the device received. */
  readonly exchanges: () => number;
  /** The next command is carried out and its answer lost. */
  readonly loseNextAnswer: () => void;
  /** From now on nothing useful is answered. */
  readonly answerGarbage: () => void;
  readonly fallSilent: () => void;
  /** A driver that waits for an answer for a moment only. */
  readonly impatientDriver: () => PduDriver;
  /** A driver with credentials that the device refuses. */
  readonly withWrongCredentials: () => PduDriver;
  /** What a refused account looks like over this protocol. */
  readonly wrongCredentialsKind: DeviceErrorKind;
  /** Restarts the device; resolves when it answers again. */
  readonly reboot: () => Promise<void>;
}

/** Errors are shown as they are: one sentence, ended, on one line. */
function errorKind(result: DeviceResult<unknown>): DeviceErrorKind {
  const error = errorOf(result);
  expect(error.message).toMatch(/^[^\n\r]{10,300}\.$/u);
  return error.kind;
}

function allIds(model: PduModel): readonly EDeviceId[] {
  return [...model.inlets, ...model.ocps, ...model.outlets, ...model.transferSwitches].map((part) => part.id);
}

/** What every driver must do, whatever its protocol. */
export function describeDriverContract(name: string, start: () => Promise<ContractSubject>): void {
  describe(`the driver contract, ${name}`, () => {
    let subject: ContractSubject;
    let driver: PduDriver;
    beforeEach(async () => {
      subject = await start();
      driver = subject.driver;
    });
    afterEach(async () => {
      await driver[Symbol.asyncDispose]();
      await subject[Symbol.asyncDispose]();
    });

    describeDiscovery(() => subject);
    describeReadings(() => subject);
    describePower(() => subject);
    describeSequence(() => subject);
    describeSettings(() => subject);
    describeFailures(() => subject);
    describeLifetime(() => subject);
  });
}

function describeDiscovery(subject: () => ContractSubject): void {
  it('identifies the device as the one that is discovered', async () => {
    const { driver, serial } = subject();
    const { identity } = valueOf(await driver.identify({ signal: never() }));
    const model = valueOf(await driver.discover({ signal: never() }));
    expect(identity.serial).toBe(serial);
    expect(model.identity).toEqual(identity);
  });

  it('gives each part one id, made of the label that is printed on it', async () => {
    const model = valueOf(await subject().driver.discover({ signal: never() }));
    const ids = allIds(model);
    expect(new Set(ids).size).toBe(ids.length);
    for (const part of [...model.inlets, ...model.ocps, ...model.outlets, ...model.transferSwitches]) {
      expect(part.id).toBe(`${part.kind}:${part.label}`);
    }
  });

  it('names only parts that exist, in edges, feeds, sensors and order', async () => {
    const model = valueOf(await subject().driver.discover({ signal: never() }));
    const ids = new Set<string>([...allIds(model), 'pdu']);
    const named = [
      ...model.edges.flat(),
      ...model.outlets.flatMap((outlet) => [outlet.inlet, outlet.ocp]),
      ...model.ocps.flatMap((ocp) => [ocp.inlet, ocp.upstreamOcp]),
      ...model.sensors.map((sensor) => sensor.element),
      ...model.settings.outletPowerStateSequence,
    ].filter((id) => id !== null);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('counts discoveries, since sensor indexes hold within one', async () => {
    const { driver } = subject();
    const first = valueOf(await driver.discover({ signal: never() }));
    const again = valueOf(await driver.readSettings({ signal: never() }));
    const second = valueOf(await driver.discover({ signal: never() }));
    expect(again.discovery).toBe(first.discovery);
    expect(second.discovery).toBeGreaterThan(first.discovery);
    expect(second.sensors.map((sensor) => [sensor.element, sensor.pole, sensor.quantity])).toEqual(
      first.sensors.map((sensor) => [sensor.element, sensor.pole, sensor.quantity]),
    );
  });
}

function describeReadings(subject: () => ContractSubject): void {
  it('reads one value and status for each sensor, and a state for each outlet', async () => {
    const { driver } = subject();
    const model = valueOf(await driver.discover({ signal: never() }));
    const sample = valueOf(await driver.read({ signal: never(), sensors: 'all' }));
    expect(sample.sensorIndexes).toEqual([...model.sensors.keys()]);
    expect(sample.values).toHaveLength(model.sensors.length);
    expect(sample.statusCodes).toHaveLength(model.sensors.length);
    expect(sample.statusCodes.every((code) => [0, 1, 2, 3].includes(code))).toBe(true);
    expect(sample.values.every((value) => value === null || Number.isFinite(value))).toBe(true);
    expect(Object.keys(sample.outletStates)).toEqual(model.outlets.map((outlet) => outlet.id));
  });

  it('reads the sensors that are asked for, in the order they are asked for', async () => {
    const { driver } = subject();
    const model = valueOf(await driver.discover({ signal: never() }));
    const last = model.sensors.length - 1;
    const sample = valueOf(await driver.read({ signal: never(), sensors: [last, 0] }));
    expect(sample.sensorIndexes).toEqual([last, 0]);
    const none = valueOf(await driver.read({ signal: never(), sensors: [] }));
    expect(none.sensorIndexes).toEqual([]);
    expect(Object.keys(none.outletStates)).toHaveLength(model.outlets.length);
  });
}

function describePower(subject: () => ContractSubject): void {
  it('switches an outlet with one command, and the check shows it', async () => {
    const { driver, outlet, serial, powerCommands } = subject();
    valueOf(await driver.discover({ signal: never() }));
    valueOf(await driver.switchOutlet({ signal: never(), outlet, action: 'off' }));
    await vi.waitFor(async () => {
      const check = valueOf(await driver.checkOutlets({ signal: never(), outlets: [outlet] }));
      expect(check).toMatchObject({ serial, outlets: [{ outlet, observation: { powerState: 'off' } }] });
    }, PATIENT);
    expect(powerCommands()).toBe(1);
  });

  it('sends nothing to outlets that do not exist', async () => {
    const { driver, powerCommands } = subject();
    valueOf(await driver.discover({ signal: never() }));
    const outlet: OutletId = 'outlet:no such';
    expect(errorKind(await driver.switchOutlet({ signal: never(), outlet, action: 'off' }))).toBe('notFound');
    const several = { outlets: [subject().outlet, outlet], action: 'off', respectSequence: false } as const;
    expect(['notFound', 'unsupported']).toContain(
      errorKind(await driver.switchOutlets({ signal: never(), ...several })),
    );
    expect(errorKind(await driver.checkOutlets({ signal: never(), outlets: [outlet] }))).toBe('notFound');
    expect(powerCommands()).toBe(0);
  });

  it('sends a command once when its answer is lost, and says that the outcome is unknown', async () => {
    const { driver, outlet, powerCommands, loseNextAnswer } = subject();
    valueOf(await driver.discover({ signal: never() }));
    loseNextAnswer();
    expect(errorKind(await driver.switchOutlet({ signal: never(), outlet, action: 'off' }))).toBe(
      'outcomeUnknown',
    );
    await vi.waitFor(async () => {
      const check = valueOf(await driver.checkOutlets({ signal: never(), outlets: [outlet] }));
      expect(check.outlets[0]?.observation.powerState).toBe('off');
    }, PATIENT);
    expect(powerCommands()).toBe(1);
  });
}

function describeSequence(subject: () => ContractSubject): void {
  it('writes delays, and the order where it keeps one, so that they read back equal', async () => {
    const { driver } = subject();
    const model = valueOf(await driver.discover({ signal: never() }));
    const { capabilities, sequenceDelayStepMs } = model;
    const hasOrder = capabilities.includes('sequenceOrder');
    if (!hasOrder && !capabilities.includes('sequenceDelay')) {
      expect(errorKind(await driver.readSequence({ signal: never() }))).toBe('unsupported');
      return;
    }
    if (!capabilities.includes('sequenceWrite')) {
      const changes = valueOf(await driver.readSequence({ signal: never() }));
      expect(errorKind(await driver.writeSequence({ signal: never(), changes }))).toBe('unsupported');
      return;
    }
    const ids = model.outlets.map((outlet) => outlet.id);
    const order = hasOrder ? ids.toReversed() : ids;
    const delayMs = sequenceDelayStepMs === 1 ? 1500 : 3 * sequenceDelayStepMs;
    const delaysMs = Object.fromEntries(order.map((id) => [id, id === order.at(-1) ? 0 : delayMs]));
    const changes = hasOrder ? { order, delaysMs } : { delaysMs };
    const outcome = valueOf(await driver.writeSequence({ signal: never(), changes }));
    expect(outcome).toEqual({
      written: [...(hasOrder ? ['order'] : []), ...order],
      notWritten: [],
      error: null,
    });
    const sequence = valueOf(await driver.readSequence({ signal: never() }));
    if (hasOrder) expect(sequence.order).toEqual(order);
    expect(sequence.delaysMs).toEqual(delaysMs);
  });

  it('refuses an order that leaves an outlet out', async () => {
    const { driver, exchanges } = subject();
    const model = valueOf(await driver.discover({ signal: never() }));
    const before = exchanges();
    const order = model.outlets.slice(1).map((outlet) => outlet.id);
    const outcome = await driver.writeSequence({ signal: never(), changes: { order } });
    expect(['invalidArgument', 'unsupported']).toContain(errorKind(outcome));
    expect(exchanges()).toBe(before);
  });
}

function describeFailures(subject: () => ContractSubject): void {
  it('has an error, never a value, for garbage', async () => {
    const { driver, answerGarbage } = subject();
    valueOf(await driver.discover({ signal: never() }));
    answerGarbage();
    expect(['protocol', 'unreachable', 'timeout', 'notAPdu', 'busy']).toContain(
      errorKind(await driver.read({ signal: never(), sensors: 'all' })),
    );
  });

  it('times out when the device falls silent', async () => {
    const { impatientDriver, fallSilent } = subject();
    fallSilent();
    await using impatient = impatientDriver();
    expect(errorKind(await impatient.identify({ signal: never() }))).toBe('timeout');
  });

  it('says when the credentials are refused', async () => {
    const { withWrongCredentials, wrongCredentialsKind } = subject();
    await using stranger = withWrongCredentials();
    expect(errorKind(await stranger.identify({ signal: never() }))).toBe(wrongCredentialsKind);
  });

  it('works again after the device has restarted', async () => {
    const { driver, reboot } = subject();
    valueOf(await driver.discover({ signal: never() }));
    await reboot();
    await vi.waitFor(async () => valueOf(await driver.discover({ signal: never() })), PATIENT);
    valueOf(await driver.read({ signal: never(), sensors: 'all' }));
  });
}

function describeLifetime(subject: () => ContractSubject): void {
  it('needs a discovery first', async () => {
    const { driver, outlet, exchanges } = subject();
    const before = exchanges();
    const early = await driver.switchOutlet({ signal: never(), outlet, action: 'off' });
    expect(errorKind(early)).toBe('invalidArgument');
    expect(exchanges()).toBe(before);
  });

  it('sends nothing for a call that is already cancelled', async () => {
    const { driver, outlet, exchanges } = subject();
    valueOf(await driver.discover({ signal: never() }));
    const before = exchanges();
    const signal = AbortSignal.abort();
    expect(errorKind(await driver.read({ signal, sensors: 'all' }))).toBe('cancelled');
    expect(errorKind(await driver.switchOutlet({ signal, outlet, action: 'off' }))).toBe('cancelled');
    expect(exchanges()).toBe(before);
  });

  it('ends its watch when disposed, and sends nothing afterwards', async () => {
    const { driver, outlet, exchanges } = subject();
    const model = valueOf(await driver.discover({ signal: never() }));
    const events: DriverEvent[] = [];
    const alive = Promise.withResolvers<void>();
    const ended = driver.watch({
      signal: never(),
      onEvent: (event) => events.push(event),
      onAlive: alive.resolve,
    });
    if (model.capabilities.includes('events')) await alive.promise;
    await driver[Symbol.asyncDispose]();
    expect(['cancelled', 'unsupported']).toContain((await ended).kind);
    const before = exchanges();
    expect(errorKind(await driver.switchOutlet({ signal: never(), outlet, action: 'off' }))).toBe(
      'cancelled',
    );
    expect(exchanges()).toBe(before);
  });
}
