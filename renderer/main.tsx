import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { EngineClient } from '../shared/ipc/contract.ts';
import { App } from './App.tsx';
import './ipc/bridge.ts';
import { connectEngine } from './ipc/engine.ts';
import { EngineSync } from './ipc/sync.ts';
import { openEngineByWebSocket } from './ipc/web-socket.ts';
import { followPlaces } from './state/place-history.ts';
import { useAppStore } from './state/store.ts';
import { followTheme } from './state/theme.ts';
import './ui/styles/index.css';

let sync: EngineSync | null = null;

function openEngine(): Promise<EngineClient> | EngineClient {
  return (
    window.busbar ??
    openEngineByWebSocket({
      onConnectionChange: (connected) => {
        // The snapshot says that it is connected again.
        if (connected) sync?.recover();
        else useAppStore.getState().setEngineConnected(false);
      },
    })
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
followTheme();
const client = await openEngine();
connectEngine(client);
sync = new EngineSync(client);
await sync.start();
followPlaces();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
