import { describe, expect, test } from 'vitest';
import { outletId, pduId } from '../../../shared/model/ids.ts';
import { isAddressOf } from '../../../shared/shell/addresses.ts';
import { MemoryPdu } from '../../devices/testing/memory-pdu.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { goneSockets, portOutlets } from './port-outlets.ts';
import { resolvePorts, type PortQuestion } from './resolve-ports.ts';

const ADDRESS = '192.0.2.17';

interface Options {
  readonly labels?: readonly string[];
  readonly profile?: PortQuestion['profile'];
  /** Second-generation addresses that were handed out, by label. */
  readonly assigned?: Readonly<Record<string, string>>;
  readonly address?: string;
}

function resolve(ports: readonly string[], options: Options = {}) {
  const { labels = ['1', '2', '3', '4'], profile = '2g', assigned = {}, address = ADDRESS } = options;
  const { model } = new MemoryPdu(new ManualClock(0), labels);
  const handedOut = Object.fromEntries(
    Object.entries(assigned).map(([label, relativeAddress]) => [
      outletId(label),
      { relativeAddress, uniqueIdentifier: `MEM001/${label}` },
    ]),
  );
  return resolvePorts({
    ports,
    profile,
    outlets: portOutlets(model, { pdu: pduId('MEM001'), assigned: handedOut }),
    isHandedOut: Object.keys(handedOut).length > 0,
    gone: goneSockets(model, handedOut),
    isOwnAddress: (given) => isAddressOf(given, { address, protocol: 'xerus' }),
    pduName: 'A07-L (192.0.2.17)',
  });
}

/** The outlet of one port. */
function outletOf(port: string, options: Options = {}): string {
  const resolved = resolve([port], options);
  if (!resolved.ok) return resolved.error.join(' ');
  return resolved.value.map(({ outlet }) => outlet).join();
}

describe('a port', () => {
  test.each(['PS4', '4', '192.0.2.17/PS4', '192.0.2.17/4'])('%j is outlet 4 in both profiles', (port) => {
    expect(outletOf(port)).toBe('outlet:4');
    expect(outletOf(port, { profile: '1g' })).toBe('outlet:4');
  });

  test.each([
    ['AA1', 'PSAA1'],
    ['2-1', 'PS2-1'],
    ['UPS3', 'PSUPS3'],
    ['PS', 'PSPS'],
    ['PS4', 'PSPS4'],
  ])('a label that is no number, %j, resolves by itself and as %j', (label, address) => {
    const labels = ['1', label, '3'];
    for (const port of [label, address, `${ADDRESS}/${address}`, `${ADDRESS}/${label}`])
      expect(outletOf(port, { labels })).toBe(`outlet:${label}`);
  });

  test.each(['2/1', 'PS2/1', 'PS2-1', '192.0.2.17/2/1', '192.0.2.17/PS2/1', 'https://192.0.2.17/PS2-1'])(
    'a label with a slash in it resolves from %j',
    (port) => {
      expect(outletOf(port, { labels: ['1/1', '1/2', '2/1', '2/2'] })).toBe('outlet:2/1');
    },
  );

  test('with the address of the PDU is the outlet of that exact address, whatever else is called that', () => {
    const labels = ['PS2', '2', '3'];
    expect(outletOf(`${ADDRESS}/PS2`, { labels })).toBe('outlet:2');
    expect(outletOf(`${ADDRESS}/PSPS2`, { labels })).toBe('outlet:PS2');
    expect(outletOf(`${ADDRESS}/PS3`, { assigned: { '1': 'PS3', '3': 'PS3-0' } })).toBe('outlet:1');
  });

  test('without the address of the PDU is refused where a person would read it as another outlet', () => {
    const labels = ['PS2', '2', '3'];
    expect(outletOf('PS2', { labels })).toContain('could be outlet:2 or outlet:PS2');
    expect(outletOf('PS3', { assigned: { '1': 'PS3', '3': 'PS3-0' } })).toContain(
      'could be outlet:1 or outlet:3',
    );
  });

  test('with a password in front is refused without it', () => {
    const refused = outletOf('https://admin:s3cr@t/x@192.0.2.17/PS1');
    expect(refused).toMatch(/^Port "…@192\.0\.2\.17\/PS1" /u);
  });

  test('that could be two outlets is refused and both are named', () => {
    const labels = ['1', '2', '4', '8'];
    const refused = 'could be outlet:4 or outlet:8: give its whole address, as CloudShell has it.';
    expect(outletOf('4', { labels })).toBe(`Port "4" ${refused}`);
    expect(outletOf('4', { labels, profile: '1g' })).toContain('could be outlet:8 or outlet:4');
    expect(outletOf(`${ADDRESS}/4`, { labels, profile: '1g' })).toBe('outlet:8');
    expect(outletOf('PS4', { labels, profile: '1g' })).toBe('outlet:4');
  });

  test('of an address that was handed out with a suffix is the outlet it was handed out for', () => {
    const assigned = { '3': 'PS4-0', '4': 'PS4' };
    expect(outletOf('PS4-0', { assigned })).toBe('outlet:3');
    expect(outletOf(`${ADDRESS}/PS4`, { assigned })).toBe('outlet:4');
    expect(outletOf('PS4', { assigned })).toBe('outlet:4');
  });

  test('with a suffix is the outlet before it where Busbar has handed out nothing', () => {
    expect(outletOf('PS4-0')).toBe('outlet:4');
    expect(outletOf(`${ADDRESS}/PS4-0`)).toBe('outlet:4');
    expect(outletOf('PS4-0', { labels: ['4', '4-0'] })).toBe('outlet:4-0');
    expect(outletOf('PS4-0', { assigned: { '4': 'PS4' } })).toContain('is no outlet');
    expect(outletOf('PS2-1')).toContain('is no outlet');
    expect(outletOf('4-0')).toContain('is no outlet');
  });

  test.each(['2g', '1g'] as const)(
    'whose address was handed out for an outlet that is gone is refused, whatever is called that now (%s)',
    (profile) => {
      const labels = ['1', '2-1', '4'];
      const assigned = { '2/1': 'PS2-1', '2-1': 'PS2-1-0', '3': 'PS4', '4': 'PS4-0' };
      const options = { labels, assigned, profile };
      expect(outletOf('PS2-1', options)).toBe(
        'Port "PS2-1" was the address of outlet 2/1, which A07-L (192.0.2.17) does not have now.',
      );
      expect(outletOf(`${ADDRESS}/PS2-1`, options)).toContain('was the address of outlet 2/1');
      expect(outletOf('ps2-1', options)).toContain('was the address of outlet 2/1');
      expect(outletOf('PS4', options)).toContain('was the address of outlet 3');
      expect(outletOf('192.0.2.18/PS4', options)).toContain('is no outlet');
      expect(outletOf('PS2-1-0', options)).toBe('outlet:2-1');
      expect(outletOf('PS4-0', options)).toBe('outlet:4');
      expect(outletOf('2-1', options)).toBe('outlet:2-1');
    },
  );

  test('names no outlet that has no label, when it names nothing', () => {
    expect(outletOf('', { labels: ['', '2'] })).toContain('is no outlet');
    expect(outletOf(`${ADDRESS}/`, { labels: ['', '2'] })).toContain('is no outlet');
  });

  test.each([
    '+4',
    '4.0',
    '04',
    '\u0664',
    '\uff14',
    '4\u200b',
    'PS\uff14',
    'P\u04054',
    '4\n',
    '1e0',
    '0x4',
    'ＰＳ4',
  ])('%j only looks like outlet 4', (port) => {
    expect(outletOf(port)).toContain('is no outlet');
    expect(outletOf(`${ADDRESS}/${port}`)).not.toMatch(/^outlet:/u);
  });

  test.each([
    '0',
    '-1',
    '5',
    'PS0',
    'PS5',
    'ps4',
    ' 4',
    '4 ',
    '04',
    'PS',
    '',
    '/',
    '/4',
    '4/',
    'PSPS4',
    'Power Socket 4',
  ])('%j is no outlet of four, and nothing is guessed', (port) => {
    expect(outletOf(port)).toBe(`Port "${port}" is no outlet of A07-L (192.0.2.17).`);
  });

  test.each(['192.0.2.18/PS4', '192.0.2.17:8443/PS4', 'https://192.0.2.18/PS4', 'PS4/PS4', '192.0.2/PS4'])(
    '%j is refused, since its address is not that of the PDU',
    (port) => {
      expect(outletOf(port)).toContain('begins with an address that is not that of A07-L');
    },
  );

  test.each(['PDU-A.example/PS4', 'pdu-a.example/PS4', 'HTTPS://pdu-a.EXAMPLE/PS4', 'pdu-a.example:443/PS4'])(
    'an address in another spelling is the same: %j',
    (port) => {
      expect(outletOf(port, { address: 'https://pdu-a.example' })).toBe('outlet:4');
    },
  );

  test('in a message is one line and cut where it is long', () => {
    const message = outletOf(`x\n\u0000${'y'.repeat(300)}`);
    expect(message).toMatch(/^Port "x\?\?y{77}…" is no outlet/u);
  });
});

describe('the ports of a command', () => {
  test('keep their order, and an outlet that is given twice counts once', () => {
    const resolved = resolve(['PS3', '1', '192.0.2.17/PS3', '3']);
    expect(resolved).toEqual({
      ok: true,
      value: [
        { port: 'PS3', outlet: 'outlet:3', places: [0, 2, 3] },
        { port: '1', outlet: 'outlet:1', places: [1] },
      ],
    });
  });

  test('are refused together, naming every bad one and none of the good ones', () => {
    const resolved = resolve(['PS1', 'PS9', '2', 'x', 'PS9', '192.0.2.18/PS1']);
    expect(resolved).toEqual({
      ok: false,
      error: [
        'Port "PS9" is no outlet of A07-L (192.0.2.17).',
        'Port "x" is no outlet of A07-L (192.0.2.17).',
        'Port "192.0.2.18/PS1" begins with an address that is not that of A07-L (192.0.2.17).',
      ],
    });
  });

  test('are refused when there are none', () => {
    expect(resolve([])).toEqual({ ok: false, error: ['No port was given.'] });
  });
});
