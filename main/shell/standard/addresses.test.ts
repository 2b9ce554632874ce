import { describe, expect, test } from 'vitest';
import { resourceAddress } from '../../../shared/shell/addresses.ts';
import type { KnownSocket } from '../../../shared/shell/auto-load.ts';
import { sizedSpec } from '../../simulator/testing/sized-spec.ts';
import { fault, labelsOn, passed, standardBench, WAYS } from './testing/standard-bench.ts';

/* Checks 5 and 6 of the PDU Shell Standard's reference, section 10. */

const ODD_LABELS = ['AA1', '2-1', 'UPS4', 'PS9', '4', '10'];

describe.each(WAYS)('over $way', ({ protocol }) => {
  const odd = () => standardBench(protocol, { spec: sizedSpec(ODD_LABELS) });

  test.each(ODD_LABELS)('check 5: the address of the outlet labelled %s leads to it', async (label) => {
    const { device, getInventory, power } = await odd();
    const { resources } = passed(await getInventory());
    const address = resources[ODD_LABELS.indexOf(label)]?.relative_address ?? '';
    passed(await power('PowerOff', [address]));
    expect(labelsOn(device)).toEqual(ODD_LABELS.filter((each) => each !== label));
  });

  test.each(['AA1', '2-1', 'UPS4', '10'])(
    'check 5: the bare label %s leads to its outlet, too',
    async (label) => {
      const { device, power } = await odd();
      passed(await power('PowerOff', [label]));
      expect(labelsOn(device)).toEqual(ODD_LABELS.filter((each) => each !== label));
    },
  );

  test('check 5: a bare 4 that is one outlet by its label and another by its place is refused, naming both', async () => {
    const { power, writes } = await odd();
    const { kind, message } = fault(await power('PowerOff', ['4']));
    expect(kind).toBe('invalidArgument');
    expect(message).toContain('outlet:4');
    expect(message).toContain('outlet:PS9');
    expect(writes()).toBe(0);
  });

  test('check 5: a full address leads to the outlet; that of another PDU is refused, naming it', async () => {
    const { device, bench, pdu, power, writes } = await odd();
    const own = resourceAddress(await bench.view(pdu));
    passed(await power('PowerOff', [`${own}/PSAA1`]));
    expect(labelsOn(device)).not.toContain('AA1');
    const before = writes();
    const refused = fault(await power('PowerOff', ['198.51.100.9/PS4']));
    expect(refused).toMatchObject({ kind: 'invalidArgument', ports: [] });
    expect(refused.message).toContain('198.51.100.9/PS4');
    expect(writes()).toBe(before);
  });

  test('check 5: PS4-0, told apart from a PS4 that CloudShell has, leads to outlet 4, and PS4 to the other one', async () => {
    const { device, bench, pdu, getInventory, power, writes } = await odd();
    // CloudShell has a socket of this PDU at PS4 that is outlet 10.
    const known: readonly KnownSocket[] = [
      { name: 'Power Socket 10', relativeAddress: 'PS4', uniqueIdentifier: 'kept' },
    ];
    const { resources } = passed(await getInventory({ known }));
    expect(resources.map(({ relative_address }) => relative_address)).toEqual([
      'PSAA1',
      'PS2-1',
      'PSUPS4',
      'PSPS9',
      'PS4-0',
      'PS4',
    ]);
    passed(await power('PowerOff', ['PS4-0']));
    expect(labelsOn(device)).toEqual(ODD_LABELS.filter((each) => each !== '4'));
    // As CloudShell writes it; alone it could be the outlet that is labelled 4.
    const before = writes();
    expect(fault(await power('PowerOff', ['PS4'])).message).toContain('could be outlet:10 or outlet:4');
    expect(writes()).toBe(before);
    passed(await power('PowerOff', [`${resourceAddress(await bench.view(pdu))}/PS4`]));
    expect(labelsOn(device)).toEqual(ODD_LABELS.filter((each) => each !== '4' && each !== '10'));
  });

  test('check 5: a first-generation number leads to the outlet in that place, counted from 1, and 0 to none', async () => {
    const { device, getInventory, power } = await odd();
    const { resources } = passed(await getInventory({ profile: '1g' }));
    expect(resources.map(({ relative_address }) => relative_address)).toEqual(['1', '2', '3', '4', '5', '6']);
    passed(await power('PowerOff', ['1'], { profile: '1g' }));
    passed(await power('PowerOff', ['6'], { profile: '1g' }));
    expect(labelsOn(device)).toEqual(ODD_LABELS.slice(1, -1));
    expect(fault(await power('PowerOff', ['0'], { profile: '1g' })).message).toContain('0');
    expect(labelsOn(device)).toEqual(ODD_LABELS.slice(1, -1));
  });

  describe.each(['PowerOn', 'PowerOff', 'PowerCycle'] as const)('%s', (command) => {
    test.each(['PS99', '99', '0', 'PS', '', '-1', 'PS4x', 'AA', 'sp4', '198.51.100.9/PS4', '4/PS4'])(
      'check 6: the bad port "%s" among good ones keeps everything from being switched, and is named',
      async (bad) => {
        const { carriedOut, power, writes } = await odd();
        const delay = command === 'PowerCycle' ? '5' : null;
        const refused = fault(await power(command, ['PSAA1', bad, 'PS10'], { delay }));
        expect(refused).toMatchObject({ kind: 'invalidArgument', ports: [] });
        expect(refused.message).toContain(bad === '' ? '""' : bad);
        expect(writes()).toBe(0);
        expect(carriedOut).toEqual([]);
      },
    );

    test('check 6: every bad port is named, and no good one', async () => {
      const { power, writes } = await odd();
      const { message } = fault(await power(command, ['PS77', 'PSAA1', 'PS88']));
      expect(message).toContain('PS77');
      expect(message).toContain('PS88');
      expect(message).not.toContain('PSAA1');
      expect(writes()).toBe(0);
    });

    test('check 6: no port at all is refused', async () => {
      const { power, writes } = await odd();
      expect(fault(await power(command, [])).kind).toBe('invalidArgument');
      expect(writes()).toBe(0);
    });
  });
});
