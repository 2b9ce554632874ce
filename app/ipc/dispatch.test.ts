import { describe, expect, test } from 'vitest';
import { pino } from 'pino';
import { silentLogger } from '../../main/support/logger.ts';
import { EngineFault } from '../../shared/ipc/client.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { EngineDouble } from '../testing/engine-double.ts';
import { createDirectClient } from './direct-client.ts';
import { createDispatch } from './dispatch.ts';

const context = { windowId: 'w1', door: 'commandLine' } as const;

describe('the door to the engine', () => {
  const engine = new EngineDouble();
  const dispatch = createDispatch({ contract, handlers: engine.handlers, logger: silentLogger });

  test('hands over the value of a call and who made it', async () => {
    await expect(dispatch('app.info', {}, context)).resolves.toMatchObject({
      type: 'value',
      value: { operator: 'tester' },
    });
    expect(engine.contexts).toContainEqual(context);
  });

  test.each(['app.nothing', 'fleet.changed', '__proto__.constructor', 'toString', ''])(
    'refuses %j, which is no request of the contract',
    async (channel) => {
      await expect(dispatch(channel, {}, context)).resolves.toMatchObject({ type: 'refused' });
    },
  );

  test('refuses a payload that does not fit and names the place, not the value', async () => {
    const outcome = await dispatch(
      'pdus.test',
      { protocol: 'xerus', address: 'pdu', user: 'admin', password: 4711, fingerprint: 'x' },
      context,
    );
    expect(outcome).toEqual({ type: 'refused', message: 'The payload does not fit: password, fingerprint.' });
  });

  test.each([undefined, null, 'text', 7, []])('refuses %j as a payload', async (args) => {
    await expect(dispatch('fleet.snapshot', args, context)).resolves.toMatchObject({ type: 'refused' });
  });

  test('leaves out what a payload has too much', async () => {
    await expect(
      dispatch('pdus.addSimulated', { model: 'px3-1ph-8', extra: 1 }, context),
    ).resolves.toMatchObject({
      type: 'value',
    });
  });

  test('keeps the shape of an expected failure', async () => {
    await expect(dispatch('pdus.remove', { pdu: 'X' }, context)).resolves.toEqual({
      type: 'value',
      value: { ok: false, error: { kind: 'notFound', message: 'There is no such PDU.' } },
    });
  });

  test('logs a bug under a reference and lets nothing but the reference out', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const outcome = await createDispatch({ contract, handlers: engine.handlers, logger })(
      'app.changeSettings',
      { theme: 'dark' },
      context,
    );
    expect(outcome).toEqual({ type: 'fault', reference: expect.stringMatching(/^[0-9a-f]{8}$/u) });
    const reference = outcome.type === 'fault' ? outcome.reference : '';
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(reference);
    expect(lines[0]).toContain('app.changeSettings');
  });

  test('cannot be made with a handler missing', () => {
    const { list: _left, ...pdus } = engine.handlers.pdus;
    expect(() =>
      createDispatch({ contract, handlers: { ...engine.handlers, pdus }, logger: silentLogger }),
    ).toThrow('pdus.list');
  });
});

describe('a client in the same process', () => {
  test('goes through the same parsers', async () => {
    using client = createDirectClient(new EngineDouble(), context, silentLogger);
    await expect(client.pdus.probe({ protocol: 'xerus', address: '' })).rejects.toThrow(
      'The payload does not fit: address.',
    );
    await expect(client.app.changeSettings({})).rejects.toBeInstanceOf(EngineFault);
    await expect(client.fleet.snapshot({})).resolves.toMatchObject({ revision: 0 });
  });

  test('hears events until it stops listening, and closes its window', () => {
    const engine = new EngineDouble();
    const heard: unknown[] = [];
    {
      using client = createDirectClient(engine, context, silentLogger);
      const stop = client.fleet.changed((change) => heard.push(change));
      engine.emit('fleet.changed', { revision: 1 });
      stop();
      engine.emit('fleet.changed', { revision: 2 });
      client.fleet.changed((change) => heard.push(change));
      expect(engine.closedWindows).toEqual([]);
    }
    engine.emit('fleet.changed', { revision: 3 });
    expect(heard).toEqual([{ revision: 1 }]);
    expect(engine.closedWindows).toEqual(['w1']);
  });
});
