import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startEngine } from '../../engine/testing/engine-bench.ts';
import { context } from '../../engine/testing/simulator-bench.ts';
import { callEndpoint, endpointBench, endpointState } from './testing/endpoint-bench.ts';
import { head, rawExchange, rawSocket } from './testing/raw-socket.ts';

const BODY = { resource: 'A07-L', ports: ['1'] };
const unknownResource = { error: { kind: 'unknownResource' } };

describe('a token', () => {
  test('opens the endpoint; a missing, wrong or malformed one does not, and the answer says how to make one', async () => {
    const caller = await endpointBench();
    expect(await caller.post('/v1/PowerOn', BODY)).toMatchObject({ status: 404, json: unknownResource });
    const { token } = caller;
    const wrong = [
      '',
      'Bearer',
      `Basic ${token}`,
      token,
      `Bearer ${token}x`,
      `Bearer ${token.slice(1)}`,
      `Bearer ${'x'.repeat(5000)}`,
    ];
    for (const authorization of wrong) {
      const refused = await caller.post('/v1/PowerOn', BODY, { headers: { authorization } });
      expect(refused).toMatchObject({
        status: 401,
        json: { error: { kind: 'unauthorized', message: expect.stringContaining('busbar shell token') } },
      });
      expect(refused.headers['www-authenticate']).toBe('Bearer');
    }
    const none = head('GET /v1/live-status', { Host: '127.0.0.1', Connection: 'close' });
    expect(await rawExchange(caller.port, none)).toMatch(/^HTTP\/1\.1 401 /u);
  });

  test('is void at once when a new one is made', async () => {
    const caller = await endpointBench();
    const old = caller.token;
    caller.token = await caller.newToken();
    expect((await caller.get('/v1/live-status')).status).toBe(200);
    caller.token = old;
    expect((await caller.get('/v1/live-status')).status).toBe(401);
  });

  test('that was never made lets nobody in', async () => {
    const bench = await startEngine({ automationEndpoint: { port: 0 } });
    onTestFinished(() => bench[Symbol.asyncDispose]());
    const state = await endpointState(bench);
    if (state.kind !== 'listening') throw new Error('not listening');
    expect(state.hasToken).toBe(false);
    const response = await fetch(`${state.url}/v1/live-status`, { headers: { authorization: 'Bearer ' } });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('No token was made yet.');
  });

  test('works on after a restart, and is kept and recorded nowhere', async () => {
    const before = await startEngine({ automationEndpoint: { port: 0 } });
    onTestFinished(() => before[Symbol.asyncDispose]());
    const { token } = await callEndpoint(before);
    const audit = await before.engine.handlers.app.audit({ limit: 10, pdu: null }, context);
    expect(audit.map(({ action }) => action)).toEqual(['newEndpointToken', 'automationEndpointOn']);
    expect(JSON.stringify([audit, before.pushed])).not.toContain(token);
    await before.engine[Symbol.asyncDispose]();

    const { dataDirectory } = before;
    const after = await startEngine({ automationEndpoint: { port: 0 }, dataDirectory });
    onTestFinished(() => after[Symbol.asyncDispose]());
    const state = await endpointState(after);
    if (state.kind !== 'listening') throw new Error('not listening');
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${state.url}/v1/live-status`, { headers })).status).toBe(200);
  });
});

describe('a request from a web page', () => {
  test('is refused by its origin, with the token as well', async () => {
    const caller = await endpointBench();
    const fromPages = [
      { origin: 'https://attacker.example' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:${caller.port}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-origin' },
    ];
    for (const headers of fromPages) {
      const refused = await caller.post('/v1/PowerOn', BODY, { headers });
      expect(refused).toMatchObject({ status: 403, json: { error: { kind: 'forbidden' } } });
      expect(refused.headers).not.toHaveProperty('access-control-allow-origin');
    }
    const typed = await caller.get('/v1/live-status', { headers: { 'sec-fetch-site': 'none' } });
    expect(typed.status).toBe(200);
  });

  test('gets no preflight', async () => {
    const { port } = await endpointBench();
    const preflight = head('OPTIONS /v1/PowerOn', {
      Host: `127.0.0.1:${port}`,
      Origin: 'https://attacker.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization',
    });
    const answer = await rawExchange(port, preflight);
    expect(answer).toMatch(/^HTTP\/1\.1 403 /u);
    expect(answer).not.toMatch(/access-control/iu);
  });
});

describe('the Host header', () => {
  const get = (host: string, token: string) =>
    head('GET /v1/live-status', { Host: host, Authorization: `Bearer ${token}`, Connection: 'close' });

  test('may name this machine with any port, as at the end of a tunnel', async () => {
    const { port, token } = await endpointBench();
    for (const host of ['127.0.0.1', 'localhost:1', 'LOCALHOST:18790', '[::1]:8790', `127.0.0.1:${port}`])
      expect(await rawExchange(port, get(host, token)), host).toMatch(/^HTTP\/1\.1 200 /u);
  });

  test('that names another machine is refused: a page may have let its name lead here', async () => {
    const { port, token } = await endpointBench();
    const others = [
      'attacker.example',
      `attacker.example:${port}`,
      'localhost.attacker.example',
      '127.0.0.1.nip.io',
      '127.0.0.1@attacker.example',
      '2130706433',
      '0.0.0.0',
    ];
    for (const host of others)
      expect(await rawExchange(port, get(host, token)), host).toMatch(/^HTTP\/1\.1 4(?:21|00) /u);
    expect(await rawExchange(port, get(others[0] ?? '', token))).toMatch(/^HTTP\/1\.1 421 /u);
  });

  test('is needed', async () => {
    const { port, token } = await endpointBench();
    const request = `GET /v1/live-status HTTP/1.0\r\nAuthorization: Bearer ${token}\r\n\r\n`;
    expect(await rawExchange(port, request)).toMatch(/^HTTP\/1\.1 421 /u);
  });
});

describe('a body', () => {
  const headers = (token: string, more: Readonly<Record<string, string>>) => ({
    Host: '127.0.0.1',
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    ...more,
  });

  test('that is declared too large is refused before it comes', async () => {
    const { port, token } = await endpointBench();
    const large = head('POST /v1/PowerOn', headers(token, { 'Content-Length': '65537' }));
    expect(await rawExchange(port, large)).toMatch(/^HTTP\/1\.1 413 /u);
  });

  test('that turns out too large while it comes in chunks is refused', async () => {
    const { port, token } = await endpointBench();
    const raw = rawSocket(port);
    raw.write(head('POST /v1/PowerOn', headers(token, { 'Transfer-Encoding': 'chunked' })));
    const chunk = `2000\r\n${'x'.repeat(0x2000)}\r\n`;
    raw.write(chunk.repeat(9));
    expect(await raw.closed).toMatch(/^HTTP\/1\.1 413 /u);
  });

  test('that is compressed is refused, however large it is', async () => {
    const caller = await endpointBench();
    const bomb = gzipSync(JSON.stringify({ ...BODY, ports: ['x'.repeat(1_000_000)] }));
    const small = { body: new Uint8Array(bomb), headers: { 'content-encoding': 'gzip' } };
    expect((await caller.post('/v1/PowerOn', null, small)).status).toBe(415);
    const length = String(70_000);
    const declared = headers(caller.token, { 'Content-Encoding': 'gzip', 'Content-Length': length });
    expect(await rawExchange(caller.port, head('POST /v1/PowerOn', declared))).toMatch(/^HTTP\/1\.1 413 /u);
  });

  test('of exactly 64 KiB is read', async () => {
    const caller = await endpointBench();
    const body = JSON.stringify(BODY).padEnd(64 * 1024);
    expect((await caller.post('/v1/PowerOn', null, { body })).status).toBe(404);
    expect((await caller.post('/v1/PowerOn', null, { body: `${body} ` })).status).toBe(413);
  });

  test('that is not JSON is refused', async () => {
    const caller = await endpointBench();
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=latin1',
    ]) {
      const refused = await caller.post('/v1/PowerOn', BODY, { headers: { 'content-type': type } });
      expect(refused.status, type).toBe(415);
    }
    const malformed = [
      '',
      '{',
      '{"resource":"A07-L"',
      'null x',
      '['.repeat(60_000),
      new Uint8Array([0x22, 0xff, 0x22]),
    ];
    for (const body of malformed)
      expect(await caller.post('/v1/PowerOn', null, { body })).toMatchObject({
        status: 400,
        json: { error: { kind: 'badRequest', message: 'The body is no JSON in UTF-8.', ports: [] } },
      });
  });

  test.each([
    ['a list in place of it', [], 'the body must be an object'],
    ['no resource', { ports: ['1'] }, 'resource is missing'],
    ['an empty resource', { resource: '', ports: ['1'] }, 'resource has fewer than 1 characters'],
    ['a number for a port', { resource: 'A', ports: ['1', 4711] }, 'ports[1] must be text'],
    ['text for the ports', { resource: 'A', ports: 'S3cret' }, 'ports must be a list'],
    ['too many ports', { resource: 'A', ports: Array(257).fill('1') }, 'ports has more than 256 entries'],
    ['a long port', { resource: 'A', ports: ['x'.repeat(257)] }, 'ports[0] has more than 256 characters'],
    ['another profile', { ...BODY, profile: 'S3cret' }, 'profile must be one of 2g, 1g'],
    ['text for a flag', { ...BODY, includeProtected: 'true' }, 'includeProtected must be true or false'],
    ['an address with an account', { ...BODY, address: 'https://a:S3cret@b' }, 'address has the wrong form'],
    ['a field it does not know', { ...BODY, colour: 'S3cret' }, 'it may not have a field "colour"'],
    ['a delay that PowerOn has not', { ...BODY, delay: '5' }, 'it may not have a field "delay"'],
    [
      'a field named like a prototype',
      JSON.parse('{"__proto__":{},"resource":"A","ports":[]}'),
      '"__proto__"',
    ],
  ])('with %s is refused by the name of the place', async (_what, body, words) => {
    const caller = await endpointBench();
    const refused = await caller.post('/v1/PowerOn', body);
    expect(refused).toMatchObject({ status: 400, json: { error: { kind: 'badRequest' } } });
    expect(refused.text).toContain(JSON.stringify(words).slice(1, -1));
    expect(refused.text).not.toMatch(/S3cret|4711/u);
  });

  test('that is nested deeply is refused like any other', async () => {
    const caller = await endpointBench();
    const nested = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    for (const body of [
      nested,
      `{"resource":"A","ports":[${nested}]}`,
      `{"resource":"A","ports":[],"known":${nested}}`,
    ])
      expect((await caller.post('/v1/PowerOn', null, { body })).status).toBe(400);
  });

  test('that never ends is cut off, and so are headers', async () => {
    const caller = await endpointBench({
      endpointLimits: { headersTimeoutMs: 60, requestTimeoutMs: 80, checkIntervalMs: 10 },
    });
    const slowBody = rawSocket(caller.port);
    slowBody.write(head('POST /v1/PowerOn', headers(caller.token, { 'Content-Length': '100' })));
    slowBody.write('{');
    const slowHeaders = rawSocket(caller.port);
    slowHeaders.write('POST /v1/PowerOn HTTP/1.1\r\nHost: 127.0.0.1\r\n');
    const silent = rawSocket(caller.port);
    expect(await slowHeaders.closed).toMatch(/^HTTP\/1\.1 408 /u);
    expect(await slowBody.closed).not.toMatch(/ 200 /u);
    await silent.closed;
  });
});

describe('a path', () => {
  test('that is not there is 404, and one that takes another method 405', async () => {
    const caller = await endpointBench();
    for (const path of ['/', '/v1', '/v1/poweron', '/v1/PowerOn/', '/v1/../v1/PowerOff/x', '/v2/PowerOn'])
      expect(await caller.get(path), path).toMatchObject({
        status: 404,
        json: { error: { kind: 'notFound' } },
      });
    const wrong = await caller.get('/v1/PowerOn');
    expect(wrong).toMatchObject({ status: 405, json: { error: { kind: 'badRequest' } } });
    expect(wrong.headers.allow).toBe('POST');
    for (const method of ['POST', 'HEAD', 'DELETE', 'OPTIONS'])
      expect((await caller.get('/v1/live-status/stream', { method })).status, method).toBe(405);
  });

  test('tells nothing to who has no token', async () => {
    const caller = await endpointBench();
    caller.token = 'wrong';
    for (const path of ['/v1/openapi.json', '/v1/nothing', '/v1/PowerOn'])
      expect((await caller.get(path)).status, path).toBe(401);
  });
});

describe('the port', () => {
  function connects(port: number, host: string): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect({ port, host, timeout: 2000 });
      const done = (value: boolean) => () => {
        socket.destroy();
        resolve(value);
      };
      socket.once('connect', done(true)).once('error', done(false)).once('timeout', done(false));
    });
  }

  test('is open on 127.0.0.1 only', async () => {
    const { port } = await endpointBench();
    expect(await connects(port, '127.0.0.1')).toBe(true);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address }) => address !== '127.0.0.1')
      .map(({ address, scopeid }) => (scopeid ? `${address}%${scopeid}` : address));
    for (const host of [...others, '127.0.0.2', '::1']) expect(await connects(port, host), host).toBe(false);
  });

  test('is closed until the endpoint is switched on, and when it is switched off', async () => {
    const bench = await startEngine();
    onTestFinished(() => bench[Symbol.asyncDispose]());
    const { changeSettings } = bench.engine.handlers.app;
    expect(await endpointState(bench)).toEqual({ kind: 'off' });
    await changeSettings({ automationEndpoint: { enabled: true, port: 0 } }, context);
    const { port, get } = await callEndpoint(bench);
    expect((await get('/v1/live-status')).status).toBe(200);
    await changeSettings({ automationEndpoint: { enabled: false, port: 0 } }, context);
    expect(await endpointState(bench)).toEqual({ kind: 'off' });
    expect(await connects(port, '127.0.0.1')).toBe(false);
    const audit = await bench.engine.handlers.app.audit({ limit: 10, pdu: null }, context);
    const actions = audit.map(({ action, result }) => `${action} ${result}`);
    expect(actions).toContain('automationEndpointOn done');
    expect(actions).toContain('automationEndpointOff done');
  });

  test('is open again after a restart where it was switched on, and not for a call of the command line', async () => {
    const before = await startEngine();
    onTestFinished(() => before[Symbol.asyncDispose]());
    const on = { automationEndpoint: { enabled: true, port: 0 } };
    await before.engine.handlers.app.changeSettings(on, context);
    await before.engine[Symbol.asyncDispose]();
    const { dataDirectory } = before;
    await using call = await startEngine({ dataDirectory, host: 'commandLine' });
    expect(await endpointState(call)).toEqual({ kind: 'off' });
    await call.engine[Symbol.asyncDispose]();
    await using after = await startEngine({ dataDirectory });
    expect(await endpointState(after)).toMatchObject({ kind: 'listening', hasToken: false });
  });

  test('that is opened for one run leaves the setting as it was', async () => {
    const { bench } = await endpointBench();
    const { automationEndpoint } = await bench.engine.handlers.app.settings({}, context);
    expect(automationEndpoint).toEqual({ enabled: false, port: 8790 });
  });

  test('that is taken is told, and another one works', async () => {
    const { port } = await endpointBench();
    const bench = await startEngine();
    onTestFinished(() => bench[Symbol.asyncDispose]());
    const { changeSettings } = bench.engine.handlers.app;
    await changeSettings({ automationEndpoint: { enabled: true, port } }, context);
    expect(await endpointState(bench)).toEqual({
      kind: 'failed',
      message: `Port ${port} for the automation endpoint is used by another program. Choose another one.`,
    });
    await changeSettings({ automationEndpoint: { enabled: true, port: 0 } }, context);
    expect(await endpointState(bench)).toMatchObject({ kind: 'listening' });
  });
});
