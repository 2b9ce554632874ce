import { describe, expect, it, onTestFinished } from 'vitest';
import { startDevice } from '../../simulator/snmp/testing/walk-device.ts';
import { valueOf } from '../testing/value-of.ts';
import { never } from '../testing/waiting.ts';
import { CYBERPOWER_FIXTURE } from './families/testing/fixtures/cyberpower.ts';
import { PX1_FIXTURE } from './families/testing/fixtures/raritan-px1.ts';
import { driverOn } from './testing/driver-on.ts';
import { OPERATOR, userAccess } from './transport/testing/run-client.ts';

const call = { signal: never() };

describe('a PDU whose agent has no GETBULK', () => {
  it('gets one new session when that is known, not one for each detection', async () => {
    await using device = await startDevice(CYBERPOWER_FIXTURE, { users: [OPERATOR] });
    await using driver = driverOn(device.port, { access: userAccess() });
    valueOf(await driver.identify(call));
    valueOf(await driver.discover(call));
    valueOf(await driver.discover(call));
    expect(device.agent.log.entries.filter(({ type }) => type === 'discovery')).toHaveLength(2);
  });

  it('that is replaced by one which has it is asked by it', async () => {
    const first = await startDevice(CYBERPOWER_FIXTURE);
    const driver = driverOn(first.port);
    onTestFinished(() => driver[Symbol.asyncDispose]());
    valueOf(await driver.discover(call));
    expect(first.agent.log.entries.map(({ type }) => type)).not.toContain('getBulk');
    await first[Symbol.asyncDispose]();
    await using second = await startDevice(PX1_FIXTURE, { port: first.port });
    valueOf(await driver.discover(call));
    expect(second.agent.log.entries.map(({ type }) => type)).toContain('getBulk');
  });
});
