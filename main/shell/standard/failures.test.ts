import { describe, expect, test } from 'vitest';
import { CAUSES, PORT_OFF, PORT_ON } from './testing/causes.ts';
import { fault, passed, standardBench, WAYS } from './testing/standard-bench.ts';

/* Check 7 of the PDU Shell Standard's reference, section 10: no case passes silently. */

const SECRETS = ['raritan', 'public', 'private', 'wr0ng-secret'];

const COMMANDS = [
  { what: 'PowerOn', command: 'PowerOn', port: PORT_OFF, delay: null },
  { what: 'PowerOff', command: 'PowerOff', port: PORT_ON, delay: null },
  { what: "PowerCycle by the device's own cycle", command: 'PowerCycle', port: PORT_ON, delay: '' },
  { what: 'PowerCycle of 5 s', command: 'PowerCycle', port: PORT_ON, delay: '5' },
] as const;

describe.each(WAYS)('over $way', ({ protocol }) => {
  describe.each(CAUSES)('$cause', ({ start, kinds }) => {
    test.each(COMMANDS)('check 7: fails $what, and says what is known', async ({ command, port, delay }) => {
      const { power } = await start(protocol);
      const { kind, message, ports } = fault(await power(command, [port], { delay }));
      expect(kinds).toContain(kind);
      expect(message).toContain('A07-L');
      expect(message).toContain('127.0.0.1');
      expect(message).toContain(port);
      expect(message).toContain(command);
      expect(message).toMatch(/\.$/u);
      // What is known of the state, and when it was read; or that it was not.
      expect(message).toMatch(
        /state [a-z, ]+, read at \d{4}-\d\d-\d\dT[\d:.]+Z\.|its state was never read\.|state of their outlets was not read\./iu,
      );
      for (const { answer } of ports) expect(message).toContain(answer);
      if (ports.some(({ outcome }) => outcome !== 'notSent'))
        expect(ports.filter(({ answer }) => answer === '')).toEqual([]);
      expect(SECRETS.filter((secret) => message.includes(secret))).toEqual([]);
      expect(ports.every(({ outcome }) => outcome !== 'confirmed')).toBe(true);
    });
  });

  describe.each(CAUSES.filter(({ isOfPdu }) => isOfPdu))('$cause', ({ start }) => {
    test.each(['2g', '1g'] as const)(
      'check 7: fails get_inventory of profile %s rather than giving what was known',
      async (profile) => {
        const { getInventory } = await start(protocol);
        const { kind, message, ports } = fault(await getInventory({ profile }));
        expect(kind).toBe('device');
        expect(ports).toEqual([]);
        expect(message).toContain('get_inventory');
        expect(message).toContain('A07-L');
        expect(message).toContain('127.0.0.1');
        expect(SECRETS.filter((secret) => message.includes(secret))).toEqual([]);
      },
    );
  });

  test.each(COMMANDS)('check 7: with nothing wrong $what passes', async ({ command, delay }) => {
    const { power } = await standardBench(protocol);
    expect(passed(await power(command, ['PS3'], { delay }))).toBeNull();
  });
});
