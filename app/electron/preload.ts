import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { createClient, type ClientTransport } from '../../shared/ipc/client.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { valueOfOutcome, type CallOutcome } from '../ipc/outcome.ts';

/** One function a call of the contract and no way to any other channel; Electron's event objects stay here. */
const transport: ClientTransport = {
  call: async (channel, args) =>
    valueOfOutcome(channel, (await ipcRenderer.invoke(channel, args)) as CallOutcome),
  listen: (channel, listener) => {
    const entry = (_event: IpcRendererEvent, payload: unknown) => listener(payload);
    ipcRenderer.on(channel, entry);
    return () => void ipcRenderer.off(channel, entry);
  },
};

contextBridge.exposeInMainWorld('busbar', createClient(contract, transport));
