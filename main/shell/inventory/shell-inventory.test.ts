import { describe, expect, test } from 'vitest';
import { pduId } from '../../../shared/model/ids.ts';
import type { ShellChange } from '../../../shared/shell/state.ts';
import { addPdu, connected, context, engine, simulator } from '../../engine/testing/simulator-bench.ts';
import { systemClock } from '../../support/clock.ts';
import { octets } from '../../snmp/value.ts';
import { sizedSpec } from '../../simulator/testing/sized-spec.ts';
import { askFor, inventoryBench, PROTOCOLS, SERIAL, type InventoryBench } from './testing/inventory-bench.ts';

const published = ({ bench, pdu }: Pick<InventoryBench, 'bench' | 'pdu'>) =>
  bench.pushed.flatMap(({ channel, payload }) => {
    const change = payload as ShellChange;
    return channel === 'shell.changed' && change.kind === 'pdu' && change.pdu.pdu === pdu
      ? [change.pdu.sockets]
      : [];
  });

describe.each(PROTOCOLS)('an inventory over %s', (protocol) => {
  test('is read again each time: names that changed on the device show at once', async () => {
    const { device, inventory } = await inventoryBench(protocol);
    device.otherAdmin.changePdu({ name: 'A07-L\u0007 new' });
    const { attributes } = await inventory();
    expect(attributes).toContainEqual({
      relative_address: '',
      attribute_name: 'CS_PDU.System Name',
      attribute_value: 'A07-L new',
    });
  });

  test('has the same addresses and identifiers after an outlet was renamed on the device', async () => {
    const { device, inventory } = await inventoryBench(protocol);
    const before = await inventory();
    device.otherAdmin.changeOutlet(2, { name: 'PS1/renamed' });
    expect(await inventory()).toEqual(before);
  });

  test('keeps what CloudShell has, for the runs that follow and for the windows', async () => {
    const set = await inventoryBench(protocol, { spec: sizedSpec(['1', '2']) });
    const { inventory, bench, pdu } = set;
    const known = [{ name: 'Power Socket 2', relativeAddress: 'PS1', uniqueIdentifier: '-77' }];
    const told = [
      expect.objectContaining({ relative_address: 'PS1-0', unique_identifier: `${SERIAL}/1` }),
      expect.objectContaining({ relative_address: 'PS1', unique_identifier: '-77' }),
    ];
    expect((await inventory({ known })).resources).toEqual(told);
    expect((await inventory()).resources).toEqual(told);
    const sockets = {
      'outlet:1': { relativeAddress: 'PS1-0', uniqueIdentifier: `${SERIAL}/1` },
      'outlet:2': { relativeAddress: 'PS1', uniqueIdentifier: '-77' },
    };
    expect(published(set).at(-1)).toEqual(sockets);
    const { pdus } = await bench.engine.handlers.shell.snapshot({}, context);
    expect(pdus).toMatchObject([{ pdu, sockets }]);
  });

  test('says nothing to the windows when nothing was handed out anew', async () => {
    const set = await inventoryBench(protocol);
    await set.inventory();
    const { length } = published(set);
    await set.inventory();
    await set.inventory({
      profile: '1g',
      known: [{ name: 'x', relativeAddress: '1', uniqueIdentifier: '' }],
    });
    expect(published(set)).toHaveLength(length);
  });

  test.each([
    [{ shellName: 'Raritan/PDU' }, 'invalid symbols'],
    [{ shellName: 'x'.repeat(101) }, 'too long'],
    [{ shellName: '' }, 'is empty'],
    [{ known: [{ name: 'a', relativeAddress: 'b/c', uniqueIdentifier: '' }] }, 'no power socket'],
  ])('is refused before the PDU is asked: %j', async (ask, why) => {
    const { ask: run } = await inventoryBench(protocol);
    expect(await run(ask)).toMatchObject({
      ok: false,
      error: { kind: 'invalidArgument', message: expect.stringContaining(why), ports: [] },
    });
  });
});

describe('a PDU that cannot be read now gives no earlier answer', () => {
  const failed = { ok: false, error: { kind: 'device', ports: [] } };

  test('when its connections break', async () => {
    const { device, inventory, ask } = await inventoryBench('xerus');
    await inventory();
    device.faults.inject({ kind: 'dropBefore' });
    const answer = await ask();
    expect(answer).toMatchObject(failed);
    if (!answer.ok)
      expect(answer.error.message).toMatch(/^get_inventory of A07-L \(127\.0\.0\.1:\d+\) failed: .*\.$/u);
  });

  test('when it is silent over SNMP', async () => {
    const { device, inventory, ask } = await inventoryBench('snmp');
    await inventory();
    device.snmp?.agent.faults.inject({ kind: 'silent' });
    expect(await ask()).toMatchObject(failed);
  });

  test('when it refuses the password now', async () => {
    const { device, inventory, ask } = await inventoryBench('xerus');
    await inventory();
    device.faults.inject({ kind: 'status', status: 401 });
    const answer = await ask();
    expect(answer).toMatchObject(failed);
    expect(JSON.stringify(answer)).not.toContain(device.password);
  });

  test('when its settings cannot be read', async () => {
    const { device, ask } = await inventoryBench('xerus');
    device.faults.inject({ kind: 'callStatus', status: 500 }, { method: 'getSettings', rid: '/model/pdu/0' });
    expect(await ask()).toMatchObject(failed);
  });

  test('when another PDU answers in its place', async () => {
    const { device, ask } = await inventoryBench('xerus');
    device.faults.inject(
      {
        kind: 'rewrite',
        rewrite: (result) => JSON.parse(JSON.stringify(result).replaceAll(SERIAL, 'PEG7B99999')),
      },
      { method: 'getMetaData', rid: '/model/pdu/0' },
    );
    expect(await ask()).toMatchObject({
      ok: false,
      error: { kind: 'device', message: expect.stringContaining('Another PDU answers: serial PEG7B99999') },
    });
  });
});

test('an inventory that is under way when Busbar ends was not read', async () => {
  const device = await simulator({ clock: systemClock });
  const bench = await engine({ clock: systemClock });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  device.faults.inject({ kind: 'delay', ms: 60_000 }, { method: 'getMetaData' });
  const answer = askFor(bench, pdu).ask();
  await bench.engine[Symbol.asyncDispose]();
  expect(await answer).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
});

test('of a PDU that Busbar does not have there is no inventory', async () => {
  const { bench } = await inventoryBench('xerus');
  expect(await askFor(bench, pduId('nobody')).ask()).toMatchObject({
    ok: false,
    error: { kind: 'unknownResource', message: expect.stringContaining('nobody') },
  });
});

test('what the PDU does not say is left out', async () => {
  const { device, inventory } = await inventoryBench('xerus');
  const nameplate = { manufacturer: '', model: '<not set>', serialNumber: SERIAL };
  device.faults.inject(
    {
      kind: 'rewrite',
      rewrite: (result) => ({
        ...result,
        _ret_: { ...Object(result?.['_ret_']), nameplate, fwRevision: ' ' },
      }),
    },
    { method: 'getMetaData', rid: '/model/pdu/0' },
  );
  const { resources, attributes } = await inventory();
  expect(resources[0]?.model).toBe('PDU.PowerSocket');
  const names = attributes.filter((each) => each.relative_address === '').map((each) => each.attribute_name);
  expect(names).toEqual(['CS_PDU.System Name']);
});

test('over SNMP the place of the PDU is told as it is now', async () => {
  const { device, inventory } = await inventoryBench('snmp');
  const agent = device.snmp?.agent;
  agent?.faults.inject({
    kind: 'rewrite',
    rewrite: (varbind) =>
      varbind.oid === '1.3.6.1.2.1.1.6.0' ? { ...varbind, value: octets('Rack A07\nleft') } : varbind,
  });
  expect((await inventory()).attributes).toContainEqual({
    relative_address: '',
    attribute_name: 'CS_PDU.Location',
    attribute_value: 'Rack A07 left',
  });
});
