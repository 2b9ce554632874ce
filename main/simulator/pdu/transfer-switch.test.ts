import { expect, test } from 'vitest';
import { elementQuantity } from '../physics/quantities.ts';
import { runPdu } from '../testing/run-pdu.ts';
import type { SimulatedPdu } from './simulated-pdu.ts';
import { setInletPowered, transferToSource } from './supply.ts';

function inletAmperes(pdu: SimulatedPdu): number[] {
  return pdu.solution().inlets.map((inlet) => elementQuantity(inlet, 'current') ?? 0);
}

test('it feeds from the first inlet, and by command from the second, which becomes the preferred one', () => {
  const { pdu, events } = runPdu('px3ts-12');
  const [first = 0, second = 0] = inletAmperes(pdu);
  expect(first).toBeGreaterThan(3);
  expect(second).toBe(0);
  expect(transferToSource(pdu, 2)).toBe(0);
  expect(inletAmperes(pdu)[0]).toBe(0);
  expect(inletAmperes(pdu)[1]).toBeGreaterThan(3);
  expect(pdu.transferSwitch).toMatchObject({
    activeSource: 2,
    operationalState: 1,
    settings: { preferredSource: 2 },
  });
  expect(events).toEqual([{ kind: 'transfer', sourceBefore: 1, operationalStateBefore: 1 }]);
});

test('when the preferred supply fails it transfers, and goes back some time after it returns', async () => {
  const { pdu, clock } = runPdu('px3ts-12');
  setInletPowered(pdu, 0, false);
  expect(pdu.transferSwitch).toMatchObject({ activeSource: 2, operationalState: 2, lastReason: 4 });
  expect(pdu.outlets[0]?.status.powerOn).toBe(true);
  expect(inletAmperes(pdu)[1]).toBeGreaterThan(3);
  setInletPowered(pdu, 0, true);
  await clock.advance(19_000);
  expect(pdu.transferSwitch?.activeSource).toBe(2);
  await clock.advance(1000);
  expect(pdu.transferSwitch).toMatchObject({ activeSource: 1, lastReason: 3 });
});

test('without any supply everything is dead; sources that do not exist or are dead are refused', () => {
  const { pdu } = runPdu('px3ts-12');
  expect(transferToSource(pdu, 3)).toBe(1);
  setInletPowered(pdu, 1, false);
  expect(transferToSource(pdu, 2)).toBe(3);
  expect(pdu.transferSwitch?.operationalState).toBe(3);
  setInletPowered(pdu, 0, false);
  expect(pdu.transferSwitch?.operationalState).toBe(0);
  expect(inletAmperes(pdu)).toEqual([0, 0]);
});
