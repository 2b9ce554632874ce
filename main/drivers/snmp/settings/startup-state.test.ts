import { describe, expect, it } from 'vitest';
import type { OutletId } from '../../../../shared/model/ids.ts';
import type { OutletStartupState, PduModel } from '../../../../shared/model/pdu.ts';
import { describeWithWalks, readWalk } from '../../../simulator/snmp/testing/walks.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import { never } from '../../testing/waiting.ts';
import { EATON_EPDU_FIXTURE } from '../families/testing/fixtures/eaton-epdu.ts';
import { ENLOGIC_FIXTURE } from '../families/testing/fixtures/enlogic.ts';
import { g5Fixture, HPE_PRODUCT_FIXTURE } from '../families/testing/fixtures/g5-layout.ts';
import { PDU2_FIXTURE } from '../families/testing/fixtures/raritan-pdu2.ts';
import { SENTRY3_FIXTURE } from '../families/testing/fixtures/sentry3.ts';
import { SENTRY4_FIXTURE } from '../families/testing/fixtures/sentry4.ts';
import { VERTIV_V5_FIXTURE } from '../families/testing/fixtures/vertiv-v5.ts';
import { discovered } from '../testing/discovered.ts';
import { discoveredDevice, type DiscoveredDevice } from '../testing/fixture-driver.ts';

const PANDUIT = '1.3.6.1.4.1.19536.10.1';
const HPE = '1.3.6.1.4.1.232.165.11';

const set = ({ driver }: DiscoveredDevice, outlet: OutletId | null, startupState: OutletStartupState) =>
  driver.writeStartupState({ signal: never(), outlet, startupState });
const statesOf = ({ outlets }: PduModel) =>
  Object.fromEntries(outlets.map(({ label, startupState }) => [label, startupState]));

describe('start-up states as they are read', () => {
  it.each([
    ['PDU2-MIB', PDU2_FIXTURE, { '1': 'pduDefault', '2': 'off', '3': null, '2/1': 'pduDefault' }],
    ['Sentry3-MIB', SENTRY3_FIXTURE, { AA1: null, AA2: 'lastState', AA3: 'off', AA4: 'on', BA1: null }],
    ['Sentry4-MIB', SENTRY4_FIXTURE, { AA1: 'lastState', CA1: 'lastState' }],
    ['EATON-EPDU-MIB', EATON_EPDU_FIXTURE, { A1: 'lastState', A3: 'lastState' }],
    ['VERTIV-V5-MIB', VERTIV_V5_FIXTURE, { '1': 'on', '7': 'on' }],
    ['PANDUIT-MIB', g5Fixture(PANDUIT), { '1': 'off', '2': 'on', '3': 'lastState', '4': null }],
    ['ENLOGIC-PDU2-MIB', ENLOGIC_FIXTURE, { '1': null }],
  ] as const)('of outlets with %s: a code that is not listed is none', async (_mib, fixture, states) => {
    const { map } = await discovered(fixture);
    expect(statesOf(map.model)).toMatchObject(states);
    expect(map.model.capabilities).toContain('startupState');
  });

  it("of the PDU are the first unit's, with how its relays behave", async () => {
    const pdu2 = await discovered(PDU2_FIXTURE);
    expect(pdu2.map.model.settings).toMatchObject({ startupState: 'lastState', latchingRelays: true });
    const enlogic = await discovered(ENLOGIC_FIXTURE);
    expect(enlogic.map.model.settings).toMatchObject({ startupState: 'lastState', powerOnDelayMs: 30_000 });
    const sentry = await discovered(SENTRY4_FIXTURE);
    expect(sentry.map.model.settings).toMatchObject({ startupState: null, powerOnDelayMs: null });
    expect(sentry.map.model.settings).not.toHaveProperty('latchingRelays');
  });

  it('are not claimed of a MIB that is not known to have them', async () => {
    const { map } = await discovered([...g5Fixture(HPE), ...HPE_PRODUCT_FIXTURE]);
    expect(map.model.outlets.map(({ startupState }) => startupState)).toEqual([null, null, null, null]);
    expect(map.model.capabilities).not.toContain('startupState');
  });
});

describe('a start-up state', () => {
  it.each([
    ['PDU2-MIB', PDU2_FIXTURE, 'outlet:2', 'pduDefault', '13742.6.3.5.3.1.13.1.2=3'],
    ['PDU2-MIB', PDU2_FIXTURE, 'outlet:1', 'on', '13742.6.3.5.3.1.13.1.1=1'],
    ['Sentry3-MIB', SENTRY3_FIXTURE, 'outlet:AA2', 'on', '1718.3.2.3.1.19.1.1.2=3'],
    ['Sentry4-MIB', SENTRY4_FIXTURE, 'outlet:AA1', 'on', '1718.4.1.8.2.1.20.1.1.1=0'],
    ['EATON-EPDU-MIB', EATON_EPDU_FIXTURE, 'outlet:A1', 'off', '534.6.6.7.6.6.1.6.0.1=0'],
    ['VERTIV-V5-MIB', VERTIV_V5_FIXTURE, 'outlet:1', 'lastState', '21239.5.2.3.5.1.12.1=3'],
    ['PANDUIT-MIB', g5Fixture(PANDUIT), 'outlet:2', 'off', '19536.10.1.5.2.1.5.1.2=1'],
  ] as const)('of an outlet is written in the codes of %s', async (_mib, fixture, outlet, state, written) => {
    const pdu = await discoveredDevice(fixture);
    valueOf(await set(pdu, outlet, state));
    expect(pdu.written()).toEqual([[written]]);
    const model = valueOf(await pdu.driver.readSettings({ signal: never() }));
    expect(model.outlets.find(({ id }) => id === outlet)?.startupState).toBe(state);
  });

  it('of the PDU is written in every unit', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    valueOf(await set(pdu, null, 'off'));
    expect(pdu.written()).toEqual([['13742.6.3.2.2.1.38.1=0', '13742.6.3.2.2.1.38.2=0']]);
  });

  it.each([
    ['that is not known now', PDU2_FIXTURE, 'outlet:3', 'on', 'unsupported'],
    ['of an outlet that cannot be switched', PDU2_FIXTURE, 'outlet:6', 'on', 'unsupported'],
    ['of an outlet that is not there', PDU2_FIXTURE, 'outlet:77', 'on', 'notFound'],
    ['of the PDU that goes by the PDU', PDU2_FIXTURE, null, 'pduDefault', 'invalidArgument'],
    ['of a PDU that has none of its own', SENTRY4_FIXTURE, null, 'on', 'unsupported'],
    ['that the MIB does not have', SENTRY4_FIXTURE, 'outlet:AA1', 'pduDefault', 'unsupported'],
  ] as const)('%s is refused before anything is sent', async (_what, fixture, outlet, state, kind) => {
    const pdu = await discoveredDevice(fixture);
    expect(errorOf(await set(pdu, outlet, state)).kind).toBe(kind);
    expect(pdu.written()).toEqual([]);
  });
});

describe('a power-on delay', () => {
  const delay = ({ driver }: DiscoveredDevice, powerOnDelayMs: number) =>
    driver.writePowerOnDelay({ signal: never(), powerOnDelayMs });

  it('is written in seconds, rounded up, within the limits of the MIB', async () => {
    const pdu = await discoveredDevice(ENLOGIC_FIXTURE);
    valueOf(await delay(pdu, 12_100));
    expect(errorOf(await delay(pdu, 3_600_001))).toMatchObject({
      kind: 'invalidArgument',
      message: 'The power-on delay must be from 0 ms to 3600 s on this PDU; nothing was written.',
    });
    expect(pdu.written()).toEqual([['38446.1.2.2.1.5.1=13']]);
  });

  it('that the MIB does not have is unsupported', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    expect(errorOf(await delay(pdu, 5000)).kind).toBe('unsupported');
    expect(pdu.written()).toEqual([]);
  });
});

describeWithWalks('start-up states in recordings of real devices', () => {
  it.each([
    ['raritan-pdu_px3', { '1': 'pduDefault', '24': 'pduDefault' }],
    ['sentry3_switched', { AA1: 'lastState' }],
    ['sentry4_switched8i', { AA1: 'lastState' }],
    ['eatonpdu_2', { A1: 'on', A3: 'lastState' }],
  ] as const)('%s', async (walk, states) => {
    const { map } = await discovered(readWalk(walk));
    expect(statesOf(map.model)).toMatchObject(states);
  });
});
