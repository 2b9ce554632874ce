import { describe, expect, test } from 'vitest';
import { endpointBench } from './testing/endpoint-bench.ts';
import { rawExchange } from './testing/raw-socket.ts';

const BODY = '{"resource":"A07-L","ports":["1"]}';

/** A request with these header lines, in their order. */
function lines(line: string, headers: readonly string[], body = BODY): string {
  const all = [
    ...headers,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  return `${line} HTTP/1.1\r\n${all.join('\r\n')}\r\n\r\n${body}`;
}

describe('a request that can be read in two ways', () => {
  test('with two Host or Authorization headers is refused', async () => {
    const { port, token } = await endpointBench();
    const [host, authorization] = ['Host: localhost', `Authorization: Bearer ${token}`];
    expect(await rawExchange(port, lines('POST /v1/PowerOff', [host, authorization]))).toContain(
      'unknownResource',
    );
    for (const twice of [
      [host, 'Host: attacker.example', authorization],
      [host, host, authorization],
      [host, authorization, 'Authorization: Bearer x'],
      [host, authorization, authorization],
    ])
      expect(await rawExchange(port, lines('POST /v1/PowerOff', twice)), twice.join()).toMatch(
        /^HTTP\/1\.1 400 .*badRequest/su,
      );
  });

  test('whose target only becomes a path of the endpoint by being worked on is refused', async () => {
    const { port, token } = await endpointBench();
    const headers = ['Host: localhost', `Authorization: Bearer ${token}`];
    for (const target of [
      'http://attacker.example/v1/PowerOff',
      'http://localhost/v1/PowerOff',
      '/v1/%50owerOff',
      '/v1/./PowerOff',
      '/v1/x/../PowerOff',
      '/v1/PowerOff#x',
    ])
      expect(await rawExchange(port, lines(`POST ${target}`, headers)), target).toMatch(
        /^HTTP\/1\.1 404 .*notFound/su,
      );
  });

  test('with a query that would not be heeded is refused', async () => {
    const { get, post } = await endpointBench();
    const refused = { status: 400, json: { error: { kind: 'badRequest' } } };
    for (const query of ['resource=B05', 'delay=5', 'dryRun'])
      expect(await post(`/v1/PowerCycle?${query}`, JSON.parse(BODY)), query).toMatchObject(refused);
    for (const path of ['live-status/stream?resource=db-02', 'live-status?resource=a&resource=b'])
      expect(await get(`/v1/${path}`), path).toMatchObject(refused);
  });

  test.each([
    ['{"resource":"A07-L","ports":["1"],"ports":["2"]}', '"ports"'],
    ['{"resource":"A07-L","ports":["1"],"p\\u006frts" :["2"]}', '"ports"'],
    ['{"ports":["1"],"resource":"A07-L","resource":"A07-L"}', '"resource"'],
    [
      '{"resource":"A","ports":[],"endpoints":["\\"ports\\":","}{"],"includeProtected":false,"ports":[]}',
      '"ports"',
    ],
  ])('with a field that is there twice is refused: %s', async (body, named) => {
    const { post } = await endpointBench();
    const refused = await post('/v1/PowerOff', null, { body });
    expect(refused).toMatchObject({ status: 400, json: { error: { kind: 'badRequest' } } });
    expect(refused.text).toContain(JSON.stringify(named).slice(1, -1));
  });

  test('with the same field in two objects of a list is none of them', async () => {
    const { post } = await endpointBench();
    const socket = { name: 'Power Socket 1', relativeAddress: 'PS1', uniqueIdentifier: '"name":{"name":' };
    const body = { resource: 'A07-L', known: [socket, { ...socket, name: 'Power Socket 2' }] };
    expect((await post('/v1/get_inventory', body)).status).toBe(404);
  });
});

test.each(['db\u000002/Power', 'db-02\n/Power', 'db-\uD80002/Power'])(
  'a name that no resource can have is refused: %j',
  async (endpoint) => {
    const { post } = await endpointBench();
    const body = { resource: 'A07-L', ports: ['1'], endpoints: [endpoint] };
    expect(await post('/v1/PowerOff', body)).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringContaining('endpoints[0]') } },
    });
  },
);
