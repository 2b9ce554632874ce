import { describe, expect, test } from 'vitest';
import type { DeviceError } from '../../shared/model/device-error.ts';
import { outletId } from '../../shared/model/ids.ts';
import { err } from '../../shared/result.ts';
import { TIMEOUT } from './testing/memory-pdu.ts';
import { sessionBench, START_MS, TARGET } from './testing/session-bench.ts';

const AUTH: DeviceError = { kind: 'authRejected', message: 'The PDU did not accept the password.' };
const OUTLET_2 = outletId('2');
const GONE: DeviceError = { kind: 'notFound', message: 'No such object.' };

describe('connecting', () => {
  test('identifies, discovers and reads at once', async () => {
    const { view, device, samples } = await sessionBench();
    expect(view().connection).toMatchObject({ kind: 'online', lastReadAtMs: START_MS, events: false });
    expect(view().model?.identity.serial).toBe('MEM001');
    expect(view().outletStates['outlet:2']).toMatchObject({ powerState: 'on', readAtMs: START_MS });
    expect(samples).toHaveLength(1);
    expect(device.openDrivers.size).toBe(1);
  });

  test('tries again with growing waits until the PDU answers', async () => {
    const { view, device, clock } = await sessionBench({ prepare: (pdu) => (pdu.failure = TIMEOUT) });
    expect(view().connection).toMatchObject({ kind: 'offline', attempt: 1, nextRetryAtMs: START_MS + 500 });
    await clock.advance(500);
    expect(view().connection).toMatchObject({ kind: 'offline', attempt: 2, nextRetryAtMs: START_MS + 1500 });
    expect(view().connection).toMatchObject({ error: TIMEOUT });
    device.failure = null;
    await clock.advance(1000);
    expect(view().connection.kind).toBe('online');
  });

  test('stops at once when the password is refused, and tries no more', async () => {
    const { view, device, clock } = await sessionBench({ prepare: (pdu) => (pdu.failure = AUTH) });
    expect(view().connection).toMatchObject({ kind: 'needsAttention', reason: 'authRejected' });
    device.failure = null;
    await clock.advance(3_600_000);
    expect(device.identifications).toBe(0);
    expect(device.openDrivers.size).toBe(0);
  });

  test('goes on with a new account', async () => {
    const { view, device, clock, session, opened } = await sessionBench({
      prepare: (pdu) => (pdu.failure = AUTH),
    });
    device.failure = null;
    await session.connectWith({ ...TARGET, user: 'lab' });
    await clock.advance(0);
    expect(view().connection.kind).toBe('online');
    expect(opened).toMatchObject([{ user: 'admin' }, { user: 'lab' }]);
  });

  test('reads nothing from another PDU at the same address', async () => {
    const { view, device } = await sessionBench({ serial: 'OTHER' });
    expect(view().connection).toMatchObject({
      kind: 'needsAttention',
      reason: 'differentPdu',
      error: { expectedSerial: 'OTHER', foundSerial: 'MEM001' },
    });
    expect(device.discoveries).toBe(0);
  });

  test('takes a text that is no serial number for none, also where it was kept as one', async () => {
    const { view } = await sessionBench({ serial: '<private>' });
    expect(view().connection.kind).toBe('online');
  });

  test('asks for the password when none is kept', async () => {
    const { view, opened } = await sessionBench({ target: null });
    expect(view().connection).toMatchObject({ kind: 'needsAttention', reason: 'noCredentials' });
    expect(opened).toEqual([]);
  });
});

describe('polling', () => {
  test('reads every interval', async () => {
    const { device, clock, view } = await sessionBench();
    await clock.advance(3000);
    expect(device.reads).toBe(4);
    expect(view().outletStates['outlet:1']?.readAtMs).toBe(START_MS + 3000);
  });

  test('reads names again now and then, and right after an event says that they changed', async () => {
    const { device, clock, view } = await sessionBench({ prepare: (pdu) => (pdu.hasEvents = true) });
    const rename = (name: string) => {
      device.model = { ...device.model, settings: { ...device.model.settings, name } };
    };
    rename('slow');
    await clock.advance(29_000);
    expect(view().model?.settings.name).toBe('mem');
    await clock.advance(1000);
    expect(view().model?.settings.name).toBe('slow');
    rename('quick');
    device.tell({ kind: 'settingsChanged', element: 'pdu', by: null });
    await clock.advance(0);
    expect(view().model?.settings.name).toBe('quick');
  });

  test('goes on reading when only names and delays cannot be read, and says so', async () => {
    const { device, clock, view } = await sessionBench();
    device.settingsFailure = { kind: 'protocol', field: 'name', message: 'The PDU answered without a name.' };
    await clock.advance(31_000);
    expect(view().connection).toMatchObject({ kind: 'degraded', lastReadAtMs: START_MS + 31_000 });
    device.settingsFailure = null;
    await clock.advance(30_000);
    expect(view().connection.kind).toBe('online');
  });

  test('takes an event over a poll that began before it', async () => {
    const { device, clock, view } = await sessionBench({ prepare: (pdu) => (pdu.hasEvents = true) });
    const gate = Promise.withResolvers<void>();
    device.readGate = gate.promise;
    await clock.advance(1000);
    await clock.advance(200);
    device.set(outletId('1'), 'off');
    gate.resolve();
    await clock.advance(0);
    expect(view().connection).toMatchObject({ lastReadAtMs: START_MS + 1000, events: true });
    expect(view().outletStates['outlet:1']?.powerState).toBe('off');
  });

  test('discovers again when a check finds another outlet in the place of one, and shows nothing of it', async () => {
    const { device, session, clock, view } = await sessionBench();
    const { model } = device;
    device.set(OUTLET_2, 'off');
    device.model = {
      ...model,
      outlets: model.outlets.map((each) => (each.id === OUTLET_2 ? { ...each, label: '9' } : each)),
    };
    await session.checkOutlets(['outlet:1', OUTLET_2], new AbortController().signal);
    expect(view().outletStates[OUTLET_2]?.powerState).toBe('on');
    await clock.advance(1000);
    expect(device.discoveries).toBe(2);
  });

  test('asks who it is when a check tells of another PDU, long before anything fails', async () => {
    const { device, session, clock, view } = await sessionBench();
    device.model = { ...device.model, identity: { ...device.model.identity, serial: 'OTHER' } };
    await clock.advance(1000);
    expect(view().connection.kind).toBe('online');
    device.set('outlet:1', 'off');
    await session.checkOutlets(['outlet:1'], new AbortController().signal);
    expect(view().outletStates['outlet:1']?.powerState).toBe('on');
    await clock.advance(0);
    expect(view().connection).toMatchObject({ kind: 'needsAttention', reason: 'differentPdu' });
    expect(device.discoveries).toBe(1);
  });

  test('discovers again when objects are gone, and counts sensors anew', async () => {
    const { device, clock, view } = await sessionBench();
    device.model = { ...device.model, sensors: device.model.sensors.slice(1) };
    device.readFailures.push(GONE);
    await clock.advance(1000);
    expect(device.discoveries).toBe(2);
    expect(view().model).toMatchObject({ discovery: 2 });
    expect(view().connection.kind).toBe('online');
  });

  test('discovers again when a look at the settings finds another layout, without being out of reach', async () => {
    const { device, clock, view } = await sessionBench();
    device.settingsFailure = GONE;
    await clock.advance(29_000);
    expect(device.discoveries).toBe(1);
    await clock.advance(1000);
    expect(device.discoveries).toBe(2);
    device.settingsFailure = null;
    await clock.advance(31_000);
    expect(device.discoveries).toBe(2);
    expect(view().connection.kind).toBe('online');
  });

  test('keeps sensor indexes when a new discovery finds the same sensors', async () => {
    const { device, clock, view } = await sessionBench({ prepare: (pdu) => (pdu.hasEvents = true) });
    device.tell({ kind: 'modelChanged' });
    await clock.advance(1000);
    expect(device.discoveries).toBe(2);
    expect(view().model?.discovery).toBe(1);
  });

  test('a PDU that says all the time that its elements changed is read on, and discovered now and then', async () => {
    const { device, clock, view } = await sessionBench({ prepare: (pdu) => (pdu.hasEvents = true) });
    for (let second = 0; second < 60; second += 1) {
      for (let event = 0; event < 20; event += 1) device.tell({ kind: 'modelChanged' });
      await clock.advance(1000);
    }
    expect(device.discoveries).toBeGreaterThan(10);
    expect(device.discoveries).toBeLessThan(16);
    expect(device.reads).toBeGreaterThan(50);
    expect(device.reads).toBeLessThan(90);
    expect(view().connection).toMatchObject({ kind: 'online' });
  });

  test('a PDU that says so as soon as its events are heard is read all the same', async () => {
    const { device, clock, view } = await sessionBench({
      prepare: (pdu) => {
        pdu.hasEvents = true;
        const driver = pdu.driver.bind(pdu);
        pdu.driver = () => {
          const real = driver();
          const watch: typeof real.watch = ({ onEvent, ...rest }) => {
            const watching = real.watch({ onEvent, ...rest });
            onEvent({ kind: 'modelChanged' });
            return watching;
          };
          return { ...real, watch };
        };
      },
    });
    await clock.advance(20_000);
    expect(device.discoveries).toBeGreaterThan(4);
    expect(device.discoveries).toBeLessThan(8);
    expect(device.reads).toBeGreaterThan(15);
    expect(view().connection.kind).toBe('online');
  });

  test('a PDU whose objects are gone after every other read is not discovered over and over', async () => {
    const { device, clock } = await sessionBench({
      prepare: (pdu) => {
        const driver = pdu.driver.bind(pdu);
        pdu.driver = () => {
          const real = driver();
          const read: typeof real.read = (options) => {
            if (pdu.reads % 2 === 0) return real.read(options);
            pdu.reads += 1;
            return Promise.resolve(err(GONE));
          };
          return { ...real, read };
        };
      },
    });
    await clock.advance(30_000);
    expect(device.discoveries).toBeGreaterThan(4);
    expect(device.discoveries).toBeLessThan(9);
  });

  test('a mistake of ours is shown and does not end the watch over the PDU', async () => {
    const { device, clock, view } = await sessionBench();
    const { model } = device;
    Object.defineProperty(device, 'model', {
      get: () => {
        throw new Error('bug');
      },
      configurable: true,
    });
    await clock.advance(1000);
    expect(view().connection).toMatchObject({ kind: 'offline', error: { kind: 'protocol' } });
    Object.defineProperty(device, 'model', { value: model, writable: true, configurable: true });
    await clock.advance(60_000);
    expect(view().connection.kind).toBe('online');
  });

  test('does not hammer a PDU whose objects are always gone', async () => {
    const always = Array.from({ length: 100 }, () => GONE);
    const { device, clock, view } = await sessionBench({
      prepare: (pdu) => pdu.readFailures.push(...always),
    });
    await clock.advance(10_000);
    expect(device.discoveries).toBeLessThan(8);
    expect(view().connection.kind).toBe('offline');
  });
});

describe('an outage', () => {
  test('a missed poll shows as age, three are offline; the last values stay', async () => {
    const { device, clock, view, events } = await sessionBench();
    device.failure = TIMEOUT;
    await clock.advance(1000);
    expect(view().connection).toMatchObject({ kind: 'online', lastReadAtMs: START_MS });
    await clock.advance(500 + 1000);
    expect(view().connection).toMatchObject({ kind: 'offline', attempt: 3, lastReadAtMs: START_MS });
    expect(view().outletStates['outlet:1']).toMatchObject({ powerState: 'on', readAtMs: START_MS });
    expect(events().map((event) => event.text)).toEqual(['No data from A07-L since 14:28:03. No answer.']);
  });

  test('coming back tells how long it was and what changed meanwhile', async () => {
    const { device, clock, view, events } = await sessionBench();
    device.failure = TIMEOUT;
    await clock.advance(240_000);
    device.set(outletId('1'), 'off');
    device.set(outletId('2'), 'off');
    device.failure = null;
    await clock.advance(60_000);
    expect(view().connection.kind).toBe('online');
    const texts = events().map((event) => event.text);
    expect(texts).toHaveLength(2);
    expect(texts[1]).toMatch(
      /^A07-L is live again\. It was out for 4 min \d\d s\. 2 outlets changed state meanwhile\.$/u,
    );
  });

  test('trying now does not wait for the backoff', async () => {
    const { device, clock, view, session } = await sessionBench({
      prepare: (pdu) => (pdu.failure = TIMEOUT),
    });
    await clock.advance(120_000);
    device.failure = null;
    const ready = session.ready(new AbortController().signal);
    await clock.advance(0);
    expect(await ready).toEqual({ ok: true, value: null });
    expect(view().connection.kind).toBe('online');
  });
});

describe('sleep and end', () => {
  test('nothing is read while the machine sleeps, and everything at once after it', async () => {
    const { device, clock, view, session } = await sessionBench();
    session.suspend();
    await clock.advance(60_000);
    expect(device.reads).toBe(1);
    expect(view().connection.kind).toBe('stopped');
    session.resume();
    await clock.advance(0);
    expect(device.reads).toBe(2);
    expect(view().connection.kind).toBe('online');
  });

  test('a closed PDU is off the screen, its driver closed, and whoever waits for it is told', async () => {
    const { device, clock, session, manager, view } = await sessionBench({
      prepare: (pdu) => (pdu.failure = TIMEOUT),
    });
    const ready = session.ready(new AbortController().signal);
    await manager.close(session.record.id);
    await clock.advance(60_000);
    expect(await ready).toMatchObject({ ok: false });
    expect(device.openDrivers.size).toBe(0);
    expect(view).toThrow('not shown');
  });

  test.each([1, 2, 3, 5, 8, 13, 21])(
    'a PDU that is closed %i turns after it began to connect ends',
    async (turns) => {
      const { manager, session, device, clock } = await sessionBench();
      session.suspend();
      await clock.advance(0);
      session.resume();
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      await manager.close(session.record.id);
      expect(device.openDrivers.size).toBe(0);
    },
  );
});
