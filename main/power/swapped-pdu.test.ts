import { expect, test } from 'vitest';
import { fastClock } from '../support/testing/fast-clock.ts';
import { addPdu, arm, connected, engine, outcome, simulator } from '../engine/testing/simulator-bench.ts';

const POWER_METHOD = /PowerState/u;

test.each([
  ['another serial number', 'SIM-A', 'SIM-B'],
  ['none', 'SIM-A', ''],
])(
  'a PDU with %s that takes the address and certificate while a command is armed receives nothing',
  async (_, before, after) => {
    const clock = fastClock(5);
    const first = await simulator({ clock, serial: before });
    const bench = await engine({ clock });
    const pdu = await addPdu(bench, first);
    await connected(bench, pdu, 'online');
    const id = await arm(bench, pdu, '4', 'off');
    const { port, certificate } = first;
    await first[Symbol.asyncDispose]();
    const second = await simulator({ clock, serial: after, port, certificate });
    expect((await outcome(bench, id)).outlets[0]?.phase).toBe('notSent');
    await connected(bench, pdu, 'needsAttention');
    const { connection } = await bench.view(pdu);
    expect(connection).toMatchObject({ kind: 'needsAttention', reason: 'differentPdu' });
    const methods = second.requestLog.entries.map((entry) => entry.method);
    expect(methods.filter((method) => POWER_METHOD.test(method) && !method.startsWith('get'))).toEqual([]);
  },
);
