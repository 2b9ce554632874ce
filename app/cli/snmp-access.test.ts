import { expect, test } from 'vitest';
import { readSnmpAccess } from './snmp-access.ts';

/** A person who types the same for whatever is asked, and what was asked. */
function terminal(env: Record<string, string>) {
  const asked: string[] = [];
  const askSecret = async (prompt: string) => {
    asked.push(prompt);
    return 'typed-secret';
  };
  return { io: { env, askSecret }, asked };
}

const ADDRESS = 'snmp://192.0.2.7';

test.each<[Record<string, string>, readonly RegExp[], object]>([
  [
    {},
    [/^Read community/u, /^Write community/u],
    { readCommunity: 'typed-secret', writeCommunity: 'typed-secret' },
  ],
  [{ BUSBAR_SNMP_COMMUNITY: 'public' }, [], { readCommunity: 'public', writeCommunity: '' }],
  [
    { BUSBAR_SNMP_WRITE_COMMUNITY: 'private' },
    [/^Read community/u],
    { readCommunity: 'typed-secret', writeCommunity: 'private' },
  ],
])('communities: what the environment has of %j is not asked for', async (env, prompts, access) => {
  const { io, asked } = terminal(env);
  expect(await readSnmpAccess(io, ADDRESS, {})).toMatchObject({ version: 'v2c', ...access });
  expect(asked).toEqual(prompts.map((prompt) => expect.stringMatching(prompt)));
});

test('passwords of v3 are asked for where the environment has none, each once', async () => {
  const { io, asked } = terminal({ BUSBAR_SNMP_AUTH_PASSWORD: 'from-environment' });
  const options = { snmpVersion: 'v3', user: 'lab', snmpAuth: 'sha256', snmpPriv: 'aes' } as const;
  expect(await readSnmpAccess(io, ADDRESS, options)).toMatchObject({
    auth: { protocol: 'sha256', password: 'from-environment' },
    priv: { protocol: 'aes', password: 'typed-secret' },
  });
  expect(asked).toEqual([expect.stringMatching(/^Privacy password of lab/u)]);
});
