import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { silentLogger } from '../../main/support/logger.ts';
import { createClient } from '../../shared/ipc/client.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { createMessageTransport, EngineLost } from '../../shared/ipc/message-transport.ts';
import { MAX_CLIENT_MESSAGE_BYTES } from '../../shared/ipc/wire-schemas.ts';
import { writeBuiltRenderer } from '../testing/built-renderer.ts';
import { EngineDouble } from '../testing/engine-double.ts';
import { rawRequest } from '../testing/raw-http.ts';
import { removeTemporaryDirectories } from '../testing/temporary-directory.ts';
import { startBrowserHost, type BrowserHost } from './host.ts';

let engine: EngineDouble;
let host: BrowserHost;

beforeEach(async () => {
  engine = new EngineDouble();
  host = await startBrowserHost({
    engine,
    rendererDirectory: await writeBuiltRenderer(),
    port: 0,
    logger: silentLogger,
  });
});
afterEach(async () => {
  await host[Symbol.asyncDispose]();
  await removeTemporaryDirectories();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  rawRequest({ port: host.port, path, headers: { host: `127.0.0.1:${host.port}`, ...headers } });

function tokenPath(): string {
  const url = new URL(host.newUrlWithToken());
  return `${url.pathname}${url.search}`;
}

async function signIn(): Promise<string> {
  const response = await get(tokenPath());
  return (response.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
}

function openSocket(headers: Record<string, string>, path = '/ipc'): WebSocket {
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, {
    headers: { origin: `http://127.0.0.1:${host.port}`, ...headers },
  });
  socket.on('error', () => undefined);
  return socket;
}

async function openWindow(cookie: string) {
  const socket = openSocket({ cookie });
  const transport = createMessageTransport({
    send: (text) => socket.send(text),
    onMessage: (listener) => socket.on('message', (data: Buffer) => listener(data.toString('utf8'))),
    onClose: (listener) => socket.on('close', listener),
  });
  await once(socket, 'open');
  return { socket, client: createClient(contract, transport) };
}

describe('signing a browser in', () => {
  test('exchanges the token for a cookie that scripts and other sites cannot use, and takes it out of the address', async () => {
    const response = await get(tokenPath());
    expect(response.status).toBe(303);
    expect(response.headers.location).toBe('/');
    expect(response.headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^busbar_${host.port}=\\S{32}; HttpOnly; SameSite=Strict; Path=/$`, 'u'),
      ),
    ]);
  });

  test('takes a token once', async () => {
    const path = tokenPath();
    await get(path);
    const again = await get(path);
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('used before');
  });

  test('lets a browser that is signed in open the printed link again', async () => {
    const path = tokenPath();
    const cookie = await signIn();
    const response = await get(path, { cookie });
    expect(response.status).toBe(303);
    expect(response.headers['set-cookie']).toBeUndefined();
    // Nobody else can use it afterwards.
    expect((await get(path)).status).toBe(403);
  });

  test('goes on without a redirect when the link was followed from another site, which would lose the cookie', async () => {
    const response = await get(tokenPath(), { 'sec-fetch-site': 'cross-site' });
    expect(response.status).toBe(200);
    expect(response.headers['set-cookie']).toHaveLength(1);
    expect(response.body).toContain('content="0; url=/"');
  });

  test('refuses a token it did not make', async () => {
    const response = await get('/?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
    expect(response.status).toBe(403);
  });

  test.each(['/', '/index.html', '/assets/index.js'])('serves %s only with the cookie', async (path) => {
    expect((await get(path)).status).toBe(403);
    expect((await get(path, { cookie: `busbar_${host.port}=wrong` })).status).toBe(403);
    expect((await get(path, { cookie: await signIn() })).status).toBe(200);
  });
});

describe('pages', () => {
  test('carry a strict policy whose nonce is the one in the page and new each time', async () => {
    const cookie = await signIn();
    const pages = [await get('/', { cookie }), await get('/', { cookie })];
    const nonces = pages.map((page) => {
      const policy = String(page.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-");
      expect(policy).toContain(`connect-src ws://127.0.0.1:${host.port};`);
      expect(policy).toContain("base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      const nonce = /'nonce-(?<nonce>[^']+)'/u.exec(policy)?.groups?.['nonce'];
      expect(page.body).toContain(`<head><meta property="csp-nonce" nonce="${nonce}">`);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('carry the other protective headers, refusals too', async () => {
    const cookie = await signIn();
    for (const page of [await get('/', { cookie }), await get('/'), await get('/none', { cookie })]) {
      expect(page.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
    }
  });

  test('have fixed types', async () => {
    const cookie = await signIn();
    const type = async (path: string) => (await get(path, { cookie })).headers['content-type'];
    expect(await type('/')).toBe('text/html; charset=utf-8');
    expect(await type('/assets/index.js')).toBe('text/javascript; charset=utf-8');
    expect(await type('/assets/index.css')).toBe('text/css; charset=utf-8');
    expect((await get('/assets/notes.exe', { cookie })).status).toBe(404);
  });

  test.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/assets/../../secret.html',
    '/assets/..%5c..%5csecret.html',
    '//secret.html',
    '/index.html%00.js',
    '/assets',
    '/assets/',
  ])('do not exist outside the built renderer: %s', async (path) => {
    const page = await get(path, { cookie: await signIn() });
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(page.body).not.toContain('SECRET');
  });

  test('are refused under any other name, whatever the name resolves to', async () => {
    const cookie = await signIn();
    for (const name of [`attacker.example:${host.port}`, `127.0.0.1`, `127.0.0.1:1`]) {
      expect((await get('/', { host: name, cookie })).status).toBe(421);
    }
    expect((await get('/', { host: `localhost:${host.port}`, cookie })).status).toBe(200);
  });

  test('are refused to the pages of others', async () => {
    const cookie = await signIn();
    for (const origin of ['https://attacker.example', 'null', `http://localhost:${host.port}`]) {
      expect((await get('/', { origin, cookie })).status).toBe(403);
    }
  });

  test('can only be read', async () => {
    const headers = { host: `127.0.0.1:${host.port}`, cookie: await signIn() };
    expect((await rawRequest({ port: host.port, path: '/', method: 'POST', headers })).status).toBe(405);
    const head = await rawRequest({ port: host.port, path: '/', method: 'HEAD', headers });
    expect(head).toMatchObject({ status: 200, body: '' });
  });
});

describe('the socket', () => {
  test.each([
    ['without the cookie', () => ({}), '/ipc'],
    ['with a wrong cookie', () => ({ cookie: `busbar_${host.port}=wrong` }), '/ipc'],
    ['from another origin', (cookie: string) => ({ cookie, origin: 'https://attacker.example' }), '/ipc'],
    ['under another name', (cookie: string) => ({ cookie, host: `attacker.example:${host.port}` }), '/ipc'],
    ['under another path', (cookie: string) => ({ cookie }), '/ipc/other'],
  ])('is refused %s', async (_how, headers, path) => {
    const socket = openSocket({ ...headers(await signIn()) }, path);
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(403);
    expect(engine.closedWindows).toEqual([]);
  });

  test('is refused without an origin, as no page opens it', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/ipc`, { headers: { cookie: await signIn() } });
    socket.on('error', () => undefined);
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(403);
  });

  test('answers calls, each window under its own id', async () => {
    const cookie = await signIn();
    const [first, second] = [await openWindow(cookie), await openWindow(cookie)];
    await expect(first.client.app.info({})).resolves.toMatchObject({ operator: 'tester' });
    await second.client.app.info({});
    await first.client.app.info({});
    const [a, b, c] = engine.contexts;
    expect(a).toMatchObject({ door: 'app' });
    expect(a?.windowId).toBe(c?.windowId);
    expect(a?.windowId).not.toBe(b?.windowId);
  });

  test('refuses what does not fit the contract and goes on', async () => {
    const { client } = await openWindow(await signIn());
    await expect(client.pdus.probe({ protocol: 'xerus', address: '' })).rejects.toThrow('address');
    await expect(client.app.changeSettings({})).rejects.toThrow(/\([0-9a-f]{8}\)/u);
    await expect(client.app.settings({})).resolves.toMatchObject({ theme: 'system' });
  });

  test('brings events to every window', async () => {
    const cookie = await signIn();
    const windows = [await openWindow(cookie), await openWindow(cookie)];
    const heard = windows.map(() => [] as unknown[]);
    windows.forEach((window, index) =>
      window.client.app.settingsChanged((settings) => heard[index]?.push(settings)),
    );
    engine.emit('app.settingsChanged', { theme: 'dark' });
    await vi.waitFor(() => expect(heard).toEqual([[{ theme: 'dark' }], [{ theme: 'dark' }]]));
  });

  test('tells the engine at once when its window is gone, and of no other', async () => {
    const cookie = await signIn();
    const [first, second] = [await openWindow(cookie), await openWindow(cookie)];
    await first.client.app.info({});
    first.socket.close();
    await vi.waitFor(() => expect(engine.closedWindows).toEqual([engine.contexts[0]?.windowId]));
    await expect(second.client.app.info({})).resolves.toBeDefined();
  });

  test.each([
    ['text that is no JSON', 'hello'],
    ['JSON that is no call', '{"type":"event","channel":"app.info"}'],
    ['a call without an id', '{"type":"call","channel":"app.info","args":{}}'],
    ['bytes', Buffer.from([1, 2, 3])],
  ])('is closed after %s', async (_what, message) => {
    const { socket } = await openWindow(await signIn());
    socket.send(message);
    const [code] = await once(socket, 'close');
    expect(code).toBe(1008);
    await vi.waitFor(() => expect(engine.closedWindows).toHaveLength(1));
  });

  test('is closed after a message that is too long', async () => {
    const { socket } = await openWindow(await signIn());
    socket.send('x'.repeat(MAX_CLIENT_MESSAGE_BYTES + 1));
    const [code] = await once(socket, 'close');
    expect(code).toBe(1009);
    await vi.waitFor(() => expect(engine.closedWindows).toHaveLength(1));
  });

  test('ends calls that are under way when the host stops', async () => {
    const { client } = await openWindow(await signIn());
    engine.slowCall = new Promise(() => undefined);
    const call = client.pdus.readNow({ pdu: 'X' as never });
    const lost = expect(call).rejects.toBeInstanceOf(EngineLost);
    await host[Symbol.asyncDispose]();
    await lost;
  });
});

describe('starting', () => {
  test('says so when the renderer was not built', async () => {
    const options = { engine, port: 0, logger: silentLogger };
    await expect(startBrowserHost({ ...options, rendererDirectory: '/nowhere' })).rejects.toThrow('nowhere');
  });

  test('fails when the port is taken', async () => {
    const rendererDirectory = await writeBuiltRenderer();
    await expect(
      startBrowserHost({ engine, rendererDirectory, port: host.port, logger: silentLogger }),
    ).rejects.toThrow('EADDRINUSE');
  });

  test('is reachable on loopback only', () => {
    expect(host.url).toBe(`http://127.0.0.1:${host.port}/`);
    expect(new URL(host.urlWithToken).searchParams.get('token')).toHaveLength(32);
  });
});
