import { describe, expect, it, vi } from 'vitest';
import type { OutletId } from '../../../../shared/model/ids.ts';
import type { PowerAction } from '../../../../shared/model/power-state.ts';
import { integer, octets } from '../../../snmp/value.ts';
import { errorOf, valueOf } from '../../testing/value-of.ts';
import { never } from '../../testing/waiting.ts';
import { APC_RPDU_FIXTURE } from '../families/testing/fixtures/apc-rpdu.ts';
import { EATON_EPDU_FIXTURE } from '../families/testing/fixtures/eaton-epdu.ts';
import { PDU2_FIXTURE } from '../families/testing/fixtures/raritan-pdu2.ts';
import { SENTRY4_FIXTURE } from '../families/testing/fixtures/sentry4.ts';
import { discoveredDevice, type DiscoveredDevice } from '../testing/fixture-driver.ts';

const QUEUE = '1718.4.1.8.6.1.0';
const ACTION = '1718.4.1.8.5.1.2';

function several(
  { driver }: DiscoveredDevice,
  action: PowerAction,
  outlets: readonly OutletId[],
  more: { respectSequence?: boolean; signal?: AbortSignal; onSent?: () => void } = {},
) {
  const { signal = never(), respectSequence = false, onSent } = more;
  const sent = onSent === undefined ? {} : { onSent };
  return driver.switchOutlets({ signal, action, outlets, respectSequence, ...sent });
}

describe('several outlets in one SET', () => {
  it('is one datagram with each outlet once', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    valueOf(await several(pdu, 'off', ['outlet:1', 'outlet:3', 'outlet:1', 'outlet:2/2']));
    expect(pdu.written()).toEqual([
      ['13742.6.4.1.2.1.2.1.1=0', '13742.6.4.1.2.1.2.1.3=0', '13742.6.4.1.2.1.2.2.2=0'],
    ]);
  });

  it('uses the column of each command where a MIB has one for each', async () => {
    const pdu = await discoveredDevice(EATON_EPDU_FIXTURE);
    valueOf(await several(pdu, 'on', ['outlet:A2', 'outlet:A4']));
    valueOf(await pdu.driver.switchOutlet({ signal: never(), action: 'off', outlet: 'outlet:A1' }));
    valueOf(await pdu.driver.switchOutlet({ signal: never(), action: 'cycle', outlet: 'outlet:3/A1' }));
    const control = '534.6.6.7.6.6.1';
    expect(pdu.written()).toEqual([
      [`${control}.4.0.2=0`, `${control}.4.0.4=0`],
      [`${control}.3.0.1=0`],
      [`${control}.5.3.1=0`],
    ]);
  });

  it('sends nothing to an outlet without a relay, or to none', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    const noRelay = errorOf(await several(pdu, 'off', ['outlet:1', 'outlet:6']));
    expect(noRelay).toMatchObject({ kind: 'unsupported', message: expect.stringContaining('Outlet 6') });
    const alone = await pdu.driver.switchOutlet({ signal: never(), action: 'off', outlet: 'outlet:6' });
    expect(errorOf(alone).kind).toBe('unsupported');
    expect(errorOf(await several(pdu, 'off', [])).kind).toBe('invalidArgument');
    expect(pdu.written()).toEqual([]);
  });
});

describe('a PDU that waits by itself when it is told to', () => {
  const COMMAND = '318.1.1.12.3.3.1.1.4';

  it('is told so for a sequence, in its order, and to switch at once otherwise', async () => {
    const pdu = await discoveredDevice(APC_RPDU_FIXTURE);
    const outlets: readonly OutletId[] = ['outlet:3', 'outlet:1'];
    valueOf(await several(pdu, 'on', outlets, { respectSequence: true }));
    valueOf(await several(pdu, 'cycle', outlets, { respectSequence: true }));
    valueOf(await several(pdu, 'off', outlets, { respectSequence: true }));
    valueOf(await several(pdu, 'on', outlets));
    expect(pdu.written()).toEqual([
      [`${COMMAND}.1=4`, `${COMMAND}.3=4`],
      [`${COMMAND}.1=6`, `${COMMAND}.3=6`],
      [`${COMMAND}.1=2`, `${COMMAND}.3=2`],
      [`${COMMAND}.3=1`, `${COMMAND}.1=1`],
    ]);
  });

  it('has its own command for turning all off, and turns all on in sequence', async () => {
    const pdu = await discoveredDevice(APC_RPDU_FIXTURE);
    valueOf(await pdu.driver.switchAllOutlets({ signal: never(), action: 'off' }));
    valueOf(await pdu.driver.switchAllOutlets({ signal: never(), action: 'on' }));
    expect(pdu.written()).toEqual([
      ['318.1.1.12.3.1.1.0=3'],
      [1, 2, 3, 4].map((outlet) => `${COMMAND}.${outlet}=4`),
    ]);
  });
});

describe('several outlets through the queue of the device', () => {
  const BOTH: readonly OutletId[] = ['outlet:AA1', 'outlet:AA2'];

  it('clears it, notes the outlets and commits, each once; only the commit moves power', async () => {
    const pdu = await discoveredDevice(SENTRY4_FIXTURE);
    const before: number[] = [];
    const onSent = () => before.push(pdu.device.agent.log.sets.length);
    valueOf(await several(pdu, 'off', BOTH, { onSent }));
    expect(pdu.written()).toEqual([
      [`${QUEUE}=0`],
      [`${ACTION}.1.1.1=5`, `${ACTION}.1.1.2=5`],
      [`${QUEUE}=1`],
    ]);
    expect(before).toEqual([2]);
  });

  it('keeps two commands apart', async () => {
    const pdu = await discoveredDevice(SENTRY4_FIXTURE);
    await Promise.all([several(pdu, 'off', ['outlet:AA1']), several(pdu, 'on', ['outlet:AA2'])]);
    expect(pdu.written().flat()).toEqual([
      `${QUEUE}=0`,
      `${ACTION}.1.1.1=5`,
      `${QUEUE}=1`,
      `${QUEUE}=0`,
      `${ACTION}.1.1.2=4`,
      `${QUEUE}=1`,
    ]);
  });

  it('commits nothing when the outlets were refused, and clears the queue', async () => {
    const pdu = await discoveredDevice(SENTRY4_FIXTURE);
    const scope = { types: ['set'], after: 1, times: 1 } as const;
    pdu.device.agent.faults.inject({ kind: 'refuse', status: 'genErr' }, scope);
    expect(errorOf(await several(pdu, 'off', BOTH)).kind).toBe('rejectedByDevice');
    expect(pdu.written().map((set) => set[0])).toEqual([`${QUEUE}=0`, `${ACTION}.1.1.1=5`, `${QUEUE}=0`]);
  });

  it('commits nothing when the answer to the outlets was lost, and that is no unknown outcome', async () => {
    const pdu = await discoveredDevice(SENTRY4_FIXTURE);
    pdu.device.agent.faults.inject({ kind: 'loseAnswer' }, { types: ['set'], after: 1, times: 1 });
    const onSent = vi.fn<() => void>();
    expect(errorOf(await several(pdu, 'off', BOTH, { onSent })).kind).toBe('timeout');
    expect(pdu.written().flat()).not.toContain(`${QUEUE}=1`);
    expect(pdu.written().at(-1)).toEqual([`${QUEUE}=0`]);
    expect(onSent).not.toHaveBeenCalled();
  });

  it('clears the queue when the answer to the commit was lost, and commits no second time', async () => {
    const pdu = await discoveredDevice(SENTRY4_FIXTURE);
    pdu.device.agent.faults.inject({ kind: 'loseAnswer' }, { types: ['set'], after: 2, times: 1 });
    expect(errorOf(await several(pdu, 'off', BOTH)).kind).toBe('outcomeUnknown');
    expect(pdu.written().map((set) => set[0])).toEqual([
      `${QUEUE}=0`,
      `${ACTION}.1.1.1=5`,
      `${QUEUE}=1`,
      `${QUEUE}=0`,
    ]);
  });

  it('says that outlets may stay noted when the queue could not be cleared', async () => {
    const pdu = await discoveredDevice(SENTRY4_FIXTURE);
    pdu.device.agent.faults.inject({ kind: 'refuse', status: 'genErr' }, { types: ['set'], after: 1 });
    const error = errorOf(await several(pdu, 'off', BOTH));
    expect(error).toMatchObject({ kind: 'rejectedByDevice', message: expect.stringContaining('clear it') });
    expect(pdu.written()).toHaveLength(3);
  });

  it('does not commit what was taken back while it was noted', async () => {
    const pdu = await discoveredDevice(SENTRY4_FIXTURE);
    const controller = new AbortController();
    const { log } = pdu.device.agent;
    log.onRequest = (record) => {
      if (record.type === 'set' && record.varbinds.length === 2) controller.abort();
    };
    const result = await several(pdu, 'off', BOTH, { signal: controller.signal });
    expect(errorOf(result).kind).toBe('cancelled');
    expect(pdu.written().flat()).not.toContain(`${QUEUE}=1`);
    expect(pdu.written().at(-1)).toEqual([`${QUEUE}=0`]);
  });
});

describe('the check before a command', () => {
  it('tells serial, label, name and state, and another label in the row', async () => {
    const pdu = await discoveredDevice(PDU2_FIXTURE);
    const outlets: readonly OutletId[] = ['outlet:1', 'outlet:2/2', 'outlet:4'];
    const check = valueOf(await pdu.driver.checkOutlets({ signal: never(), outlets }));
    expect(check).toMatchObject({
      serial: 'MADEUP0001',
      mac: '02:00:00:00:00:01',
      outlets: [
        { outlet: 'outlet:1', label: '1', name: 'web-01', observation: { powerState: 'on' } },
        { outlet: 'outlet:2/2', label: '2/2', name: 'nas', observation: { powerState: 'off' } },
        { outlet: 'outlet:4', label: '4', name: '', observation: { powerState: 'unknown' } },
      ],
    });
    pdu.device.set('1.3.6.1.4.1.13742.6.3.5.3.1.2.2.2', octets('9'));
    const moved = valueOf(await pdu.driver.checkOutlets({ signal: never(), outlets }));
    expect(moved.outlets.map((each) => each.label)).toEqual(['1', '2/9', '4']);
  });
});

describe('cancelling a sequence', () => {
  const PENDING = '1.3.6.1.4.1.318.1.1.12.3.5.1.1.5';
  const COMMAND = '318.1.1.12.3.3.1.1.4';

  it('drops what outlets still wait for, and nothing else', async () => {
    const pdu = await discoveredDevice(APC_RPDU_FIXTURE);
    const signal = never();
    valueOf(await pdu.driver.cancelSequence({ signal }));
    expect(pdu.written()).toEqual([]);
    // Outlet 1 is on: what waits there is no switching on.
    for (const outlet of [1, 2]) pdu.device.set(`${PENDING}.${outlet}`, integer(1));
    valueOf(await pdu.driver.cancelSequence({ signal }));
    expect(pdu.written()).toEqual([[`${COMMAND}.2=7`]]);
  });

  it('is unsupported where the MIB has no command for it', async () => {
    const { driver, written } = await discoveredDevice(PDU2_FIXTURE);
    expect(errorOf(await driver.cancelSequence({ signal: never() })).kind).toBe('unsupported');
    expect(written()).toEqual([]);
  });
});
