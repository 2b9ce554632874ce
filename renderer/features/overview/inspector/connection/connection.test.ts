import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../../../shared/model/connection.ts';
import { formatClock, formatDate } from '../../../../../shared/words/durations.ts';
import { testModel, testOutlet } from '../../../../testing/test-model.ts';
import { ONLINE, T, testPdu } from '../../../../testing/test-power.ts';
import { addressText, attemptsText, connectionFacts, hostAndPort } from './connection-facts.ts';
import { helpfulChecks, stillPossible } from './still-possible.ts';

const lost: Extract<Connection, { kind: 'offline' }> = {
  kind: 'offline',
  sinceMs: T,
  lastReadAtMs: T,
  attempt: 14,
  nextRetryAtMs: T + 20_000,
  error: { kind: 'timeout', message: 'A07-L did not answer within 5 s.' },
};
const pdu = (patch: Parameters<typeof testPdu>[1] = {}) => testPdu(null, { connection: lost, ...patch });

describe('the connection of a lost PDU', () => {
  test('is told with its last error, the tries and the address', () => {
    expect(connectionFacts(pdu(), T, T + 12_000)).toEqual([
      { term: 'State', text: 'No data' },
      { term: 'Since', text: formatClock(T) },
      { term: 'Last error', text: 'A07-L did not answer within 5 s.' },
      { term: 'Attempts', text: '14, next in 8 s' },
      { term: 'Address', text: '192.0.2.17, port 443' },
      { term: 'Protocol', text: 'Xerus JSON-RPC' },
    ]);
  });

  test('names what is trusted of the address', () => {
    const facts = (patch: Partial<typeof lost>) =>
      connectionFacts(pdu({ connection: { ...lost, ...patch } }), T, T).slice(-1);
    expect(facts({ trustedAtMs: T })).toEqual([{ term: 'Certificate', text: `Trusted on ${formatDate(T)}` }]);
    expect(facts({ trustedEngineId: '80001f88' })).toEqual([{ term: 'Engine ID', text: '80001f88' }]);
  });

  test('counts down to the next try and never below', () => {
    expect(attemptsText({ connection: lost }, T + 19_500)).toBe('14, trying now');
    expect(attemptsText({ connection: lost }, T + 40_000)).toBe('14, trying now');
    expect(attemptsText({ connection: ONLINE }, T)).toBe('');
  });

  test.each([
    ['192.0.2.17', 'xerus', '192.0.2.17', 443],
    ['192.0.2.17:8443', 'xerus', '192.0.2.17', 8443],
    ['pdu.lab', 'snmp', 'pdu.lab', 161],
    ['[2001:db8::7]:443', 'xerus', '2001:db8::7', 443],
    ['[2001:db8::7]', 'snmp', '2001:db8::7', 161],
    ['2001:db8::7', 'xerus', '2001:db8::7', 443],
  ] as const)('%s over %s is %s at port %i', (address, protocol, host, port) => {
    expect(hostAndPort({ address, protocol })).toEqual({ host, port });
  });

  test('the built-in simulator has no address', () => {
    expect(addressText(pdu({ simulated: true }))).toBe('Built-in simulator');
  });
});

describe('what one can still do', () => {
  const model = testModel({
    outlets: [testOutlet('1')],
    capabilities: ['switchOutlet', 'cycleOutlet', 'sequenceWrite'],
  });
  const texts = (can: boolean, isLoaded: boolean) =>
    stillPossible(model, isLoaded)
      .filter((each) => each.can === can)
      .map(({ text }) => text);

  test('is to read, and to edit a sequence that was read', () => {
    expect(texts(true, true)).toEqual(['Read settings and limits', 'Edit the sequence and apply it later']);
    expect(texts(true, false)).toEqual(['Read settings and limits']);
    expect(texts(false, true)).toContain('Switch or cycle outlets');
  });

  test('says nothing of what the PDU cannot do anyway', () => {
    const metered = testModel({ outlets: [testOutlet('1', { switchable: false })], capabilities: [] });
    expect(stillPossible(metered, false).map(({ text }) => text)).toEqual([
      'Read settings and limits',
      'Change settings on the PDU',
    ]);
  });
});

describe('checks that help', () => {
  const at = { host: '192.0.2.17', port: 443 };
  const checks = (live: number, total: number) => helpfulChecks(pdu(), at, { live, total });

  test('tell this PDU from the network by how the others do', () => {
    expect(checks(8, 8)).toEqual([
      'Ping 192.0.2.17 from this computer.',
      '8 other PDUs are live, so look at this PDU\u2019s own network cable first.',
      'Outlets keep their state while the network is down.',
    ]);
    expect(checks(0, 8)[1]).toMatch(/^None of the 8 other PDUs answers either/u);
    expect(checks(0, 0)).toHaveLength(2);
  });

  test('go by what failed', () => {
    const error = { kind: 'unreachable', cause: 'refused', message: '' } as const;
    const refused = pdu({ connection: { ...lost, error } });
    expect(helpfulChecks(refused, at, { live: 0, total: 0 })[0]).toMatch(/not on port 443/u);
  });
});
