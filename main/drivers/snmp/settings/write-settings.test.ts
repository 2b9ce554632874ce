import { describe, expect, it } from 'vitest';
import type { ElementId, OutletId } from '../../../../shared/model/ids.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import { never } from '../../testing/waiting.ts';
import { EATON_EPDU_FIXTURE } from '../families/testing/fixtures/eaton-epdu.ts';
import { PDU2_FIXTURE } from '../families/testing/fixtures/raritan-pdu2.ts';
import { PX1_FIXTURE } from '../families/testing/fixtures/raritan-px1.ts';
import { SENTRY4_FIXTURE } from '../families/testing/fixtures/sentry4.ts';
import { discoveredDevice, type DiscoveredDevice } from '../testing/fixture-driver.ts';

const rename = ({ driver }: DiscoveredDevice, element: ElementId, name: string) =>
  driver.rename({ signal: never(), element, name });
const delay = (
  { driver }: DiscoveredDevice,
  outlet: OutletId | null,
  cycleDelayMs: number,
  usePduCycleDelay = false,
) => driver.writeCycleDelay({ signal: never(), outlet, cycleDelayMs, usePduCycleDelay });

describe('a new name', () => {
  it('is written where the MIB keeps it, and is there when settings are read again', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    valueOf(await rename(pdu, 'outlet:2/1', 'Büro'));
    valueOf(await rename(pdu, 'inlet:I1', 'feed'));
    valueOf(await rename(pdu, 'pdu', 'Bench 2'));
    expect(pdu.written()).toEqual([
      ['13742.6.3.5.3.1.3.2.1=Büro'],
      ['13742.6.3.3.3.1.3.1.1=feed'],
      ['13742.6.3.2.2.1.13.1=Bench 2'],
    ]);
    const model = valueOf(await pdu.driver.readSettings({ signal: never() }));
    expect(model.settings.name).toBe('Bench 2');
    expect(model.outlets.find((outlet) => outlet.id === 'outlet:2/1')?.name).toBe('Büro');
  });

  it.each(['wrongLength', 'wrongValue', 'badValue'] as const)(
    'that the device refuses as %s is too long or has odd characters',
    async (status) => {
      const pdu = await discoveredDevice(PDU2_FIXTURE);
      pdu.device.agent.faults.inject({ kind: 'refuse', status }, { types: ['set'] });
      const error = errorOf(await rename(pdu, 'outlet:1', 'x'.repeat(300)));
      expect(error).toMatchObject({
        kind: 'rejectedByDevice',
        message: expect.stringContaining('a shorter one'),
      });
    },
  );

  it('is refused without sending where there is none to write, and for elements that do not exist', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    expect(errorOf(await rename(pdu, 'outlet:77', 'x')).kind).toBe('notFound');
    expect(pdu.written()).toEqual([]);
    const px1 = await discoveredDevice(PX1_FIXTURE);
    expect(errorOf(await rename(px1, 'inlet:I1', 'x'))).toEqual({
      kind: 'unsupported',
      message: 'This PDU does not let Busbar change the name of inlet 1.',
    });
    expect(errorOf(await rename(px1, 'pdu', 'x')).kind).toBe('unsupported');
    expect(px1.written()).toEqual([]);
  });

  it('needs the right to write', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    pdu.device.agent.faults.inject({ kind: 'refuse', status: 'notWritable' }, { types: ['set'] });
    expect(errorOf(await rename(pdu, 'outlet:1', 'x')).kind).toBe('notPermitted');
  });
});

describe('a cycle delay', () => {
  it('of an outlet is written with the choice that it counts, rounded up to seconds', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    valueOf(await delay(pdu, 'outlet:3', 2100));
    valueOf(await delay(pdu, 'outlet:3', 99_999, true));
    expect(pdu.written()).toEqual([
      ['13742.6.3.5.3.1.12.1.3=3', '13742.6.3.5.3.1.14.1.3=2'],
      ['13742.6.3.5.3.1.14.1.3=1'],
    ]);
    const model = valueOf(await pdu.driver.readSettings({ signal: never() }));
    expect(model.outlets.find(({ id }) => id === 'outlet:3')).toMatchObject({
      cycleDelayMs: 3000,
      usePduCycleDelay: true,
    });
  });

  it('of the PDU is written in every unit, once where they share it', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    valueOf(await delay(pdu, null, 12_000));
    expect(pdu.written()).toEqual([['13742.6.3.2.2.1.37.1=12', '13742.6.3.2.2.1.37.2=12']]);
    const sentry = await discoveredDevice(SENTRY4_FIXTURE);
    valueOf(await delay(sentry, null, 12_000));
    expect(sentry.written()).toEqual([['1718.4.1.8.1.11.0=12']]);
  });

  it.each([
    [PDU2_FIXTURE, null, 0, 'from 1 s to 3600 s'],
    [SENTRY4_FIXTURE, null, 4000, 'from 5 s to 600 s'],
    [PDU2_FIXTURE, 'outlet:1', -1, 'not negative'],
    [PDU2_FIXTURE, 'outlet:1', Number.NaN, 'must be a number'],
  ] as const)(
    'out of range is refused before anything is sent (case %#)',
    async (fixture, outlet, ms, words) => {
      const pdu = await discoveredDevice(fixture);
      const error = errorOf(await delay(pdu, outlet, ms));
      expect(error).toMatchObject({ kind: 'invalidArgument', message: expect.stringContaining(words) });
      expect(pdu.written()).toEqual([]);
    },
  );

  it('that the MIB does not have is unsupported', async () => {
    const eaton = await discoveredDevice(EATON_EPDU_FIXTURE);
    expect(errorOf(await delay(eaton, null, 10_000)).kind).toBe('unsupported');
    expect(errorOf(await delay(eaton, 'outlet:A1', 10_000, true)).kind).toBe('unsupported');
    const sentry = await discoveredDevice(SENTRY4_FIXTURE);
    expect(errorOf(await delay(sentry, 'outlet:AA1', 10_000)).kind).toBe('unsupported');
    expect([...eaton.written(), ...sentry.written()]).toEqual([]);
  });
});
