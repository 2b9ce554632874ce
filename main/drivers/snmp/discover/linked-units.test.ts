import { describe, expect, it } from 'vitest';
import { integer } from '../../../snmp/value.ts';
import { valueOf } from '../../testing/value-of.ts';
import { never } from '../../testing/waiting.ts';
import { apcRpdu2 } from '../families/testing/fixtures/apc-rpdu2.ts';
import type { Fixture } from '../families/testing/fixtures/cells.ts';
import { cyberPower } from '../families/testing/fixtures/cyberpower.ts';
import { runFamily } from '../families/testing/run-family.ts';
import { discoveredDevice } from '../testing/fixture-driver.ts';

const RPDU2 = '1.3.6.1.4.1.318.1.1.26';
const ALL = `${RPDU2}.4.4.1.4`;
const without = (fixture: Fixture, start: string): Fixture =>
  fixture.filter(([oid]) => !oid.startsWith(`${start}.`));
const labelsOf = ({ model }: Awaited<ReturnType<typeof runFamily>>) => ({
  inlets: model.inlets.map(({ label }) => label),
  ocps: model.ocps.map(({ label, inlet }) => `${label} of ${inlet ?? ''}`),
  outlets: model.outlets.map(({ label, ocp }) => `${label} of ${ocp ?? ''}`),
});

describe('a single unit', () => {
  const plain = {
    inlets: ['I1'],
    ocps: ['B1 of inlet:I1', 'B2 of inlet:I1'],
    outlets: ['1 of ocp:B1', '2 of ocp:B1', '3 of ocp:B2'],
  };

  it.each([1, 4])('has plain labels, and its own row, when its number is %i', async (number) => {
    const run = await runFamily(apcRpdu2([number]));
    expect(labelsOf(run)).toEqual(plain);
    expect(run.map.units).toEqual(['1']);
    expect(run.model.identity.serial).toBe('MADEUP201');
    expect(run.model.settings.name).toBe('row A');
    expect(run.readings['inlet:I1 L2 current']).toBe(4.2);
    expect(await run.allSwitched('off')).toEqual({ [`${ALL}.1`]: 3 });
  });

  it('has plain labels when its number is told by the states of the units only', async () => {
    const run = await runFamily(without(apcRpdu2([4]), `${RPDU2}.2.1`));
    expect(labelsOf(run)).toEqual(plain);
    expect(await run.allSwitched('off')).toEqual({ [`${ALL}.1`]: 3 });
  });

  it('has plain labels when its list calls it by another number than its outlets', async () => {
    const mixed = apcRpdu2([4]).map(([oid, value]) =>
      oid === `${RPDU2}.2.1.2.1` ? ([oid, integer(1)] as const) : ([oid, value] as const),
    );
    const run = await runFamily(mixed);
    expect(labelsOf(run)).toEqual(plain);
    expect(run.map.units).toEqual(['1']);
  });

  it('of CyberPower has plain labels and readings, whatever its number', async () => {
    const first = await runFamily(cyberPower(1));
    const third = await runFamily(cyberPower(3));
    expect(labelsOf(third)).toEqual(labelsOf(first));
    expect(third.readings).toEqual(first.readings);
    expect(third.model.identity).toEqual(first.model.identity);
  });

  it('passes the check before a command', async () => {
    const { driver, device } = await discoveredDevice(apcRpdu2([4]));
    const labelOf = async () => {
      const checked = await driver.checkOutlets({ signal: never(), outlets: ['outlet:1'] });
      return valueOf(checked).outlets[0]?.label;
    };
    expect(await labelOf()).toBe('1');
    device.set(`${RPDU2}.9.2.3.1.2.1`, integer(5));
    expect(await labelOf()).toBe('5/1');
  });
});

describe('units with the numbers 2 and 5', () => {
  it('have labels by their numbers, but the first', async () => {
    const run = await runFamily(apcRpdu2([2, 5]));
    expect(labelsOf(run)).toEqual({
      inlets: ['I1', '5/I1'],
      ocps: ['B1 of inlet:I1', 'B2 of inlet:I1', '5/B1 of inlet:5/I1', '5/B2 of inlet:5/I1'],
      outlets: [
        '1 of ocp:B1',
        '2 of ocp:B1',
        '3 of ocp:B2',
        '5/1 of ocp:5/B1',
        '5/2 of ocp:5/B1',
        '5/3 of ocp:5/B2',
      ],
    });
    expect(run.model.identity.serial).toBe('MADEUP201');
    expect(run.readings).toMatchObject({ 'ocp:5/B2 current': 2.4, 'outlet:5/1 activePower': 437 });
  });

  it('are written in their rows', async () => {
    const run = await runFamily(apcRpdu2([2, 5]));
    expect(await run.switched('off', '5/1')).toEqual({ [`${RPDU2}.9.2.4.1.5.4`]: 2 });
    expect(await run.allSwitched('off')).toEqual({ [`${ALL}.1`]: 3, [`${ALL}.2`]: 3 });
  });

  it('are those of their rows where a number is told twice', async () => {
    const same = apcRpdu2([1, 2]).map(([oid, value]) =>
      oid.startsWith(`${RPDU2}.2.1.2.`) ? ([oid, integer(1)] as const) : ([oid, value] as const),
    );
    expect(labelsOf(await runFamily(same))).toEqual(labelsOf(await runFamily(apcRpdu2([1, 2]))));
  });

  it('leave out what names a unit that would be taken for another one', async () => {
    // Rows 1 and 2 are units 2 and 5; a unit 1 is not among them.
    const stray = apcRpdu2([2, 5]).map(([oid, value]) =>
      oid === `${RPDU2}.9.2.3.1.2.6` ? ([oid, integer(1)] as const) : ([oid, value] as const),
    );
    const run = await runFamily(stray);
    expect(run.model.outlets.map(({ label }) => label)).toEqual(['1', '2', '3', '5/1', '5/2']);
  });
});
