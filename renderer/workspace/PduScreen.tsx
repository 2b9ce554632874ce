import { useContext } from 'react';
import { Tab, TabList, TabListStateContext, TabPanel, Tabs } from 'react-aria-components';
import type { PduView } from '../../shared/model/fleet.ts';
import { PduEventsView } from '../features/events/PduEventsView.tsx';
import { OutletsView } from '../features/outlets/OutletsView.tsx';
import { DraftDot } from '../features/sequence/DraftDot.tsx';
import { SequenceView } from '../features/sequence/SequenceView.tsx';
import { EventCount } from '../journal/EventCount.tsx';
import { goToPdu } from '../state/go-to-pdu.ts';
import { PDU_TABS, TAB_NAMES } from '../state/pdu-tabs.ts';
import { useAppStore } from '../state/store.ts';
import type { PduTab } from '../state/ui-slice.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { DeviceSettingsTab } from './DeviceSettingsTab.tsx';
import { FirstReading } from './FirstReading.tsx';
import { useInspectorOverlay } from './inspector-toggle.ts';
import { PduBanners } from './PduBanners.tsx';
import { PduHeader } from './PduHeader.tsx';
import { Workspace } from './Workspace.tsx';

/** One PDU: who it is, its tabs, what is wrong with it, and the tab that is open. */
export function PduScreen({ pdu }: { readonly pdu: PduView }) {
  const tab = useAppStore((state) => (state.place.screen === 'pdu' ? state.place.tab : 'overview'));
  const element = useAppStore((state) => (state.place.screen === 'pdu' ? state.place.element : null));
  const outletCount = pdu.model?.outlets.length;
  return (
    <>
      <PduHeader pdu={pdu} />
      <Tabs
        className="pdu-tabs"
        selectedKey={tab}
        onSelectionChange={(key) => goToPdu(pdu.id, key as PduTab, element)}
      >
        <div className="tabs-row">
          <TabList className="tabs" aria-label={pdu.name} data-region="tabs" data-region-focus>
            {PDU_TABS.map((id) => (
              <Tab key={id} id={id} className={({ isSelected }) => (isSelected ? 'cur' : '')}>
                {TAB_NAMES[id]}
                {id === 'sequence' ? <DraftDot pdu={pdu.id} /> : null}
                {id === 'events' ? <EventCount pdu={pdu.id} /> : null}
                {id === 'outlets' && outletCount !== undefined ? (
                  <span className="ct">{outletCount}</span>
                ) : null}
              </Tab>
            ))}
          </TabList>
          {tab === 'overview' ? <InspectorToggle /> : null}
        </div>
        <BannersOnScreen pdu={pdu} />
        {PDU_TABS.map((id) => (
          <TabPanel key={id} id={id} className="tab-panel">
            <ErrorBoundary what={TAB_NAMES[id].toLowerCase()}>
              <TabContent tab={id} pdu={pdu} />
            </ErrorBoundary>
          </TabPanel>
        ))}
      </Tabs>
    </>
  );
}

/**
 * The library draws what stands in `Tabs` a second time, off the screen, to learn its tabs; there is no state there. A
 * banner that stood there would take the place of the one on the screen.
 */
function BannersOnScreen({ pdu }: { readonly pdu: PduView }) {
  return useContext(TabListStateContext) === null ? null : <PduBanners pdu={pdu} />;
}

function TabContent({ tab, pdu }: { readonly tab: PduTab; readonly pdu: PduView }) {
  if (pdu.model === null) return <FirstReading pdu={pdu} />;
  switch (tab) {
    case 'overview':
      return <Workspace pdu={pdu} model={pdu.model} />;
    case 'outlets':
      return <OutletsView pdu={pdu} />;
    case 'sequence':
      return <SequenceView pdu={pdu} />;
    case 'events':
      return <PduEventsView pdu={pdu} />;
    case 'settings':
      return <DeviceSettingsTab pdu={pdu} />;
  }
}

/** Shown in a narrow window only. */
function InspectorToggle() {
  const { isOpen, toggle } = useInspectorOverlay();
  return (
    <Button className="insp-toggle" size="sm" onPress={toggle}>
      {isOpen ? 'Hide inspector' : 'Inspector'}
      <kbd aria-hidden>I</kbd>
    </Button>
  );
}
