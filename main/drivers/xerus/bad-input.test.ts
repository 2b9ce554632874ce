import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import { never } from '../testing/waiting.ts';
import { probeCertificate } from './probe.ts';
import { driverOn } from './testing/driver-on.ts';
import { littlePdu } from './testing/little-pdu.ts';
import { ScriptedPdu, type Override } from './testing/scripted-pdu.ts';
import { errorOf, valueOf } from '../testing/value-of.ts';

const account = { user: 'admin', password: 'secret-password', fingerprint: 'AB'.repeat(32) };

async function identifyAt(address: string): Promise<DeviceError> {
  await using driver = driverOn({ ...account, address });
  return errorOf(await driver.identify({ signal: never() }));
}

async function closedPort(): Promise<string> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `127.0.0.1:${port}`;
}

describe('on the way to a device', () => {
  it('an address that cannot be read says so for every call', async () => {
    expect(await identifyAt('https://a b')).toMatchObject({ kind: 'invalidArgument' });
  });

  it('a host name that nobody knows', async () => {
    const error = await identifyAt('no-such-pdu.invalid');
    expect(error).toMatchObject({ kind: 'unreachable', cause: 'dns' });
    expect(error.message).toBe('No address is known for no-such-pdu.invalid:443; check the host name.');
  });

  it('a port that refuses', async () => {
    const address = await closedPort();
    const error = await identifyAt(address);
    expect(error).toMatchObject({ kind: 'unreachable', cause: 'refused' });
    expect(error.message).toContain(`${address} refuses connections`);
  });

  it('a port that speaks plain HTTP, for the driver and for a probe', async () => {
    const server = createHttpServer((_request, response) => response.end('hello'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const message = `${address} answers, but not with HTTPS; check the port, 443 is usual.`;
    expect(await identifyAt(address)).toEqual({ kind: 'unreachable', cause: 'tls', message });
    const probed = errorOf(await probeCertificate({ address, signal: never(), timeoutMs: 5000 }));
    expect(probed).toEqual({ kind: 'unreachable', cause: 'tls', message });
    server.close();
  });

  it('a port that hangs up during the handshake', async () => {
    const server = createServer((socket) => socket.destroy());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const error = await identifyAt(`127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(error.kind).toBe('unreachable');
    expect(error.message).toContain('closed the connection during the TLS handshake');
    server.close();
  });

  it('a port that accepts and says nothing', async () => {
    const sockets = new Set<{ destroy: () => void }>();
    const server = createServer((socket) => sockets.add(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    await using driver = driverOn({ ...account, address }, { requestTimeoutMs: 100 });
    expect(errorOf(await driver.identify({ signal: never() })).kind).toBe('timeout');
    for (const socket of sockets) socket.destroy();
    server.close();
  });
});

describe('at a device', () => {
  let pdu: ScriptedPdu;
  beforeEach(async () => {
    pdu = await ScriptedPdu.start(littlePdu());
  });
  afterEach(async () => {
    await pdu[Symbol.asyncDispose]();
  });

  async function identifyWith(override: Override): Promise<DeviceError> {
    pdu.intercept = () => override;
    // Short only where it is waited for, so that a busy machine does not turn an answer into a timeout.
    await using driver = driverOn(pdu, override === 'hang' ? { requestTimeoutMs: 200 } : {});
    return errorOf(await driver.identify({ signal: never() }));
  }

  const html = { 'content-type': 'text/html' };

  it.each<[string, Override, Partial<DeviceError>, string]>([
    [
      'a web page',
      { status: 200, headers: html, body: '<html>Router</html>' },
      { kind: 'notAPdu' },
      'not as a Xerus PDU',
    ],
    [
      'a page that is not there',
      { status: 404, headers: html, body: '<html>' },
      { kind: 'notAPdu' },
      'not as a Xerus PDU',
    ],
    ['a method that is not allowed', { status: 405 }, { kind: 'notAPdu' }, 'not as a Xerus PDU'],
    [
      'JSON of something else',
      { status: 200, body: '{"version":"7.1"}' },
      { kind: 'notAPdu' },
      'not as a Xerus PDU',
    ],
    ['a JSON list', { status: 200, body: '[1,2,3]' }, { kind: 'notAPdu' }, 'not as a Xerus PDU'],
    [
      'a wrong password',
      { status: 401 },
      { kind: 'authRejected' },
      'did not accept the user name or password',
    ],
    ['an account without rights', { status: 403 }, { kind: 'notPermitted' }, 'does not let this user'],
    ['an internal error', { status: 500 }, { kind: 'busy' }, 'internal error (HTTP 500)'],
    ['a device that starts', { status: 503 }, { kind: 'busy' }, 'busy, starting or updating'],
    [
      'half an answer',
      { status: 200, body: '{"jsonrpc":"2.0","result":{"resp' },
      { kind: 'protocol' },
      'broke off',
    ],
    ['an empty answer', { status: 200, body: '' }, { kind: 'protocol' }, 'broke off'],
    [
      'a cut connection',
      'drop',
      { kind: 'unreachable', cause: 'reset' },
      'closed the connection before it answered',
    ],
    ['no answer', 'hang', { kind: 'timeout' }, 'did not answer in time'],
  ])('%s', async (_what, override, expected, words) => {
    const error = await identifyWith(override);
    expect(error).toMatchObject(expected);
    expect(error.message).toContain(words);
    expect(error.message).not.toContain(pdu.password);
    expect(error.message).toMatch(/^[^\n]+\.$/u);
  });

  it('another JSON-RPC service is no PDU', async () => {
    pdu.objects.clear();
    await using driver = driverOn(pdu);
    expect(errorOf(await driver.identify({ signal: never() })).kind).toBe('notAPdu');
    expect(errorOf(await driver.discover({ signal: never() })).kind).toBe('notAPdu');
  });

  it('a known PDU that answers rubbish has a protocol error, and is no less a PDU', async () => {
    await using driver = driverOn(pdu);
    valueOf(await driver.identify({ signal: never() }));
    pdu.intercept = () => ({ status: 200, headers: html, body: '<html>starting</html>' });
    expect(errorOf(await driver.identify({ signal: never() }))).toMatchObject({
      kind: 'protocol',
      field: 'body',
    });
  });

  it('a list of parts that fails is an error, since a PDU without its outlets would be shown', async () => {
    pdu.on('/model/pdu/0', 'getOutlets', () => ({ error: { code: -32_000, message: 'not ready' } }));
    await using driver = driverOn(pdu);
    expect(errorOf(await driver.discover({ signal: never() }))).toMatchObject({
      kind: 'protocol',
      field: 'getOutlets',
    });
  });

  it('text of the device is quoted on one line and cut short', async () => {
    const message = `bad\r\nSet-Cookie: x ${'y'.repeat(500)}`;
    pdu.on('/model/pdu/0', 'getMetaData', () => ({ error: { code: -32_000, message } }));
    await using driver = driverOn(pdu);
    const error = errorOf(await driver.identify({ signal: never() }));
    expect(error.message).not.toMatch(/[\r\n]/u);
    expect(error.message.length).toBeLessThan(300);
  });

  it('a call before the layout was read sends nothing', async () => {
    await using driver = driverOn(pdu);
    expect(errorOf(await driver.switchAllOutlets({ signal: never(), action: 'off' })).kind).toBe(
      'invalidArgument',
    );
    expect(pdu.requests).toHaveLength(0);
  });

  it('a call whose signal has aborted sends nothing', async () => {
    await using driver = driverOn(pdu);
    expect(errorOf(await driver.identify({ signal: AbortSignal.abort() })).kind).toBe('cancelled');
    expect(pdu.requests).toHaveLength(0);
  });
});
