import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { never, PATIENT } from '../testing/waiting.ts';
import { probeCertificate } from './probe.ts';
import { driverOn } from './testing/driver-on.ts';
import { littlePdu } from './testing/little-pdu.ts';
import { makeCertificate, ScriptedPdu } from './testing/scripted-pdu.ts';
import { errorOf, valueOf } from '../testing/value-of.ts';

/** A TLS server that counts what arrives inside the encryption. */
async function countingServer() {
  const certificate = await makeCertificate('impostor.example');
  const seen = { connections: 0, bytes: 0, closed: 0 };
  const server: Server = createServer({ key: certificate.key, cert: certificate.cert }, (socket) => {
    socket.on('data', (chunk: Buffer) => {
      seen.bytes += chunk.length;
    });
    socket.on('error', () => {});
  });
  server.on('connection', (socket) => {
    seen.connections += 1;
    socket.once('close', () => {
      seen.closed += 1;
    });
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, seen, address, fingerprint: certificate.fingerprint };
}

const account = { user: 'admin', password: 'secret-password' };

describe('a server with another certificate than the trusted one', () => {
  let impostor: Awaited<ReturnType<typeof countingServer>>;
  beforeEach(async () => {
    impostor = await countingServer();
  });
  afterEach(() => {
    impostor.server.close();
  });

  it.each(['basic', 'session'] as const)('receives zero HTTP bytes (%s)', async (auth) => {
    const trusted = 'AB'.repeat(32);
    await using driver = driverOn({ ...account, address: impostor.address, fingerprint: trusted }, { auth });
    const error = errorOf(await driver.identify({ signal: never() }));
    expect(error).toMatchObject({
      kind: 'certificateChanged',
      trusted,
      presented: {
        fingerprint: impostor.fingerprint,
        subject: 'CN=impostor.example',
        selfSigned: true,
        key: 'EC P-256',
      },
    });
    await vi.waitFor(() => expect(impostor.seen.closed).toBe(impostor.seen.connections), PATIENT);
    expect(impostor.seen.connections).toBeGreaterThan(0);
    expect(impostor.seen.bytes).toBe(0);
  });

  it('is an untrusted one, not a changed one, when nothing is trusted yet, and gets nothing either', async () => {
    await using driver = driverOn({ ...account, address: impostor.address, fingerprint: '' });
    const error = errorOf(await driver.identify({ signal: never() }));
    expect(error).toMatchObject({
      kind: 'certificateUntrusted',
      presented: { fingerprint: impostor.fingerprint },
    });
    await vi.waitFor(() => expect(impostor.seen.closed).toBe(1), PATIENT);
    expect(impostor.seen.bytes).toBe(0);
  });

  it('shows its certificate to a probe that sends nothing', async () => {
    const probe = valueOf(
      await probeCertificate({ address: impostor.address, signal: never(), timeoutMs: 5000 }),
    );
    expect(probe.certificate.fingerprint).toBe(impostor.fingerprint);
    expect(probe.tlsVersion).toBe('TLSv1.3');
    expect(probe.certificate.validToMs).toBeGreaterThan(probe.certificate.validFromMs);
    await vi.waitFor(() => expect(impostor.seen.closed).toBe(1), PATIENT);
    expect(impostor.seen.bytes).toBe(0);
  });
});

it('accepts the trusted fingerprint with colons and in lower case', async () => {
  await using pdu = await ScriptedPdu.start(littlePdu());
  const spelled = pdu.fingerprint.match(/../gu)?.join(':').toLowerCase() ?? '';
  await using driver = driverOn({ ...account, address: pdu.address, fingerprint: spelled });
  valueOf(await driver.identify({ signal: never() }));
});

it('checks the certificate again on every new connection', async () => {
  await using pdu = await ScriptedPdu.start(littlePdu());
  pdu.headers = { connection: 'close' };
  const driver = driverOn(pdu);
  valueOf(await driver.identify({ signal: never() }));
  const replaced = await makeCertificate('replaced.example');
  pdu.useCertificate(replaced);
  expect(errorOf(await driver.identify({ signal: never() }))).toMatchObject({
    kind: 'certificateChanged',
    presented: { fingerprint: replaced.fingerprint },
  });
  expect(pdu.requests).toHaveLength(1);
  await driver[Symbol.asyncDispose]();
});

it('a probe can be cancelled', async () => {
  const controller = new AbortController();
  controller.abort();
  const probe = probeCertificate({ address: '127.0.0.1:1', signal: controller.signal, timeoutMs: 5000 });
  expect(errorOf(await probe).kind).toBe('cancelled');
});
