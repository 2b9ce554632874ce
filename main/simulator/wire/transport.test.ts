import { request as plainRequest } from 'undici';
import { expect, test } from 'vitest';
import { RpcClient } from '../testing/rpc-client.ts';
import { runSimulator } from '../testing/run-simulator.ts';

const GET_NAME = '{"method":"getSettings","id":1}';

test.each([
  ['two slashes, as the official clients send', '//model/pdu/0', GET_NAME],
  ['one slash', '/model/pdu/0', GET_NAME],
  ['parameters null', '/model/pdu/0', '{"method":"getSettings","params":null,"id":1}'],
  [
    'parameters as an empty list',
    '/model/pdu/0',
    '{"jsonrpc":"2.0","method":"getSettings","params":[],"id":1}',
  ],
  [
    'parameters as an empty object',
    '/model/pdu/1',
    '{"jsonrpc":"2.0","method":"getSettings","params":{},"id":1}',
  ],
])('requests may have %s', async (_, path, body) => {
  const { client } = await runSimulator();
  const { status, text } = await client.post(path, body);
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({
    jsonrpc: '2.0',
    result: { _ret_: { name: 'lab-rack-07 A' } },
    id: 1,
  });
});

test.each(['application/json', 'application/x-www-form-urlencoded', 'application/json-rpc', 'text/plain'])(
  'a request may claim to be %s',
  async (contentType) => {
    const { client } = await runSimulator();
    const headers = { ...client.headers, 'content-type': contentType };
    expect((await client.post('/model/pdu/0', GET_NAME, headers)).status).toBe(200);
  },
);

test.each(['"text"', '0', '12345', 'null'])('the id %s comes back as it was sent', async (id) => {
  const { client } = await runSimulator();
  const { text } = await client.post('/model/pdu/0', `{"method":"isLoadSheddingActive","id":${id}}`);
  expect(text).toBe(`{"jsonrpc":"2.0","result":{"_ret_":false},"id":${id}}`);
});

test('a void method without out parameters answers with a null result', async () => {
  const { client } = await runSimulator();
  expect(await client.respond('/model/pdu/0', 'cancelOutletSequence')).toEqual({
    jsonrpc: '2.0',
    result: null,
    id: 1,
  });
});

test('a void method with out parameters answers with those only', async () => {
  const { client } = await runSimulator();
  expect(Object.keys(await client.result('/model/outlet/0', 'getIOP'))).toEqual(['i', 'o', 'p']);
});

test.each([
  ['no JSON', 'getSettings', -32700],
  ['no method', '{"id":1}', -32600],
  ['a batch list', `[${GET_NAME}]`, -32600],
  ['an unknown method', '{"method":"getNoSuchThing","id":1}', -32601],
  ['a method of every object', '{"method":"toString","id":1}', -32601],
  ['wrong parameters', '{"method":"setAllOutletPowerStates","params":{"state":1},"id":1}', -32602],
])('%s is a JSON-RPC error with HTTP 200', async (_, body, code) => {
  const { client } = await runSimulator();
  const { status, text } = await client.post('/model/pdu/0', body);
  const response = JSON.parse(text) as { error: { code: number; message: string } };
  expect(status).toBe(200);
  expect(response).not.toHaveProperty('result');
  expect(response.error).toEqual({ code, message: expect.any(String) as string });
});

test.each([
  ['no credentials', {}],
  ['a wrong password', { authorization: `Basic ${btoa('admin:wrong')}` }],
  ['an unknown user', { authorization: `Basic ${btoa('nobody:raritan')}` }],
  ['an unknown token', { 'x-sessiontoken': '0'.repeat(32) }],
])('%s gets 401 and no JSON', async (_, headers) => {
  const { client } = await runSimulator();
  const { status, text } = await client.post('/model/pdu/0', GET_NAME, headers);
  expect(status).toBe(401);
  expect(text).toContain('<html>');
});

test('an unknown resource id gets 404', async () => {
  const { client } = await runSimulator();
  expect((await client.post('/model/pdu/0/outlet/36', GET_NAME)).status).toBe(404);
});

test('a user who may only read is refused with 403 when changing something, also inside a bulk', async () => {
  const { simulator } = await runSimulator();
  await using viewer = new RpcClient(simulator, simulator.readOnlyUser);
  const call = { rid: '/model/outlet/0', method: 'setPowerState', params: { pstate: 0 } };
  const body = JSON.stringify({ method: call.method, params: call.params, id: 1 });
  expect((await viewer.post(call.rid, body)).status).toBe(403);
  const responses = await viewer.bulk([call, { rid: '/model/outlet/0', method: 'getSettings' }]);
  expect(responses.map(({ statcode }) => statcode)).toEqual([403, 200]);
  expect(simulator.pdu.outlets[0]?.status.powerOn).toBe(true);
});

test.each([302, 307] as const)('plain HTTP redirects to HTTPS with %i and the same path', async (status) => {
  const { simulator } = await runSimulator({ plainHttpPort: 0, plainHttpStatus: status });
  const answer = await plainRequest(`http://127.0.0.1:${simulator.plainHttpPort}/model/pdu/0`, {
    method: 'POST',
    body: '{}',
  });
  await answer.body.dump();
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['location']).toBe(`${simulator.url}/model/pdu/0`);
});

test('each firmware sends its own headers', async () => {
  const old = await runSimulator({ firmware: '3.6.0' });
  const recent = await runSimulator({ firmware: '4.0.20' });
  const oldHeaders = (await old.client.post('/model/pdu/0', GET_NAME)).headers;
  const recentHeaders = (await recent.client.post('/model/pdu/0', GET_NAME)).headers;
  expect(oldHeaders).toMatchObject({ 'cache-control': 'no-cache', pragma: 'no-cache' });
  expect(recentHeaders).toMatchObject({
    'x-frame-options': 'sameorigin',
    'cache-control': 'no-cache, no-store',
  });
  for (const headers of [oldHeaders, recentHeaders]) {
    expect(headers['content-type']).toBe('application/json; charset=UTF-8');
    expect(headers['content-length']).toMatch(/^\d+$/);
  }
});

test('the log counts requests, calls in a bulk, and requests at the same time', async () => {
  const { simulator, client } = await runSimulator();
  await client.bulk([
    { rid: '/model/pdu/0', method: 'getSettings' },
    { rid: '/model/outlet/0', method: 'getState' },
  ]);
  await client.call('/model/outlet/0', 'getState');
  expect(simulator.requestLog.entries).toMatchObject([
    { rid: '/bulk', method: 'performBulk', isBulk: true, callCount: 2 },
    { rid: '/model/outlet/0', method: 'getState', isBulk: false, callCount: 1 },
  ]);
  expect(simulator.requestLog).toMatchObject({ count: 2, inFlight: 0, maxInFlight: 1 });
});
