import { expect, it } from 'vitest';
import type { OutletStartupState, PduModel } from '../../../shared/model/pdu.ts';
import type { PduDriver } from '../driver.ts';
import type { ContractSubject } from './driver-contract.ts';
import { errorOf, valueOf } from './value-of.ts';
import { never } from './waiting.ts';

const discovered = async (driver: PduDriver): Promise<PduModel> =>
  valueOf(await driver.discover({ signal: never() }));
const readAgain = async (driver: PduDriver): Promise<PduModel> =>
  valueOf(await driver.readSettings({ signal: never() }));

/** Another one than what is set, that every device with such a setting knows. */
const otherThan = (state: OutletStartupState | null): 'on' | 'off' => (state === 'off' ? 'on' : 'off');

/** What can be set at a PDU besides its sequence: start-up states and the power-on delay. */
export function describeSettings(subject: () => ContractSubject): void {
  it('writes the start-up state of an outlet so that it reads back equal, and no other setting changes', async () => {
    const { driver, outlet } = subject();
    const model = await discovered(driver);
    const before = model.outlets.find(({ id }) => id === outlet);
    const startupState = otherThan(before?.startupState ?? null);
    const written = await driver.writeStartupState({ signal: never(), outlet, startupState });
    if (before?.startupState === null) {
      expect(errorOf(written).kind).toBe('unsupported');
      return;
    }
    expect(model.capabilities).toContain('startupState');
    valueOf(written);
    const again = await readAgain(driver);
    expect(again).toEqual({
      ...model,
      outlets: model.outlets.map((each) => (each.id === outlet ? { ...each, startupState } : each)),
    });
  });

  it("writes the PDU's own start-up state, which cannot be that of the PDU", async () => {
    const { driver, exchanges } = subject();
    const model = await discovered(driver);
    const before = model.settings.startupState;
    const startupState = otherThan(before);
    const exchangesBefore = exchanges();
    const own = await driver.writeStartupState({
      signal: never(),
      outlet: null,
      startupState: 'pduDefault',
    });
    expect(['invalidArgument', 'unsupported']).toContain(errorOf(own).kind);
    expect(exchanges()).toBe(exchangesBefore);
    const written = await driver.writeStartupState({ signal: never(), outlet: null, startupState });
    if (before === null) {
      expect(errorOf(written).kind).toBe('unsupported');
      return;
    }
    valueOf(written);
    const again = await readAgain(driver);
    expect(again.settings).toEqual({ ...model.settings, startupState });
  });

  it('writes settings that are changed at the same time without undoing one by another', async () => {
    const { driver } = subject();
    const { capabilities, settings } = await discovered(driver);
    const startupState = otherThan(settings.startupState);
    const cycleDelayMs = (settings.cycleDelayMs ?? 0) + 1000;
    const signal = never();
    const delay = { outlet: null, cycleDelayMs, usePduCycleDelay: false } as const;
    const outcomes = await Promise.all([
      driver.writeStartupState({ signal, outlet: null, startupState }),
      driver.writeCycleDelay({ signal, ...delay }),
      driver.writePowerOnDelay({ signal, powerOnDelayMs: 7000 }),
    ]);
    const [isState, isDelay, isPowerOn] = outcomes.map(({ ok }) => ok);
    expect(isPowerOn).toBe(capabilities.includes('powerOnDelay'));
    expect((await readAgain(driver)).settings).toEqual({
      ...settings,
      ...(isState === true ? { startupState } : {}),
      ...(isDelay === true ? { cycleDelayMs } : {}),
      ...(isPowerOn === true ? { powerOnDelayMs: 7000 } : {}),
    });
  });

  it('does not write the start-up state of an outlet that is not there', async () => {
    const { driver, exchanges } = subject();
    await discovered(driver);
    const before = exchanges();
    const options = { signal: never(), outlet: 'outlet:no such', startupState: 'off' } as const;
    expect(['notFound', 'unsupported']).toContain(errorOf(await driver.writeStartupState(options)).kind);
    expect(exchanges()).toBe(before);
  });

  it('writes the power-on delay, rounded up to what the device keeps', async () => {
    const { driver } = subject();
    const model = await discovered(driver);
    const written = await driver.writePowerOnDelay({ signal: never(), powerOnDelayMs: 4200 });
    if (!model.capabilities.includes('powerOnDelay')) {
      expect(errorOf(written).kind).toBe('unsupported');
      return;
    }
    valueOf(written);
    const again = await readAgain(driver);
    expect(again.settings).toEqual({ ...model.settings, powerOnDelayMs: 5000 });
    const refused = await driver.writePowerOnDelay({ signal: never(), powerOnDelayMs: -1 });
    expect(errorOf(refused).kind).toBe('invalidArgument');
  });
}
