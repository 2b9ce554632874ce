import { describe, expect, test, vi } from 'vitest';
import { octets } from '../snmp/value.ts';
import { createSessionSecretStore } from '../storage/secret-store.ts';
import type { EngineBench } from './testing/engine-bench.ts';
import {
  addPdu,
  addTarget,
  briskClock,
  communityTarget,
  connected,
  context,
  engine,
  simulator,
  userTarget,
} from './testing/simulator-bench.ts';

const CALL = { windowId: 'call', door: 'commandLine' } as const;
/** PDU2-MIB, outletName. */
const OUTLET_NAMES = '1.3.6.1.4.1.13742.6.3.5.3.1.3';

/** A PDU that is in Busbar by Xerus and answers SNMP as well. */
async function setUp() {
  const clock = briskClock();
  const device = await simulator({ clock, snmpPort: 0 });
  const bench = await engine({ clock });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  const agent = device.snmp?.agent;
  if (agent === undefined) throw new Error('The simulator answers no SNMP.');
  return { clock, device, bench, agent, pdu, pdus: bench.engine.handlers.pdus };
}

const fleetOf = async ({ engine: { handlers } }: EngineBench) =>
  (await handlers.fleet.snapshot({}, context)).pdus;

describe('the same PDU added by its other protocol', () => {
  test('stays one PDU, with a second way to it', async () => {
    const { bench, device, pdu, pdus } = await setUp();
    expect(await addTarget(bench, communityTarget(device))).toEqual({ pdu, recognised: true });
    expect(await fleetOf(bench)).toMatchObject([{ id: pdu, protocol: 'xerus', otherProtocol: 'snmp' }]);
    expect(await pdus.list({}, context)).toMatchObject([{ protocol: 'xerus', otherProtocol: 'snmp' }]);
    await expect(addTarget(bench, communityTarget(device))).rejects.toThrow('in Busbar already, as A07-L');
    await expect(addPdu(bench, device)).rejects.toThrow('in Busbar already, as A07-L');
  });

  test('is recognised whichever protocol came first', async () => {
    const clock = briskClock();
    const device = await simulator({ clock, snmpPort: 0 });
    const bench = await engine({ clock });
    const { pdu } = await addTarget(bench, userTarget(device));
    expect(await addPdu(bench, device)).toBe(pdu);
    expect(await fleetOf(bench)).toMatchObject([{ id: pdu, protocol: 'snmp', otherProtocol: 'xerus' }]);
  });

  test('forgets its second way when that is removed', async () => {
    const { bench, device, pdu, pdus } = await setUp();
    await addTarget(bench, userTarget(device));
    expect(await pdus.removeOtherAccess({ pdu }, context)).toEqual({ ok: true, value: null });
    expect(await fleetOf(bench)).toMatchObject([{ otherProtocol: null }]);
    expect(await pdus.crossCheck({ pdu }, context)).toMatchObject({ ok: false, error: { kind: 'notFound' } });
  });

  test('keeps its second way over a restart', async () => {
    const clock = briskClock();
    const device = await simulator({ clock, snmpPort: 0 });
    const secrets = createSessionSecretStore();
    const first = await engine({ clock, secrets });
    const pdu = await addPdu(first, device);
    await addTarget(first, userTarget(device));
    await first.engine[Symbol.asyncDispose]();
    const second = await engine({ clock, secrets, dataDirectory: first.dataDirectory });
    await connected(second, pdu, 'online');
    expect(await fleetOf(second)).toMatchObject([{ otherProtocol: 'snmp' }]);
    expect((await second.engine.handlers.pdus.crossCheck({ pdu }, context)).ok).toBe(true);
  });
});

describe('comparing', () => {
  test('a PDU whose protocols agree has no differences', async () => {
    const { bench, device, pdu, pdus } = await setUp();
    await addTarget(bench, communityTarget(device));
    const check = await pdus.crossCheck({ pdu }, context);
    expect(check).toMatchObject({ ok: true, value: { protocols: ['xerus', 'snmp'], differences: [] } });
    expect(check.ok && check.value.compared).toBeGreaterThan(80);
  });

  test('a difference that lasts is listed, with what each protocol says', async () => {
    const { bench, device, agent, pdu, pdus } = await setUp();
    await addTarget(bench, communityTarget(device));
    agent.faults.inject({
      kind: 'rewrite',
      rewrite: (varbind) =>
        varbind.oid === `${OUTLET_NAMES}.1.1` ? { ...varbind, value: octets('by SNMP only') } : varbind,
    });
    const check = await pdus.crossCheck({ pdu }, context);
    expect(check).toMatchObject({
      ok: true,
      value: { differences: [{ element: 'outlet:1', what: 'name', values: { snmp: 'by SNMP only' } }] },
    });
  });

  test('a second way whose secrets are not kept asks for them after a restart', async () => {
    const clock = briskClock();
    const device = await simulator({ clock, snmpPort: 0 });
    const secrets = createSessionSecretStore();
    const first = await engine({ clock, secrets });
    const pdu = await addPdu(first, device);
    const target = communityTarget(device);
    await first.engine.handlers.pdus.add({ ...target, name: '', keepPassword: false }, context);
    await first.engine[Symbol.asyncDispose]();
    const second = await engine({ clock, secrets, dataDirectory: first.dataDirectory });
    const { pdus } = second.engine.handlers;
    expect(await pdus.crossCheck({ pdu }, context)).toMatchObject({
      ok: false,
      error: { kind: 'authRejected' },
    });
    const { access } = target;
    const change = { protocol: 'snmp', pdu, access, keepPassword: false } as const;
    expect(await pdus.changeCredentials(change, context)).toEqual({ ok: true, value: null });
    expect((await pdus.crossCheck({ pdu }, context)).ok).toBe(true);
    expect((await second.view(pdu)).protocol).toBe('xerus');
  });

  test('the second way that does not answer is told', async () => {
    const { bench, device, agent, pdu, pdus } = await setUp();
    await addTarget(bench, communityTarget(device));
    agent.faults.inject({ kind: 'silent' });
    expect(await pdus.crossCheck({ pdu }, context)).toMatchObject({ ok: false, error: { kind: 'timeout' } });
    expect((await bench.view(pdu)).connection.kind).toBe('online');
  });
});

describe('a call of the command line over the other protocol', () => {
  test('has a session of its own, for which the protection and the audit of the PDU hold', async () => {
    const { bench, device, agent, pdu, pdus } = await setUp();
    const { power, app } = bench.engine.handlers;
    await power.setProtected({ pdu, outlet: 'outlet:1', protected: true }, context);
    const opened = await pdus.openTemporary(communityTarget(device), CALL);
    if (!opened.ok) throw new Error(opened.error.message);
    const side = opened.value;
    expect(side).toBe(`${pdu}@snmp`);
    await connected(bench, side, 'online');
    expect((await bench.view(side)).protectedOutlets).toEqual(['outlet:1']);
    await power.setProtected({ pdu, outlet: 'outlet:2', protected: true }, context);
    const off = (outlets: ('outlet:1' | 'outlet:2' | 'outlet:3')[]) =>
      power.run(
        {
          pdu: side,
          action: 'off',
          scope: outlets.length === 1 ? 'one' : 'several',
          outlets,
          respectSequence: false,
          includeProtected: false,
          cycleDelayMs: null,
        },
        CALL,
      );
    expect(await off(['outlet:2'])).toMatchObject({ ok: false, error: { kind: 'protected' } });
    expect(agent.log.sets).toEqual([]);
    expect(await off(['outlet:3'])).toMatchObject({ ok: true, value: { outlets: [{ phase: 'confirmed' }] } });
    expect((await app.audit({ limit: 1, pdu }, context))[0]).toMatchObject({
      element: 'outlet:3',
      result: 'confirmed',
    });
    await pdus.closeTemporary({ pdu: side }, CALL);
    expect((await fleetOf(bench)).map((each) => each.id)).toEqual([pdu]);
  });

  test('waits its turn, and what it changes is not told as somebody else’s', async () => {
    const { bench, device, pdu, pdus } = await setUp();
    const opened = await pdus.openTemporary(communityTarget(device), CALL);
    if (!opened.ok) throw new Error(opened.error.message);
    const side = opened.value;
    await connected(bench, side, 'online');
    const { power, fleet } = bench.engine.handlers;
    const request = {
      action: 'off',
      scope: 'one',
      outlets: ['outlet:3'],
      respectSequence: false,
      includeProtected: false,
      cycleDelayMs: null,
    } as const;
    const running = power.run({ ...request, outlets: [...request.outlets], pdu: side }, CALL);
    expect(await power.run({ ...request, outlets: [...request.outlets], pdu }, context)).toMatchObject({
      ok: false,
      error: { kind: 'busy' },
    });
    expect(await running).toMatchObject({ ok: true, value: { outlets: [{ phase: 'confirmed' }] } });
    await vi.waitFor(async () => {
      expect((await bench.view(pdu)).outletStates['outlet:3']?.powerState).toBe('off');
    });
    expect((await fleet.snapshot({}, context)).events.map(({ text }) => text)).toEqual([]);
    await pdus.closeTemporary({ pdu: side }, CALL);
  });

  test('uses what is stored of the second way', async () => {
    const { bench, device, pdu, pdus } = await setUp();
    const { address } = userTarget(device);
    const request = { protocol: 'snmp', address, access: null, engineId: null } as const;
    expect(await pdus.openTemporary(request, CALL)).toMatchObject({
      ok: false,
      error: { kind: 'invalidArgument' },
    });
    await addTarget(bench, userTarget(device));
    expect(await pdus.openTemporary(request, CALL)).toEqual({ ok: true, value: `${pdu}@snmp` });
    await pdus.closeTemporary({ pdu: `${pdu}@snmp` as typeof pdu }, CALL);
  });
});
