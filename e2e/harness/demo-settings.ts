import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import type { FleetChange, PduView } from '../../shared/model/fleet.ts';
import type { OutletId, PduId } from '../../shared/model/ids.ts';
import type { Outlet, PduModel, PduSettings } from '../../shared/model/pdu.ts';
import { err, ok, type Result } from '../../shared/result.ts';

interface DemoSettingsOptions {
  readonly pduOf: (id: PduId) => PduView | undefined;
  readonly change: (change: FleetChange) => void;
}

const ANSWERS_AFTER_MS = 500;

type Settings = Pick<
  EngineHandlers['pdus'],
  | 'renameElement'
  | 'renameInBusbar'
  | 'changeCycleDelay'
  | 'changeInRushGuard'
  | 'changePowerOnDelay'
  | 'changeStartupState'
  | 'changeAddress'
>;

/** Settings that a demo PDU keeps. It refuses the name `refuse` and delays of 13 s. */
export function demoSettings({ pduOf, change }: DemoSettingsOptions): Settings {
  const write = async (
    pdu: PduId,
    isRefused: boolean,
    next: (model: PduModel) => PduModel,
  ): Promise<Result<null, DeviceError>> => {
    await new Promise((resolve) => setTimeout(resolve, ANSWERS_AFTER_MS));
    const model = pduOf(pdu)?.model;
    if (isRefused)
      return err({
        kind: 'notPermitted',
        message: 'The PDU refused: the user lab-view may not change settings. Nothing was changed.',
      });
    if (model !== null && model !== undefined) change({ kind: 'model', pdu, model: next(model) });
    return ok(null);
  };
  const ofPdu = (pdu: PduId, isRefused: boolean, patch: Partial<PduSettings>) =>
    write(pdu, isRefused, (model) => ({ ...model, settings: { ...model.settings, ...patch } }));
  const ofOutlet = (pdu: PduId, outlet: OutletId, isRefused: boolean, patch: Partial<Outlet>) =>
    write(pdu, isRefused, (model) => ({
      ...model,
      outlets: model.outlets.map((each) => (each.id === outlet ? { ...each, ...patch } : each)),
    }));
  return {
    renameElement: ({ pdu, element, name }) =>
      element === 'pdu'
        ? ofPdu(pdu, name === 'refuse', { name })
        : write(pdu, name === 'refuse', (model) => ({
            ...model,
            inlets: model.inlets.map((each) => (each.id === element ? { ...each, name } : each)),
            ocps: model.ocps.map((each) => (each.id === element ? { ...each, name } : each)),
            outlets: model.outlets.map((each) => (each.id === element ? { ...each, name } : each)),
          })),
    renameInBusbar: async ({ pdu, name }) => {
      const view = pduOf(pdu);
      if (view !== undefined) change({ kind: 'pduPut', pdu: { ...view, name } });
      return ok(null);
    },
    changeCycleDelay: ({ pdu, outlet, cycleDelayMs, usePduCycleDelay }) =>
      outlet === null
        ? ofPdu(pdu, cycleDelayMs === 13_000, { cycleDelayMs })
        : ofOutlet(pdu, outlet, cycleDelayMs === 13_000, { cycleDelayMs, usePduCycleDelay }),
    changeInRushGuard: ({ pdu, inRushGuardDelayMs }) => ofPdu(pdu, false, { inRushGuardDelayMs }),
    changePowerOnDelay: ({ pdu, powerOnDelayMs }) => ofPdu(pdu, false, { powerOnDelayMs }),
    changeStartupState: ({ pdu, outlet, startupState }) =>
      outlet !== null
        ? ofOutlet(pdu, outlet, false, { startupState })
        : ofPdu(pdu, false, startupState === 'pduDefault' ? {} : { startupState }),
    changeAddress: async ({ pdu, address }) => {
      const view = pduOf(pdu);
      if (view !== undefined) change({ kind: 'pduPut', pdu: { ...view, address } });
      return ok(null);
    },
  };
}
