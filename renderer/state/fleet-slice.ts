import type { StateCreator } from 'zustand';
import {
  DEFAULT_SETTINGS,
  EMPTY_DESK,
  type AppInfo,
  type AppSettings,
  type Desk,
} from '../../shared/ipc/app.ts';
import {
  applyFleetChange,
  EMPTY_FLEET,
  isAboutSideSession,
  withoutSideSessions,
  type FleetChange,
  type FleetState,
} from '../../shared/model/fleet.ts';
import type { PduView } from '../../shared/model/fleet.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { TrapReceiverState } from '../../shared/model/trap-receiver.ts';

/** What the engine said. Only `renderer/ipc` writes it. */
export interface FleetSlice {
  readonly fleet: FleetState;
  /** False until the first snapshot, and while the engine cannot be reached. */
  readonly engineConnected: boolean;
  readonly info: AppInfo | null;
  readonly settings: AppSettings;
  readonly desk: Desk;
  readonly trapReceiver: TrapReceiverState;
  readonly receiveSnapshot: (fleet: FleetState) => void;
  readonly receiveChange: (revision: number, change: FleetChange) => void;
  readonly receiveInfo: (info: AppInfo) => void;
  readonly receiveSettings: (settings: AppSettings) => void;
  readonly receiveDesk: (desk: Desk) => void;
  readonly receiveTrapReceiver: (state: TrapReceiverState) => void;
  readonly setEngineConnected: (connected: boolean) => void;
}

/** Empty until the engine has told something. */
export const createFleetSlice: StateCreator<FleetSlice, [], [], FleetSlice> = (set) => ({
  fleet: EMPTY_FLEET,
  engineConnected: false,
  info: null,
  settings: DEFAULT_SETTINGS,
  desk: EMPTY_DESK,
  trapReceiver: { kind: 'off' },
  receiveSnapshot: (fleet) => set({ fleet: withoutSideSessions(fleet), engineConnected: true }),
  receiveChange: (revision, change) =>
    set(({ fleet }) => ({
      fleet: { ...(isAboutSideSession(change) ? fleet : applyFleetChange(fleet, change)), revision },
    })),
  receiveInfo: (info) => set({ info }),
  receiveSettings: (settings) => set({ settings }),
  receiveDesk: (desk) => set({ desk }),
  receiveTrapReceiver: (trapReceiver) => set({ trapReceiver }),
  setEngineConnected: (engineConnected) => set({ engineConnected }),
});

/** Selects one PDU; its identity changes only when something of it changed. */
export function selectPdu(id: PduId): (state: FleetSlice) => PduView | undefined {
  return (state) => state.fleet.pdus.find((pdu) => pdu.id === id);
}
