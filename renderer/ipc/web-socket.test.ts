import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { EngineLost } from '../../shared/ipc/message-transport.ts';
import { openEngineByWebSocket } from './web-socket.ts';

/** The engine's end of the wire, which can go away and come back on the same port. */
class TestEndpoint {
  readonly paths: string[] = [];
  #server: WebSocketServer | null = null;
  port = 0;

  async start(): Promise<void> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: this.port });
    this.#server = server;
    server.on('connection', (socket, request) => {
      this.paths.push(request.url ?? '');
      socket.on('message', (data: Buffer) => {
        const call = JSON.parse(data.toString('utf8')) as { id: number; channel: string };
        if (call.channel !== 'pdus.readNow') {
          socket.send(JSON.stringify({ type: 'value', id: call.id, value: [call.channel] }));
        }
      });
    });
    await new Promise<void>((resolve) => server.once('listening', resolve));
    const address = server.address();
    if (typeof address === 'object' && address !== null) this.port = address.port;
  }

  push(message: unknown): void {
    for (const socket of this.#server?.clients ?? []) socket.send(JSON.stringify(message));
  }

  async stop(): Promise<void> {
    for (const socket of this.#server?.clients ?? []) socket.terminate();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}

let endpoint: TestEndpoint;
let page: AbortController;
beforeEach(async () => {
  page = new AbortController();
  endpoint = new TestEndpoint();
  await endpoint.start();
  vi.stubGlobal('location', { protocol: 'http:', host: `127.0.0.1:${endpoint.port}` });
});
afterEach(async () => {
  page.abort();
  await endpoint.stop();
  vi.unstubAllGlobals();
});

const SETTINGS = { type: 'event', channel: 'app.settingsChanged', payload: { theme: 'dark' } };

describe('the engine over a WebSocket', () => {
  test('is reached where the page came from, and answers', async () => {
    const engine = await openEngineByWebSocket({ signal: page.signal });
    await expect(engine.pdus.list({})).resolves.toEqual(['pdus.list']);
    expect(endpoint.paths).toEqual(['/ipc']);
  });

  test('says when it is lost and when it is back, and goes on with what was listened to', async () => {
    const changes: boolean[] = [];
    const heard: unknown[] = [];
    const engine = await openEngineByWebSocket({
      signal: page.signal,
      onConnectionChange: (connected) => changes.push(connected),
    });
    engine.app.settingsChanged((settings) => heard.push(settings));
    expect(changes).toEqual([]);

    await endpoint.stop();
    await vi.waitFor(() => expect(changes).toEqual([false]));
    await expect(engine.pdus.list({})).rejects.toBeInstanceOf(EngineLost);

    await endpoint.start();
    await vi.waitFor(() => expect(changes).toEqual([false, true]), 10_000);
    await expect(engine.pdus.list({})).resolves.toEqual(['pdus.list']);
    endpoint.push(SETTINGS);
    await vi.waitFor(() => expect(heard).toEqual([{ theme: 'dark' }]));
  });

  test('ends a call that was under way when it was lost, and does not send it again', async () => {
    const changes: boolean[] = [];
    const engine = await openEngineByWebSocket({
      signal: page.signal,
      onConnectionChange: (connected) => changes.push(connected),
    });
    const call = expect(engine.pdus.readNow({ pdu: 'X' as never })).rejects.toBeInstanceOf(EngineLost);
    await engine.pdus.list({});
    await endpoint.stop();
    await call;
    await endpoint.start();
    await vi.waitFor(() => expect(changes).toEqual([false, true]), 10_000);
    await expect(engine.pdus.list({})).resolves.toEqual(['pdus.list']);
  });

  test('stops telling a listener that was taken away', async () => {
    const engine = await openEngineByWebSocket({ signal: page.signal });
    const [first, second]: [unknown[], unknown[]] = [[], []];
    const stop = engine.app.settingsChanged((settings) => first.push(settings));
    engine.app.settingsChanged((settings) => second.push(settings));
    stop();
    endpoint.push(SETTINGS);
    await vi.waitFor(() => expect(second).toHaveLength(1));
    expect(first).toEqual([]);
  });

  test('takes no notice of what is no message of the contract', async () => {
    const engine = await openEngineByWebSocket({ signal: page.signal });
    endpoint.push({ type: 'value', id: 'x' });
    endpoint.push('nonsense');
    endpoint.push({ type: 'value', id: 99, value: 1 });
    await expect(engine.pdus.list({})).resolves.toEqual(['pdus.list']);
  });
});
