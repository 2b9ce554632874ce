import { expect, test } from 'vitest';
import { never } from '../testing/waiting.ts';
import { valueOf } from '../testing/value-of.ts';
import { driverOn } from './testing/driver-on.ts';
import { FIRMWARE_3_6, littlePdu } from './testing/little-pdu.ts';
import { ScriptedPdu } from './testing/scripted-pdu.ts';

const DELAYS = [1000, 2000, 3000, 4000, 5000, 6000];

test('of many settings that wait, one write at most comes before a check, and none between it and its command', async () => {
  await using pdu = await ScriptedPdu.start(littlePdu(FIRMWARE_3_6));
  await using driver = driverOn(pdu);
  valueOf(await driver.discover({ signal: never() }));
  pdu.requests.length = 0;
  const sent: string[] = [];
  const held = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  pdu.intercept = async ({ body }) => {
    sent.push(JSON.stringify(body));
    arrived.resolve();
    if (sent.length === 1) await held.promise;
    return undefined;
  };
  const written = DELAYS.map((cycleDelayMs) =>
    driver.writeCycleDelay({
      signal: never(),
      outlet: 'outlet:1',
      cycleDelayMs,
      usePduCycleDelay: false,
    }),
  );
  await arrived.promise;
  const switched = driver.checkOutlets({ signal: never(), outlets: ['outlet:2'] }).then((check) => {
    valueOf(check);
    return driver.switchOutlet({ signal: never(), outlet: 'outlet:2', action: 'off' });
  });
  held.resolve();
  valueOf(await switched);
  for (const each of await Promise.all(written)) valueOf(each);
  const power = sent.findIndex((body) => body.includes('setPowerState'));
  const check = sent.findIndex((body) => body.includes('getMetaData'));
  const before = sent.slice(0, check).filter((body) => body.includes('setSettings'));
  expect(power).toBe(check + 1);
  expect(before.length).toBeLessThanOrEqual(1);
  expect(sent.filter((body) => body.includes('setSettings'))).toHaveLength(DELAYS.length);
});
