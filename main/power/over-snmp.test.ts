import { describe, expect, test, vi } from 'vitest';
import type { SnmpAccess } from '../../shared/model/snmp-access.ts';
import type { PduId } from '../../shared/model/ids.ts';
import { accessTo, snmpSide } from '../drivers/snmp/testing/driver-on.ts';
import type { EngineBench } from '../engine/testing/engine-bench.ts';
import {
  arm,
  briskClock,
  connected,
  context,
  engine,
  inPhase,
  outcome,
  simulator,
} from '../engine/testing/simulator-bench.ts';
import type { RunningSimulator, SnmpSide } from '../simulator/simulator.ts';
import { numberOf } from '../snmp/value.ts';
import { freePort } from './testing/free-port.ts';

/** outletSwitchingOperation and outletSwitchingState of the first unit (PDU2-MIB). */
const OPERATION = '1.3.6.1.4.1.13742.6.4.1.2.1.2.1';
const SETS = { types: ['set'], under: OPERATION } as const;

interface Bench {
  readonly bench: EngineBench;
  readonly device: RunningSimulator;
  readonly snmp: SnmpSide;
  readonly pdu: PduId;
}

/** A simulated PDU and an engine that knows it over SNMP, on one brisk clock. */
async function snmpBench(change: (access: SnmpAccess) => SnmpAccess = (access) => access): Promise<Bench> {
  const clock = briskClock();
  const device = await simulator({ clock, snmpPort: 0 });
  const snmp = snmpSide(device);
  const bench = await engine({ clock });
  const address = `127.0.0.1:${snmp.port}`;
  const access = change(accessTo(snmp, 'v2c'));
  const target = { protocol: 'snmp', address, access, engineId: null } as const;
  const added = await bench.engine.handlers.pdus.add(
    { ...target, name: 'A07-L', keepPassword: true },
    context,
  );
  if (!added.ok) throw new Error(added.error.message);
  await connected(bench, added.value.pdu, 'online');
  return { bench, device, snmp, pdu: added.value.pdu };
}

/** What was written to switch outlets, `4=0` for outlet 4 off, whether it was carried out or not. */
function commandsOf({ agent }: SnmpSide): readonly string[] {
  return agent.log.sets
    .flatMap(({ varbinds }) => varbinds)
    .filter(({ oid }) => oid.startsWith(`${OPERATION}.`))
    .map(
      ({ oid, value }) =>
        `${oid.slice(OPERATION.length + 1)}=${numberOf(value.type === 'integer' ? value : undefined)}`,
    );
}

describe('a power command over SNMP', () => {
  test('a cycle is written once and confirmed by what was read', async () => {
    const { bench, snmp, pdu } = await snmpBench();
    const { outlets } = await outcome(bench, await arm(bench, pdu, '4', 'cycle'));
    expect(outlets[0]).toMatchObject({ phase: 'confirmed', before: 'on', after: 'on' });
    expect(commandsOf(snmp)).toEqual(['4=2']);
  });

  test('a lost answer is settled by what the device shows, and nothing is written again', async () => {
    const { bench, snmp, pdu } = await snmpBench();
    snmp.agent.faults.inject({ kind: 'loseAnswer' }, SETS);
    const { outlets } = await outcome(bench, await arm(bench, pdu, '4', 'off'));
    expect(outlets[0]).toMatchObject({ phase: 'confirmed', after: 'off' });
    expect(commandsOf(snmp)).toEqual(['4=0']);
  });

  test.each(['off', 'cycle'] as const)(
    'an answer is no proof: %s that was accepted and not carried out has failed',
    async (action) => {
      const { bench, snmp, pdu } = await snmpBench();
      snmp.agent.faults.inject({ kind: 'ignoreSet' }, SETS);
      const { outlets } = await outcome(bench, await arm(bench, pdu, '4', action));
      expect(outlets[0]).toMatchObject({ phase: 'failed', before: 'on', after: 'on' });
      expect(outlets[0]?.phaseAtMs.accepted).toBeDefined();
      expect(commandsOf(snmp)).toHaveLength(1);
    },
  );

  test('a write that got lost on its way has failed once the outlet was read, and is not repeated', async () => {
    const { bench, snmp, pdu } = await snmpBench();
    snmp.agent.faults.inject({ kind: 'silent' }, SETS);
    const { outlets } = await outcome(bench, await arm(bench, pdu, '4', 'off'));
    expect(outlets[0]).toMatchObject({ phase: 'failed', after: 'on' });
    expect(outlets[0]?.message).toContain('No answer came');
    expect(commandsOf(snmp)).toEqual(['4=0']);
  });

  test('a wrong write community has had no effect, and the outcome names it', async () => {
    const { bench, snmp, pdu } = await snmpBench((access) =>
      access.version === 'v3' ? access : { ...access, writeCommunity: 'guessed' },
    );
    const { outlets } = await outcome(bench, await arm(bench, pdu, '4', 'off'));
    expect(outlets[0]).toMatchObject({ phase: 'failed', after: 'on' });
    expect(outlets[0]?.message).toContain('write community');
    expect(commandsOf(snmp)).toEqual(['4=0']);
  });

  test('a refusal says what is missing and what is still true', async () => {
    const { bench, snmp, pdu } = await snmpBench();
    snmp.agent.faults.inject({ kind: 'refuse', status: 'notWritable' }, SETS);
    const { outlets } = await outcome(bench, await arm(bench, pdu, '4', 'off'));
    expect(outlets[0]?.phase).toBe('failed');
    expect(outlets[0]?.message).toMatch(/write.* It is still on\.$/u);
    expect(commandsOf(snmp)).toEqual(['4=0']);
  });

  test('without a write community nothing is sent', async () => {
    const { bench, snmp, pdu } = await snmpBench((access) =>
      access.version === 'v3' ? access : { ...access, writeCommunity: '' },
    );
    const { outlets } = await outcome(bench, await arm(bench, pdu, '4', 'off'));
    expect(outlets[0]?.phase).toBe('notSent');
    expect(outlets[0]?.message).toContain('write community');
    expect(snmp.agent.log.sets).toEqual([]);
  });

  test('a PDU that goes silent leaves it unknown, and it is settled when the PDU is back', async () => {
    const { bench, snmp, pdu } = await snmpBench();
    snmp.agent.faults.inject({ kind: 'loseAnswer' }, SETS);
    let back: () => void = () => undefined;
    snmp.agent.log.onRequest = ({ type }) => {
      if (type !== 'set') return;
      snmp.agent.log.onRequest = null;
      setImmediate(() => {
        back = snmp.agent.faults.inject({ kind: 'silent' });
      });
    };
    const id = await arm(bench, pdu, '4', 'off');
    await inPhase(bench, id, 'unknown');
    back();
    const settled = await inPhase(bench, id, 'confirmed');
    expect(settled.outlets[0]).toMatchObject({ after: 'off' });
    expect(commandsOf(snmp)).toEqual(['4=0']);
  });

  test('an outlet that somebody else switched in the undo window is left alone', async () => {
    const { bench, device, snmp, pdu } = await snmpBench();
    const id = await arm(bench, pdu, '4', 'cycle');
    device.otherAdmin.switch(3, 'off');
    expect((await outcome(bench, id)).outlets[0]?.phase).toBe('notSent');
    expect(commandsOf(snmp)).toEqual([]);
  });
});

describe('notifications', () => {
  test('show a change long before the next poll, and make nothing live', async () => {
    const clock = briskClock();
    const bench = await engine({ clock });
    const { handlers } = bench.engine;
    await handlers.app.changeSettings(
      { pollIntervalMs: 60_000, trapReceiver: { enabled: true, port: await freePort() } },
      context,
    );
    const state = await handlers.app.trapReceiver({}, context);
    if (state.kind !== 'listening') throw new Error(`The receiver is ${JSON.stringify(state)}.`);
    const device = await simulator({
      clock,
      snmpPort: 0,
      snmpTrapTo: { host: '127.0.0.1', port: state.port },
    });
    const snmp = snmpSide(device);
    const address = `127.0.0.1:${snmp.port}`;
    const target = { protocol: 'snmp', address, access: accessTo(snmp, 'v2c'), engineId: null } as const;
    const added = await handlers.pdus.add({ ...target, name: 'A07-L', keepPassword: true }, context);
    if (!added.ok) throw new Error(added.error.message);
    const { pdu } = added.value;
    await connected(bench, pdu, 'online');
    expect((await bench.view(pdu)).model?.capabilities).toContain('events');
    device.otherAdmin.switch(3, 'off');
    await vi.waitFor(async () => {
      const view = await bench.view(pdu);
      expect(view.outletStates['outlet:4']?.powerState).toBe('off');
    });
    expect((await bench.view(pdu)).connection).toMatchObject({ kind: 'online', events: false });
  });
});
