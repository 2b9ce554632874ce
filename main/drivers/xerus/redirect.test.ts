import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { never } from '../testing/waiting.ts';
import { probeCertificate } from './probe.ts';
import { driverOn } from './testing/driver-on.ts';
import { littlePdu } from './testing/little-pdu.ts';
import { makeCertificate, ScriptedPdu } from './testing/scripted-pdu.ts';
import { errorOf, valueOf } from '../testing/value-of.ts';

let pdu: ScriptedPdu;
beforeEach(async () => {
  pdu = await ScriptedPdu.start(littlePdu());
});
afterEach(async () => {
  await pdu[Symbol.asyncDispose]();
});

describe.each([302, 307])('a redirect with status %i', (status) => {
  it('to HTTPS on the same host is followed once by the same POST, and remembered', async () => {
    await using target = await ScriptedPdu.start(littlePdu());
    const shared = await makeCertificate('shared.example');
    pdu.useCertificate(shared);
    target.useCertificate(shared);
    pdu.intercept = () => ({ status, headers: { location: `https://${target.address}/` } });
    await using driver = driverOn({
      address: pdu.address,
      user: pdu.user,
      password: pdu.password,
      fingerprint: shared.fingerprint,
    });
    valueOf(await driver.identify({ signal: never() }));
    valueOf(await driver.identify({ signal: never() }));
    expect(pdu.requests).toHaveLength(1);
    expect(target.requests.map((request) => [request.path, request.body['method']])).toEqual([
      ['/bulk', 'performBulk'],
      ['/bulk', 'performBulk'],
    ]);
    expect(target.requests[0]?.body).toEqual(pdu.requests[0]?.body);
  });

  it.each(['https://evil.example/', 'http://127.0.0.1:1/', 'not a place', ''])(
    'to "%s" is refused',
    async (location) => {
      pdu.intercept = () => ({ status, headers: { location } });
      await using driver = driverOn(pdu);
      const error = errorOf(await driver.identify({ signal: never() }));
      expect(['notAPdu', 'protocol']).toContain(error.kind);
      expect(error.message).toContain('redirects');
    },
  );

  it('in a circle is given up after the second', async () => {
    pdu.intercept = () => ({ status, headers: { location: `https://${pdu.address}/` } });
    await using driver = driverOn(pdu);
    expect(errorOf(await driver.identify({ signal: never() })).message).toContain('redirects in a circle');
    expect(pdu.requests).toHaveLength(2);
  });
});

describe('an address written with http://', () => {
  let plain: Server;
  let seen: IncomingHttpHeaders[];
  let location: string | null;

  beforeEach(async () => {
    seen = [];
    location = `https://${pdu.address}/model/pdu/0`;
    plain = createServer((request, response) => {
      seen.push(request.headers);
      response.writeHead(location === null ? 200 : 302, location === null ? {} : { location });
      response.end();
    });
    plain.listen(0, '127.0.0.1');
    await once(plain, 'listening');
  });
  afterEach(() => {
    plain.close();
  });
  const plainAddress = () => `http://127.0.0.1:${(plain.address() as AddressInfo).port}`;
  const account = () => ({ user: pdu.user, password: pdu.password, fingerprint: pdu.fingerprint });

  it('is asked without credentials where HTTPS is, and everything goes there', async () => {
    await using driver = driverOn({ ...account(), address: plainAddress() });
    valueOf(await driver.identify({ signal: never() }));
    valueOf(await driver.discover({ signal: never() }));
    expect(seen).toHaveLength(1);
    expect(seen[0]).not.toHaveProperty('authorization');
    expect(pdu.requests.length).toBeGreaterThan(1);
  });

  it('leads a probe to the certificate', async () => {
    const probe = await probeCertificate({ address: plainAddress(), signal: never(), timeoutMs: 5000 });
    expect(valueOf(probe).certificate.fingerprint).toBe(pdu.fingerprint);
  });

  it('that names no HTTPS gets no credentials', async () => {
    location = null;
    await using driver = driverOn({ ...account(), address: plainAddress() });
    const error = errorOf(await driver.identify({ signal: never() }));
    expect(error).toMatchObject({ kind: 'unreachable', cause: 'tls' });
    expect(error.message).toContain('credentials are not sent over plain HTTP');
    expect(seen[0]).not.toHaveProperty('authorization');
  });
});
