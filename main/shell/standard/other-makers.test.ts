import { describe, expect, onTestFinished, test } from 'vitest';
import { elementLabel } from '../../../shared/model/ids.ts';
import { DELL_RPDU_FIXTURE } from '../../drivers/snmp/families/testing/fixtures/dell-rpdu.ts';
import { SENTRY4_FIXTURE } from '../../drivers/snmp/families/testing/fixtures/sentry4.ts';
import { COMMUNITIES } from '../../drivers/snmp/testing/driver-on.ts';
import { WALK_EXPECTATIONS } from '../../drivers/snmp/walks/expectations.ts';
import { movesState } from '../../drivers/snmp/walks/testing/reactions.ts';
import { COMMAND_STYLES, OTHER_CODES } from '../../drivers/snmp/walks/testing/switched-walks.ts';
import { addTarget, briskClock, connected, engine } from '../../engine/testing/simulator-bench.ts';
import { startDevice, type WalkDevice } from '../../simulator/snmp/testing/walk-device.ts';
import type { Reaction } from '../../simulator/snmp/testing/walk-mib.ts';
import { describeWithWalks, readWalk } from '../../simulator/snmp/testing/walks.ts';
import type { RecordedValue } from '../../simulator/snmp/testing/walk-file.ts';
import type { Oid } from '../../snmp/oid.ts';
import { callsOn, fault, passed } from './testing/standard-bench.ts';

/* The same checks on PDUs of other makers: labels that are no numbers, linked units, other ways to command. */

async function deviceBench(
  values: Iterable<readonly [Oid, RecordedValue]>,
  reactions: readonly Reaction[] = [],
) {
  const clock = briskClock();
  const device = await startDevice(values, { reactions, clock });
  onTestFinished(() => device[Symbol.asyncDispose]());
  const bench = await engine({ clock });
  const address = `snmp://${device.hostPort}`;
  const target = { protocol: 'snmp', address, access: COMMUNITIES, engineId: null } as const;
  const { pdu } = await addTarget(bench, target);
  await connected(bench, pdu, 'online');
  return { device, bench, pdu, ...callsOn(bench, pdu) };
}

const sets = ({ agent }: WalkDevice) => agent.log.sets.length;

const SENTRY4 = '1.3.6.1.4.1.1718.4.1.8';
/** On 1 and off 2 move the state, which is 1 or 2 (Sentry4-MIB, st4OutletControlAction and st4OutletState). */
const sentry4 = movesState({
  commands: [
    { column: `${SENTRY4}.5.1.2`, value: 1, becomes: 'on', readsAfter: 0 },
    { column: `${SENTRY4}.5.1.2`, value: 2, becomes: 'off', readsAfter: 0 },
  ],
  states: [{ column: `${SENTRY4}.3.1.1`, on: 1, off: 2 }],
});

describe('a made-up Sentry4 with two units', () => {
  test('check 5: outlets are addressed by their labels, PSAA1 and PSCA1', async () => {
    const { getInventory } = await deviceBench(SENTRY4_FIXTURE);
    const { resources, attributes } = passed(await getInventory());
    expect(resources.map(({ relative_address }) => relative_address)).toEqual([
      'PSAA1',
      'PSAA2',
      'PSAA3',
      'PSCA1',
      'PSCA2',
    ]);
    expect(resources[0]).toMatchObject({
      model: 'Server Technology PDU.PowerSocket',
      name: 'Power Socket AA1',
      unique_identifier: 'MADEUP0006/AA1',
    });
    expect(attributes).toContainEqual({
      relative_address: '',
      attribute_name: 'CS_PDU.Location',
      attribute_value: 'Lab 4',
    });
  });

  test('check 8: PSAA1 is turned off and on, and read back', async () => {
    const { bench, pdu, power } = await deviceBench(SENTRY4_FIXTURE, [sentry4]);
    const state = async () => (await bench.view(pdu)).outletStates['outlet:AA1']?.powerState;
    expect(passed(await power('PowerOff', ['PSAA1']))).toBeNull();
    expect(await state()).toBe('off');
    expect(passed(await power('PowerOn', ['AA1']))).toBeNull();
    expect(await state()).toBe('on');
  });

  test.each([
    ['that has no relay', 'PSCA2', 'refused'],
    ['whose relay does not move', 'PSAA1', 'failed'],
  ])('check 7: PowerOff fails of an outlet %s', async (_what, port, kind) => {
    const { power } = await deviceBench(SENTRY4_FIXTURE);
    const failed = fault(await power('PowerOff', [port]));
    expect(failed.kind).toBe(kind);
    expect(failed.message).toContain(port);
  });

  test('check 6: a bad port among good ones sends nothing', async () => {
    const { device, power } = await deviceBench(SENTRY4_FIXTURE, [sentry4]);
    expect(fault(await power('PowerOff', ['PSAA1', 'PSBA1'])).message).toContain('PSBA1');
    expect(sets(device)).toBe(0);
  });
});

test('check 7: PowerOff of an outlet that reads as waiting to come on, for ever, fails rather than waiting with it', async () => {
  const { power } = await deviceBench(DELL_RPDU_FIXTURE);
  const { kind, message } = fault(await power('PowerOff', ['PS2']));
  expect(kind).toBe('unknown');
  expect(message).toContain('PS2');
});

const PDUS = WALK_EXPECTATIONS.filter((each) => each.is === 'driven');

describeWithWalks('the inventory of a recorded PDU', () => {
  test.each(
    PDUS.map((each) => ({ ...each, title: each.overlay ? `${each.walk} with its overlay` : each.walk })),
  )(
    'check 1: $title has a resource for each outlet, nothing empty, and every address leads to its outlet',
    async ({ walk, overlay, counts, identity }) => {
      const { device, bench, getInventory, pdu, power } = await deviceBench(readWalk(walk, { overlay }));
      const { outlets = [] } = (await bench.view(pdu)).model ?? {};
      for (const profile of ['2g', '1g'] as const) {
        const { resources, attributes } = passed(await getInventory({ profile }));
        expect(resources).toHaveLength(counts.outlets);
        const addresses = resources.map(({ relative_address }) => relative_address);
        expect(new Set(addresses).size).toBe(counts.outlets);
        expect(new Set(resources.map(({ name }) => name)).size).toBe(counts.outlets);
        expect(addresses.filter((address) => address === '' || address.includes('/'))).toEqual([]);
        expect(attributes.filter(({ attribute_value }) => attribute_value.trim() === '')).toEqual([]);
        const model = attributes.find(({ attribute_name }) => /(^|\.)Model$/u.test(attribute_name));
        expect(model?.attribute_value ?? '').toBe(identity.model);
        // One that cannot be resolved would be told in place of the last one, which no PDU has.
        const { message } = fault(await power('PowerOff', [...addresses, 'PS no such outlet'], { profile }));
        expect(message).toContain('PS no such outlet');
        expect(addresses.filter((address) => message.includes(`"${address}"`))).toEqual([]);
      }
      expect(outlets).toHaveLength(counts.outlets);
      expect(sets(device)).toBe(0);
    },
  );
});

describeWithWalks('PowerOff on a recorded PDU', () => {
  test.each([...COMMAND_STYLES, ...OTHER_CODES])(
    'check 8: by $by returns nothing once it was read back',
    async ({ walk, outlets, reaction }) => {
      const { bench, pdu, power } = await deviceBench(readWalk(walk), [reaction]);
      const ports = outlets.map((outlet) => `PS${elementLabel(outlet)}`);
      expect(passed(await power('PowerOff', ports))).toBeNull();
      const { outletStates } = await bench.view(pdu);
      expect(outlets.map((outlet) => outletStates[outlet]?.powerState)).toEqual(outlets.map(() => 'off'));
    },
  );

  test.each([...COMMAND_STYLES, ...OTHER_CODES])(
    'check 7: by $by fails when it has no effect',
    async ({ walk, outlets }) => {
      const { device, power } = await deviceBench(readWalk(walk));
      device.agent.faults.inject({ kind: 'ignoreSet' });
      const ports = outlets.map((outlet) => `PS${elementLabel(outlet)}`);
      const { kind, message } = fault(await power('PowerOff', ports));
      expect(['failed', 'unknown']).toContain(kind);
      for (const port of ports) expect(message).toContain(port);
    },
  );
});
