import { expect, test } from 'vitest';
import type { FleetChange } from '../../shared/model/fleet.ts';
import { promiseBench, type PromiseBench } from './testing/promise-bench.ts';

const DELAY_S = 20;
/** Outlets of the simulated PDU that have a relay. */
const SWITCHABLE = 7;
/** No cycle has so many moments. */
const MOST_MOMENTS = 40;

/** Runs a driven cycle and kills the program at the moment with this number; false when it was over before. */
async function crashAt(bench: PromiseBench, moment: number, label: string): Promise<boolean> {
  await bench.startFresh();
  const crashed = Promise.withResolvers<void>();
  let passed = 0;
  let isDead = false;
  const pass = () => {
    passed += 1;
    if (isDead || passed !== moment) return;
    isDead = true;
    void bench.crash().then(crashed.resolve, crashed.reject);
  };
  bench.bench.engine.onEvent((channel, payload) => {
    if (channel !== 'fleet.changed') return;
    const { change } = payload as { readonly change: FleetChange };
    if (change.kind === 'command') pass();
  });
  bench.onTold = pass;
  await bench.cycle({ labels: [label], delayS: DELAY_S });
  bench.onTold = () => undefined;
  if (isDead) await crashed.promise;
  return isDead;
}

test.each(['xerus', 'snmp'] as const)(
  'over %s, a driven cycle that is killed at whatever moment is finished or reported at the next start, and nothing is sent twice',
  async (protocol) => {
    const bench = await promiseBench(protocol);
    await bench.stop();
    const ends: string[] = [];
    for (let moment = 1; moment < MOST_MOMENTS; moment += 1) {
      const label = String((moment % SWITCHABLE) + 1);
      bench.told.length = 0;
      if (!(await crashAt(bench, moment, label))) break;
      const wasOffSent = bench.told.includes(`${label} off`);
      await bench.start();
      await bench.online();
      await bench.nothingPromised();
      const reported = await bench.reported(label);
      const audit = (await bench.audited()).filter((entry) => entry.element === `outlet:${label}`);
      const where = `moment ${moment}: ${bench.told.join(', ')}; ${reported.join(' ')}`;
      for (const action of ['off', 'on'])
        expect(bench.told.filter((each) => each === `${label} ${action}`).length, where).toBeLessThan(2);
      expect(bench.isOn(label) || reported.some((each) => each.startsWith('critical')), where).toBe(true);
      if (wasOffSent)
        expect(
          audit.map((entry) => entry.result),
          where,
        ).toContain('sent');
      ends.push(bench.told.map((each) => each.slice(label.length + 1)).join(' '));
      bench.device.otherAdmin.switch(Number(label) - 1, 'on');
      await bench.stop();
    }
    // Killed before anything was sent, in the wait, and after the on.
    expect(ends).toContain('');
    expect(ends).toContain('off on');
    expect(ends).toContain('off');
    expect(ends.length).toBeGreaterThan(8);
  },
  60_000,
);
