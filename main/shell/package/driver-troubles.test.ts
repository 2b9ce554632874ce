import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { createCertificate } from '../../simulator/certificate.ts';
import {
  busbarAttributes,
  PYTHON,
  runDriver,
  unpackedDriver,
  type DriverCall,
  type DriverRun,
} from './testing/driver-run.ts';
import { json, scriptedEndpoint, type Answering } from './testing/scripted-endpoint.ts';

const TOKEN = 'tok3n-tok3n_tok3n';
const ON = { command: 'PowerOn', arguments: [['192.0.2.17/PS1']], address: '192.0.2.17' } as const;
const online = {
  resource: 'db-02',
  status: 'Online',
  description: 'Resource powered on',
  at: '2026-03-04T00:00:00.000Z',
};

/** An address of this machine that others reach it by; null where it has none. */
const ownAddress =
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;

/** Runs the driver against something that answers so; no run may print the token. */
async function run(url: string, call: Partial<DriverCall> = {}, token = TOKEN): Promise<DriverRun> {
  const folder = await unpackedDriver();
  const endpoints = ['db-02/PowerPort1'];
  const done = await runDriver(folder, {
    ...ON,
    endpoints,
    attributes: busbarAttributes(url, token),
    ...call,
  });
  expect(done.everything).not.toContain(token);
  return done;
}

async function against(answering: Answering, call: Partial<DriverCall> = {}) {
  const endpoint = await scriptedEndpoint(answering);
  return { ...(await run(endpoint.url, call)), endpoint };
}

describe.skipIf(PYTHON === null)('the driver of the package, where Busbar should answer', () => {
  test('sends one request with the token, the ports as they are, and what hangs on them', async () => {
    const { endpoint, raised } = await against(json(200, { liveStatus: [online] }));
    expect(raised).toBeNull();
    expect(endpoint.seen).toEqual([
      {
        method: 'POST',
        path: '/v1/PowerOn',
        headers: expect.objectContaining({
          authorization: `Bearer ${TOKEN}`,
          'content-type': 'application/json',
          host: `127.0.0.1:${endpoint.port}`,
        }),
        body: {
          resource: '192.0.2.17',
          address: '192.0.2.17',
          profile: '2g',
          ports: ['192.0.2.17/PS1'],
          endpoints: ['db-02/PowerPort1'],
        },
      },
    ]);
  });

  test('sends the delay as text, and never asks for protected outlets', async () => {
    const { endpoint } = await against(json(200, { liveStatus: [online] }), {
      command: 'PowerCycle',
      arguments: [['192.0.2.17/PS1'], '7'],
    });
    expect(endpoint.seen[0]?.path).toBe('/v1/PowerCycle');
    expect(endpoint.seen[0]?.body).toMatchObject({ delay: '7' });
    expect(endpoint.seen[0]?.body).not.toHaveProperty('includeProtected');
  });

  test('names one device for all its ports where CloudShell names it once, and nothing where it cannot tell', async () => {
    const ports = ['192.0.2.17/PS1', '192.0.2.17/PS2'];
    const one = await against(json(200, { liveStatus: [online] }), {
      arguments: [ports],
      endpoints: ['db-02/P1'],
    });
    expect(one.endpoint.seen[0]?.body).toMatchObject({ endpoints: ['db-02/P1', 'db-02/P1'] });
    expect(one.liveStatuses).toEqual([['db-02', 'Online', 'Resource powered on']]);
    const unclear = await against(json(200, { liveStatus: [] }), {
      arguments: [ports],
      endpoints: ['db-02/P1', 'web-01/P1', 'web-02/P1'],
    });
    expect(unclear.endpoint.seen[0]?.body).toMatchObject({ endpoints: [] });
    expect(unclear).toMatchObject({ raised: null, liveStatuses: [] });
    expect(unclear.log).toContain('CloudShell names 3 endpoints for 2 ports; they are not matched.');
  });

  test('sets what Busbar tells of connected devices only, and nothing that is no live status', async () => {
    const stranger = { ...online, resource: 'other' };
    const strange = { ...online, resource: 'db-02', status: 'Exploded' };
    const { liveStatuses, raised } = await against(json(200, { liveStatus: [stranger, strange, 7, null] }));
    expect({ liveStatuses, raised }).toEqual({ liveStatuses: [], raised: null });
  });

  test('a failure raises the sentence of Busbar on one line, and sets what Busbar knows of each device', async () => {
    const failed = {
      resource: 'web-01',
      status: 'Error',
      description: 'Still on after power off',
      at: online.at,
    };
    const answer = {
      error: { kind: 'failed', message: `Port PS2 is\nstill on ${TOKEN}.`, ports: [] },
      liveStatus: [online, failed],
    };
    const done = await against(json(502, answer), {
      arguments: [['192.0.2.17/PS1', '192.0.2.17/PS2', '192.0.2.17/PS3']],
      endpoints: ['db-02/P1', 'web-01/P1', 'web-02/P1'],
    });
    expect(done.kind).toBe('BusbarError');
    expect(done.raised).toBe('Port PS2 is still on ***.');
    expect(done.liveStatuses).toEqual([
      ['db-02', 'Online', 'Resource powered on'],
      ['web-01', 'Error', 'Still on after power off'],
      ['web-02', 'Error', 'Port PS2 is still on ***.'],
    ]);
    expect(done.endpoint.seen).toHaveLength(1);
  });

  test('what no XML may hold is left out of sentences: CloudShell takes live status as XML', async () => {
    const answer = {
      error: { kind: 'failed', message: 'Port\uD800 PS1\uFFFE is\u0001still on.', ports: [] },
      liveStatus: [],
    };
    const { raised, liveStatuses } = await against(json(502, answer));
    expect(raised).toBe('Port  PS1  is still on.');
    expect(liveStatuses).toEqual([['db-02', 'Error', raised]]);
  });

  test('a session with CloudShell that ended while Busbar worked is opened again, once', async () => {
    const call = { endpoints: ['db-02/P1'] };
    const answering = json(200, { liveStatus: [online] });
    const again = await against(answering, { ...call, shortSessions: 1 });
    expect(again).toMatchObject({ raised: null, liveStatuses: [['db-02', 'Online', 'Resource powered on']] });
    expect(again.endpoint.seen).toHaveLength(1);
    const over = await against(answering, { ...call, shortSessions: 2 });
    expect(over).toMatchObject({ raised: null, liveStatuses: [] });
    expect(over.log.join('\n')).toContain(
      'The live status of db-02 could not be set: CloudShellAPIError: The session is over',
    );
  });

  test.each<[string, Answering]>([
    ['JSON of something else', json(200, { status: 'ok' })],
    ['no object', json(200, [])],
    ['no JSON', (_request, response) => response.end('<html>It works!</html>')],
    ['nothing', (_request, response) => response.end()],
    ['an error page', (_request, response) => response.writeHead(503).end('down')],
    ['an error of another kind', json(500, { error: 'boom' })],
    ['more than anyone would say', json(200, { liveStatus: ['x'.repeat(5 * 1024 * 1024)] })],
    ['JSON nested without end', (_request, response) => response.end('['.repeat(200_000))],
  ])('an answer that is %s passes no command', async (_what, answering) => {
    const { raised, kind, endpoint, liveStatuses } = await against(answering);
    expect(kind).toBe('BusbarError');
    expect(raised).toMatch(
      /^What answers at http:\/\/127\.0\.0\.1:\d+ is not Busbar, or another version of it \(HTTP status \d+\)\. /u,
    );
    expect(liveStatuses).toEqual([['db-02', 'Error', raised]]);
    expect(endpoint.seen).toHaveLength(1);
  });

  test('a redirection is not followed: the token goes to no other place', async () => {
    const other = await scriptedEndpoint(json(200, { liveStatus: [] }));
    const { kind } = await against((_request, response) =>
      response.writeHead(307, { location: `${other.url}/v1/PowerOn` }).end(),
    );
    expect(kind).toBe('BusbarError');
    expect(other.seen).toEqual([]);
  });

  test('a connection that breaks fails the command, which is not sent again', async () => {
    const { raised, liveStatuses, endpoint } = await against((_request, response) => response.destroy());
    expect(raised).toMatch(
      /^The connection to Busbar at .* was lost \(\w+\)\. What came of the command is not known/u,
    );
    expect(liveStatuses).toEqual([['db-02', 'Error', raised]]);
    expect(endpoint.seen).toHaveLength(1);
  });

  test('an answer that does not come in time fails the command and says that its outcome is not known', async () => {
    const { raised, endpoint } = await against(() => undefined, {
      constants: { 'driver.POWER_SECONDS': 0.2 },
    });
    expect(raised).toMatch(
      /^Busbar at .* did not answer within 0\.2 s\. What came of the command is not known/u,
    );
    expect(endpoint.seen).toHaveLength(1);
  });

  test('waits as long as Busbar may take: for the delay, or the longest that a PDU may have by itself', async () => {
    const short = { 'driver.POWER_SECONDS': 0, 'driver.LONGEST_DELAY_SECONDS': 0.2 };
    const slow: Answering = () => undefined;
    const own = await against(slow, { command: 'PowerCycle', arguments: [['PS1'], '0'], constants: short });
    expect(own.raised).toContain('within 0.2 s');
    const asked = await against(slow, {
      command: 'PowerCycle',
      arguments: [['PS1'], '1'],
      constants: { 'driver.POWER_SECONDS': 0 },
    });
    expect(asked.raised).toContain('within 1 s');
  });

  test('where nothing listens, says so and what to do', async () => {
    const { port } = await scriptedEndpoint(json(200, {}), { host: '127.0.0.2' });
    const { raised, kind, liveStatuses } = await run(`http://127.0.0.1:${port}`);
    expect(kind).toBe('BusbarError');
    expect(raised).toMatch(/^Busbar at http:\/\/127\.0\.0\.1:\d+ could not be reached: .*\. Start Busbar, /u);
    expect(liveStatuses).toEqual([['db-02', 'Error', raised]]);
  });

  test.each([
    'http://192.0.2.9:8790',
    'http://busbar.example',
    'http://127.0.0.1.example:80/',
    'HTTP://[2001:db8::1]:80',
  ])('does not send the token over plain HTTP to %s', async (url) => {
    const { raised, kind } = await run(url);
    expect(kind).toBe('BusbarError');
    expect(raised).toMatch(/^The token is not sent to http:\/\/.* over plain HTTP, .* tunnel/iu);
  });

  test.skipIf(ownAddress === null)('nor to a localhost that is another place', async () => {
    const endpoint = await scriptedEndpoint(json(200, { liveStatus: [] }), { host: '0.0.0.0' });
    const { raised } = await run(`http://localhost:${endpoint.port}`, { localhost: ownAddress ?? '' });
    expect(raised).toMatch(/^The token is not sent to http:\/\/localhost:\d+ over plain HTTP/u);
    expect(endpoint.seen).toEqual([]);
  });

  test('nor by TLS to a server whose certificate nobody vouches for; to one that is known, it is', async () => {
    const { keyPem, certificatePem } = await createCertificate('X1');
    const tls = { key: keyPem, cert: certificatePem };
    const endpoint = await scriptedEndpoint(json(200, { liveStatus: [online] }), { tls });
    const { raised } = await run(endpoint.url);
    expect(raised).toMatch(
      /^Busbar at https:\/\/127\.0\.0\.1:\d+ could not be reached: CERTIFICATE_VERIFY_FAILED\. /u,
    );
    expect(endpoint.seen).toEqual([]);
    const known = await run(endpoint.url, { trusted: certificatePem });
    expect(known).toMatchObject({ raised: null, liveStatuses: [['db-02', 'Online', 'Resource powered on']] });
  });

  test.each([
    'ftp://127.0.0.1',
    '127.0.0.1:8790',
    'http://admin:geheim@127.0.0.1',
    'http://127.0.0.1/?a=b',
    'http://127.0.0.1:99999',
    'http://127.0.0.1:x',
    'http://',
    'http://[::1',
    'http://127.0.0.1/a b',
  ])('takes %j for no URL of Busbar, and does not repeat it', async (url) => {
    const { raised } = await run(url);
    expect(raised).toMatch(/^The attribute Busbar URL must be a URL such as http:\/\/127\.0\.0\.1:8790, /u);
    expect(raised).not.toContain('geheim');
  });

  test('a token that is missing, has a line break, or cannot be decrypted is told without it', async () => {
    const url = 'http://127.0.0.1:9';
    const none = await run(url, { attributes: {} });
    expect(none.raised).toBe(
      'The attribute Busbar Token of A07-L is empty. Make a token in Busbar and enter it there.',
    );
    const broken = await run(url, {}, 'first\r\nsecond');
    expect(broken.raised).toMatch(/^The attribute Busbar Token of A07-L has characters that no token has\./u);
    expect(broken.everything).not.toMatch(/first|second/u);
    const sealed = await run(url, { failing: ['DecryptPassword'] });
    expect(sealed.raised).toBe(
      'CloudShell could not decrypt the attribute Busbar Token of A07-L (CloudShellAPIError).',
    );
    for (const { liveStatuses } of [none, broken, sealed])
      expect(liveStatuses).toEqual([['db-02', 'Error', expect.stringContaining('Busbar Token')]]);
  });

  test('asks by name only after Busbar said that it knows no PDU at the address', async () => {
    const unknown = {
      error: { kind: 'unknownResource', message: 'There is no such PDU.', ports: [] },
      liveStatus: [],
    };
    const { endpoint, raised } = await against(json(404, unknown));
    const asked = endpoint.seen.map(({ body }) => (body as { resource: string }).resource);
    expect(asked).toEqual(['192.0.2.17', 'A07-L']);
    expect(raised).toBe('There is no such PDU.');
    const elsewhere = await against(json(404, { ...unknown, error: { ...unknown.error, kind: 'notFound' } }));
    expect(elsewhere.endpoint.seen).toHaveLength(1);
  });

  test('an inventory of another shape is refused, and what CloudShell cannot tell of the resource fails discovery', async () => {
    const call = { command: 'get_inventory', arguments: [] } as const;
    const odd = await against(json(200, { resources: [{}], attributes: [] }), call);
    expect(odd.raised).toBe("Busbar's inventory could not be read. Update this shell or Busbar.");
    const blind = await against(json(200, {}), { ...call, failing: ['GetResourceDetails'] });
    expect(blind.raised).toBe('GetResourceDetails is not possible now');
    expect(blind.endpoint.seen).toEqual([]);
  });

  test('tells Busbar what CloudShell has, by names and addresses without those of the PDU', async () => {
    const { endpoint, returned } = await against(json(200, { resources: [], attributes: [] }), {
      command: 'get_inventory',
      arguments: [],
      children: [
        { Name: 'A07-L/Power Socket 1', FullAddress: '192.0.2.17/PS1', UniqeIdentifier: 'X1/1' },
        { Name: 'A07-L/Power Socket 2-1', FullAddress: '192.0.2.17/PS2-1', UniqeIdentifier: '' },
      ],
    });
    expect(returned).toEqual({ resources: [], attributes: [] });
    expect(endpoint.seen[0]).toMatchObject({
      path: '/v1/get_inventory',
      body: {
        resource: '192.0.2.17',
        profile: '2g',
        shellName: 'Raritan PDU',
        known: [
          { name: 'Power Socket 1', relativeAddress: 'PS1', uniqueIdentifier: 'X1/1' },
          { name: 'Power Socket 2-1', relativeAddress: 'PS2-1', uniqueIdentifier: '' },
        ],
      },
    });
  });
});
