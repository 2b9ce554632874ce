import { createRoot } from 'react-dom/client';
import { OverviewCentre } from '../../../renderer/features/overview/OverviewCentre.tsx';
import { SequenceView } from '../../../renderer/features/sequence/SequenceView.tsx';
import { connectEngine } from '../../../renderer/ipc/engine.ts';
import { EngineSync } from '../../../renderer/ipc/sync.ts';
import { openEngineByWebSocket } from '../../../renderer/ipc/web-socket.ts';
import { useAppStore } from '../../../renderer/state/store.ts';
import { followTheme } from '../../../renderer/state/theme.ts';
import '../../../renderer/ui/styles/index.css';
import { inletId } from '../../../shared/model/ids.ts';
import './page.css';

/** What the app shows on two tabs, side by side: the charts of an inlet and the outlets to be dragged. */
function BenchPage() {
  const pdu = useAppStore((state) => state.fleet.pdus[0]);
  if (pdu === undefined) return null;
  return (
    <div className="bench">
      <section>
        <OverviewCentre pdu={pdu} />
      </section>
      <section>
        <SequenceView pdu={pdu} />
      </section>
    </div>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
followTheme();
const client = await openEngineByWebSocket();
connectEngine(client);
await new EngineSync(client).start();
const { fleet, goTo } = useAppStore.getState();
const pdu = fleet.pdus[0];
if (pdu === undefined) throw new Error('The engine has no PDU.');
goTo({ screen: 'pdu', pdu: pdu.id, tab: 'overview', element: inletId('I1') });
createRoot(root).render(<BenchPage />);
