import { expect, it } from 'vitest';
import { errorOf } from '../../testing/value-of.ts';
import { detectFamily } from '../detect/detect-family.ts';
import { READ, startClient } from '../testing/discovered.ts';
import { FAMILIES } from './families.ts';
import { system } from './testing/fixtures/cells.ts';
import { LIEBERT_MPH_FIXTURE } from './testing/fixtures/liebert-mph.ts';
import { runFamily } from './testing/run-family.ts';

const CONTROL = '1.3.6.1.4.1.476.1.42.3.8.50.20.1.100';

it('tells states from commands, which differ by one', async () => {
  const { states, switched } = await runFamily(LIEBERT_MPH_FIXTURE);
  expect(states).toEqual({
    '1-1': 'on',
    '1-2': 'off',
    '1-3': 'pendingOn',
    '2-1': 'unknown',
    '2-2': 'on',
    '2-3': 'on',
  });
  expect(await switched('on', '1-2')).toEqual({ [`${CONTROL}.1.1.2`]: 1 });
  expect(await switched('off', '1-1')).toEqual({ [`${CONTROL}.1.1.1`]: 0 });
  expect(await switched('cycle', '1-1')).toEqual({ [`${CONTROL}.1.1.1`]: 2 });
});

it('switches neither what is locked nor what is only measured', async () => {
  const { model } = await runFamily(LIEBERT_MPH_FIXTURE);
  const fixed = model.outlets.filter(({ switchable }) => !switchable);
  expect(fixed.map(({ label }) => label)).toEqual(['2-2', '2-3']);
});

it('reads power sources as inlets, branches as protectors, and who it is', async () => {
  const { model, readings } = await runFamily(LIEBERT_MPH_FIXTURE);
  expect(model.identity).toMatchObject({
    vendor: 'Vertiv',
    model: 'MPH2-9999',
    serial: 'MADEUP0010',
    firmware: '1.2.3',
  });
  expect(model.ocps).toMatchObject([
    { label: 'B1', name: 'Left', ratingAmperes: 16, inlet: 'inlet:I1' },
    { label: 'B2', name: 'Right' },
  ]);
  expect(model.outlets[0]).toMatchObject({ ocp: 'ocp:B1', lines: ['L1', 'N'], name: 'Server 1-1' });
  expect(readings).toMatchObject({
    'inlet:I1 activeEnergy': 5_432_100,
    'inlet:I1 L2 voltageLN': 230.2,
    'inlet:I1 L3 current': 8.03,
    'ocp:B1 voltage': 230.1,
    'ocp:B2 voltage': 398.5,
    'outlet:1-1 current': 0.87,
    'outlet:1-1 activeEnergy': 32_100,
    'outlet:1-2 current': 0.87,
  });
  expect(readings).not.toHaveProperty(['outlet:1-2 activePower']);
});

it('does not take a UPS of the same maker for a PDU', async () => {
  const { client } = await startClient(
    system({ objectId: '1.3.6.1.4.1.476.1.42', description: 'Liebert GXT5' }),
  );
  expect(errorOf(await detectFamily(client, FAMILIES, READ)).kind).toBe('notAPdu');
});
