import { expect, onTestFinished, test } from 'vitest';
import { PX1_FIXTURE } from '../drivers/snmp/families/testing/fixtures/raritan-px1.ts';
import { COMMUNITIES } from '../drivers/snmp/testing/driver-on.ts';
import { startDevice } from '../simulator/snmp/testing/walk-device.ts';
import { fastClock } from '../support/testing/fast-clock.ts';
import { addTarget, connected, context, engine } from './testing/simulator-bench.ts';

test('a name that the PDU does not let be changed is refused: nothing is sent and nothing recorded', async () => {
  const device = await startDevice(PX1_FIXTURE);
  onTestFinished(() => device[Symbol.asyncDispose]());
  const bench = await engine({ clock: fastClock(5) });
  const address = `snmp://${device.hostPort}`;
  const target = { protocol: 'snmp', address, access: COMMUNITIES, engineId: null } as const;
  const { pdu } = await addTarget(bench, target);
  await connected(bench, pdu, 'online');
  const { pdus, app } = bench.engine.handlers;
  expect(await pdus.renameElement({ pdu, element: 'inlet:I1', name: 'feed' }, context)).toEqual({
    ok: false,
    error: { kind: 'unsupported', message: 'This PDU does not let Busbar change the name of inlet 1.' },
  });
  expect(device.agent.log.sets).toEqual([]);
  expect((await app.audit({ limit: 10, pdu }, context)).map(({ action }) => action)).toEqual(['addPdu']);
  expect((await pdus.renameElement({ pdu, element: 'outlet:1', name: 'web' }, context)).ok).toBe(true);
  expect(device.agent.log.sets).toHaveLength(1);
});
