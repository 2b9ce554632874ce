import { expect, test } from 'vitest';
import { returned } from '../testing/rpc-client.ts';
import { runSimulator } from '../testing/run-simulator.ts';

test('answers stand in the order of the requests, with json before statcode, and one failure touches no other', async () => {
  const { client } = await runSimulator();
  const responses = await client.bulk([
    { rid: '/model/outlet/3', method: 'getSettings' },
    { rid: '/model/outlet/99', method: 'getSettings' },
    { rid: '/model/outlet/3', method: 'getNoSuchThing' },
    { rid: '/model/outlet/3', method: 'setPowerState', params: { pstate: 7 } },
    { rid: '/model/ocp/0', method: 'getSettings' },
  ]);
  expect(Object.keys(responses[0] ?? {})).toEqual(['json', 'statcode']);
  expect(responses.map(({ statcode }) => statcode)).toEqual([200, 404, 200, 200, 200]);
  expect(responses.map(({ json }) => json['id'])).toEqual([0, 1, 2, 3, 4]);
  expect(responses.map(({ json }) => (json['error'] as { code: number } | undefined)?.code)).toEqual([
    undefined,
    404,
    -32601,
    -32602,
    undefined,
  ]);
});

test('calls run one after another: a command is seen by the read behind it', async () => {
  const { client } = await runSimulator();
  const state = { rid: '/model/outlet/0', method: 'getState' };
  const off = { rid: '/model/outlet/0', method: 'setPowerState', params: { pstate: 0 } };
  const responses = await client.bulk([state, off, state]);
  const powerStates = [responses[0], responses[2]].map((response) => returned(response?.json));
  expect(powerStates).toMatchObject([{ powerState: 1 }, { powerState: 0 }]);
});

test('a bulk of 500 calls is answered', async () => {
  const { client } = await runSimulator();
  const calls = Array.from({ length: 500 }, (_, index) => ({
    rid: `/model/outlet/${index % 36}`,
    method: 'getState',
  }));
  const responses = await client.bulk(calls);
  expect(responses).toHaveLength(500);
  expect(responses.every(({ statcode }) => statcode === 200)).toBe(true);
});

test('the older performRequest carries requests and responses as text', async () => {
  const { client } = await runSimulator();
  const requests = [
    { rid: '/model/pdu/0', json: '{"jsonrpc":"2.0","method":"isLoadSheddingActive","id":5}' },
  ];
  const result = await client.result('/bulk', 'performRequest', { requests });
  expect(result).toEqual({
    responses: [{ json: '{"jsonrpc":"2.0","result":{"_ret_":false},"id":5}', statcode: 200 }],
  });
});

test('performBulkTimeout answers like performBulk', async () => {
  const { client } = await runSimulator();
  const requests = [{ rid: '/model/pdu/0', json: { method: 'isLoadSheddingActive', id: 5 } }];
  const result = await client.result('/bulk', 'performBulkTimeout', { requests, timeoutMs: 1000 });
  expect(result['responses']).toMatchObject([{ json: { result: { _ret_: false }, id: 5 }, statcode: 200 }]);
});

test('a bulk inside a bulk is refused, and a malformed one is an error of the whole request', async () => {
  const { client } = await runSimulator();
  const [nested] = await client.bulk([{ rid: '/bulk', method: 'performBulk', params: { requests: [] } }]);
  expect(nested?.statcode).toBe(403);
  expect(await client.respond('/bulk', 'performBulk', { requests: 'none' })).toMatchObject({
    error: { code: -32602 },
  });
});
