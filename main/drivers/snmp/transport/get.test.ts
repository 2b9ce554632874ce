import { describe, expect, it } from 'vitest';
import { octets } from '../../../snmp/value.ts';
import { valueOf } from '../../testing/value-of.ts';
import { COMMUNITY, runClient, SYS_NAME, SYS_UP_TIME, userAccess, V1 } from './testing/run-client.ts';

const MISSING = '1.3.6.1.4.1.99999.7.0';

describe('a GET', () => {
  it.each([
    ['v1', V1],
    ['v2c', COMMUNITY],
    ['v3', userAccess()],
  ] as const)(
    'by %s gives the values of exact names and leaves out what the agent does not have',
    async (_, access) => {
      const { client, call } = await runClient({ access });
      const values = valueOf(await client.get([SYS_NAME, MISSING, SYS_UP_TIME], call));
      expect([...values]).toEqual(
        expect.arrayContaining([
          [SYS_NAME, octets('rack 7')],
          [SYS_UP_TIME, { type: 'timeTicks', value: 4711 }],
        ]),
      );
      expect(values.size).toBe(2);
    },
  );
});
