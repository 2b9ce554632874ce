import { describe, expect, onTestFinished, test } from 'vitest';
import type { PduTarget } from '../../../shared/model/pdu-target.ts';
import { inventoryJson } from '../../../shared/shell/inventory.ts';
import { DELL_RPDU_FIXTURE } from '../../drivers/snmp/families/testing/fixtures/dell-rpdu.ts';
import { expectNoSecret, keptLog } from '../../engine/testing/everything-said.ts';
import {
  addTarget,
  briskClock,
  connected,
  engine,
  simulator,
  targetOf,
} from '../../engine/testing/simulator-bench.ts';
import { startDevice } from '../../simulator/snmp/testing/walk-device.ts';
import { callsOn, caller, fault } from './testing/standard-bench.ts';

/* Check 12 of the PDU Shell Standard's reference, section 10. */

const PASSWORD = 'p4ssw0rd-th1s';
const READ = 'r3ad-th1s';
const WRITE = 'wr1te-th1s';
const AUTH = 'authent1cate-th1s';
const PRIV = 'encrypt-th1s';
const CONSOLE = 'c0nsole-th1s';
const SECRETS = [PASSWORD, READ, WRITE, AUTH, PRIV, CONSOLE];

interface Way {
  readonly way: string;
  readonly start: (clock: ReturnType<typeof briskClock>) => Promise<{
    readonly target: PduTarget; /** From now on it does not answer. */
    readonly fall: () => void;
  }>;
}

async function snmpDevice(clock: ReturnType<typeof briskClock>) {
  const auth = { protocol: 'sha256', password: AUTH } as const;
  const priv = { protocol: 'aes', password: PRIV } as const;
  const device = await startDevice(DELL_RPDU_FIXTURE, {
    clock,
    readCommunity: READ,
    writeCommunity: WRITE,
    users: [{ name: 'lab-ops', auth, priv, mayWrite: true }],
  });
  onTestFinished(() => device[Symbol.asyncDispose]());
  const address = `snmp://${device.hostPort}`;
  const v3 = { version: 'v3', user: 'lab-ops', auth, priv, context: '' } as const;
  const v2c = { version: 'v2c', readCommunity: READ, writeCommunity: WRITE } as const;
  return { address, v3, v2c, fall: () => void device.agent.faults.inject({ kind: 'silent' }) };
}

const DEVICES: readonly Way[] = [
  {
    way: 'Xerus JSON-RPC',
    start: async (clock) => {
      const device = await simulator({ clock, password: PASSWORD });
      const fall = () => void device.faults.inject({ kind: 'dropBefore' });
      return { target: targetOf(device, 'xerus'), fall };
    },
  },
  {
    way: 'SNMP v2c',
    start: async (clock) => {
      const { address, v2c, fall } = await snmpDevice(clock);
      return { target: { protocol: 'snmp', address, access: v2c, engineId: null }, fall };
    },
  },
  {
    way: 'SNMP v3',
    start: async (clock) => {
      const { address, v3, fall } = await snmpDevice(clock);
      return { target: { protocol: 'snmp', address, access: v3, engineId: null }, fall };
    },
  },
];

test("check 12: the endpoint's token is in no file, message, event, log of any level or audit record", async () => {
  const { logger, lines } = keptLog();
  const bench = await engine({ clock: briskClock(), logger, automationEndpoint: { port: 0 } });
  const { handlers } = bench.engine;
  const { token } = await handlers.shell.newToken({}, caller);
  const { endpoint } = await handlers.shell.snapshot({}, caller);
  if (endpoint.kind !== 'listening') throw new Error(`The endpoint is ${endpoint.kind}.`);
  const answers = await Promise.all(
    [token, `${token}x`].map(async (given) => {
      const headers = { authorization: `Bearer ${given}` };
      const answer = await fetch(`${endpoint.url}/v1/live-status`, { headers });
      return [answer.status, await answer.text()] as const;
    }),
  );
  expect(answers.map(([status]) => status)).toEqual([200, 401]);
  await expectNoSecret(bench, [answers, lines], [token]);
});

describe.each(DEVICES)('over $way', ({ start }) => {
  test('check 12: no password and no community is in any message, event, log of any level, audit record or file', async () => {
    const { logger, lines } = keptLog();
    const clock = briskClock();
    const { target, fall } = await start(clock);
    const bench = await engine({ clock, logger });
    const { pdu } = await addTarget(bench, target);
    await connected(bench, pdu, 'online');
    const { getInventory, power } = callsOn(bench, pdu);
    const { shell } = bench.engine.handlers;
    const said: unknown[] = [];
    const inventory = await getInventory();
    said.push(inventory.ok ? inventoryJson(inventory.value) : inventory);
    said.push(await shell.changeAttributes({ pdu, values: { 'Console Password': CONSOLE } }, caller));
    said.push(
      await shell.changeAttributes({ pdu, values: { Password: CONSOLE, 'Console Port': CONSOLE } }, caller),
    );
    said.push(await power('PowerOff', ['PS1']));
    said.push(await power('PowerCycle', ['PS1'], { delay: '2', endpoints: ['db-02/PowerPort1'] }));
    said.push(await power('PowerOff', ['PS99']));
    fall();
    for (const command of ['PowerOn', 'PowerOff', 'PowerCycle'] as const) {
      const failed = await power(command, ['PS1']);
      fault(failed);
      said.push(failed);
    }
    fault(await getInventory());
    said.push(await getInventory({ profile: '1g' }));
    expect(JSON.stringify(said)).toContain('PowerCycle');
    expect(lines.length).toBeGreaterThan(0);
    await expectNoSecret(bench, [said, lines], SECRETS);
  });
});
